// The mapping file: every member, and every wrong one named.
#include "delimited_file.h"
#include "ingest/mapping.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

using namespace plateglass;
using test::json;
using ingest::Field;
using ingest::parseMapping;

static const std::string kWhole = json("{"
        "'$schema': 'x', 'name': 'all', 'separator': '\\t', 'quote': '$', 'encoding': 'windows-1252', 'header': false, 'nulls': ['NA', '-'], 'timezone': 'America/Los_Angeles',"
        "'columns': {'plate': '#1', 'jurisdiction': {'column': '#2'}, 'time': {'column': '#3', 'format': 'MM/dd/yyyy - HH:mm:ss'}, 'lat': '#4', 'lon': '#5',"
        "'cameraName': '#6', 'confidence': {'column': '#7', 'scale': 100}, 'direction': '#8', 'make': '#9', 'model': '#10', 'colour': '#11', 'vehicleType': '#12',"
        "'image': '#13', 'externalId': '#14'},"
        "'constants': {'camera': 'CAR 1'}, 'ignore': ['#15'], 'cameraKind': 'mobile'}");

struct Wrong {
    const char* name;
    const char* text;
    const char* detail;
};
#define COLUMNS "\"columns\":{\"plate\":\"p\",\"camera\":\"c\",\"time\":{\"column\":\"t\",\"format\":\"epoch\"}}"
static const Wrong kWrong[] = {
    {"unknown member", "{\"seperator\":\";\"," COLUMNS "}", "seperator"},
    {"unknown column", "{\"columns\":{\"platte\":\"p\"}}", "columns.platte"},
    {"unknown setting of a column", "{\"columns\":{\"plate\":{\"column\":\"p\",\"scale\":1}}}", "columns.plate.scale"},
    {"scale zero", "{\"columns\":{\"confidence\":{\"column\":\"p\",\"scale\":0}}}", "columns.confidence.scale"},
    {"two separators", "{\"separator\":\"||\"," COLUMNS "}", "separator"},
    {"separator is a line end", "{\"separator\":\"\\n\"," COLUMNS "}", "separator"},
    {"quote is the separator", "{\"quote\":\",\"," COLUMNS "}", "quote"},
    {"unknown encoding", "{\"encoding\":\"ebcdic\"," COLUMNS "}", "encoding"},
    {"header as text", "{\"header\":\"yes\"," COLUMNS "}", "header"},
    {"nulls not a list", "{\"nulls\":\"NA\"," COLUMNS "}", "nulls"},
    {"unknown zone", "{\"timezone\":\"Mars/Olympus\"," COLUMNS "}", "timezone"},
    {"unknown camera kind", "{\"cameraKind\":\"flying\"," COLUMNS "}", "cameraKind"},
    {"no plate", "{\"columns\":{\"camera\":\"c\",\"time\":{\"column\":\"t\",\"format\":\"epoch\"}}}", "columns.plate"},
    {"plate and pseudonym", "{\"columns\":{\"plate\":\"p\",\"pseudonym\":\"q\",\"camera\":\"c\",\"time\":{\"column\":\"t\",\"format\":\"epoch\"}}}", "columns.plate"},
    {"no time", "{\"columns\":{\"plate\":\"p\",\"camera\":\"c\"}}", "columns.time"},
    {"time without format", "{\"columns\":{\"plate\":\"p\",\"camera\":\"c\",\"time\":\"t\"}}", "columns.time.format"},
    {"no camera", "{\"columns\":{\"plate\":\"p\",\"time\":{\"column\":\"t\",\"format\":\"epoch\"}}}", "columns.camera"},
    {"lat without lon", "{\"columns\":{\"plate\":\"p\",\"lat\":\"l\",\"camera\":\"c\",\"time\":{\"column\":\"t\",\"format\":\"epoch\"}}}", "columns.lat"},
    {"column and constant", "{\"constants\":{\"camera\":\"C\"}," COLUMNS "}", "constants.camera"},
    {"constant plate", "{\"constants\":{\"plate\":\"QQ1\"}," COLUMNS "}", "constants.plate"},
    {"a list", "[]", "the mapping is not an object"},
};

class TestMapping : public QObject {
    Q_OBJECT
private slots:
    void everyMemberIsRead()
    {
        const auto m = parseMapping(kWhole);
        QVERIFY(m);
        QCOMPARE(m->name, std::string("all"));
        QCOMPARE(m->separator, '\t');
        QCOMPARE(m->quote, '$');
        QCOMPARE(m->encoding, ingest::Encoding::Windows1252);
        QVERIFY(!m->header);
        QCOMPARE(m->nulls, (std::vector<std::string>{"NA", "-"}));
        QCOMPARE(m->timezone, std::string("America/Los_Angeles"));
        QCOMPARE(m->columns.size(), std::size_t(14));
        QCOMPARE(m->columns.at(Field::Time).format, std::string("MM/dd/yyyy - HH:mm:ss"));
        QCOMPARE(m->columns.at(Field::Confidence).scale, 100.0);
        QCOMPARE(m->columns.at(Field::Jurisdiction).column, std::string("#2"));
        QCOMPARE(m->constants.at(Field::Camera), std::string("CAR 1"));
        QCOMPARE(m->ignore, (std::vector<std::string>{"#15"}));
        QVERIFY(m->cameraKind == domain::CameraKind::Mobile);
    }
    void whatIsUnsaidHasItsDefault()
    {
        const auto m = parseMapping("{" COLUMNS "}");
        QVERIFY(m);
        QVERIFY(m->header && m->separator == ',' && m->quote == '"' && m->encoding == ingest::Encoding::Utf8 && !m->cameraKind);
        QCOMPARE(parseMapping("{\"quote\":\"\"," COLUMNS "}")->quote, '\0');
    }
    void wrongMembersAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("detail");
        for (const auto& wrong : kWrong) QTest::newRow(wrong.name) << QByteArray(wrong.text) << QByteArray(wrong.detail);
    }
    void wrongMembersAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, detail);
        const auto m = parseMapping(text.toStdString());
        QVERIFY(!m);
        QCOMPARE(m.error().code, base::Errc::Malformed);
        QCOMPARE(QByteArray::fromStdString(m.error().detail), detail);
    }
    void shippedMappingsAreGood()
    {
        QFile file(QStringLiteral(PLATEGLASS_SOURCE_DIR "/resources/mappings/seattle-pd.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto m = parseMapping(file.readAll().toStdString());
        QVERIFY(m);
        QVERIFY(m->columns.contains(Field::Pseudonym));
    }
};
PLATEGLASS_TEST(TestMapping)
#include "tst_mapping.moc"
