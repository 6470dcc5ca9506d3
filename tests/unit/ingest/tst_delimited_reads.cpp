// Files of reads: what a row becomes, and why a row becomes none.
#include "delimited_file.h"
#include "support/test_main.h"

#include <QTest>

#include <zlib.h>

using namespace plateglass;
using test::json;
using base::Errc;
using test::DelimitedFile;
using test::kPlainHeader;
using test::kPlainMapping;
using test::kPlainRow;

static const std::string kFullMapping = json("{'separator':';','nulls':['NA','-'],'timezone':'America/Los_Angeles',"
        "'columns':{'plate':'Plate','jurisdiction':'State','time':{'column':'When','format':'MM/dd/yyyy HH:mm:ss'},'lat':'Lat','lon':'Lon','camera':'Cam','cameraName':'Name',"
        "'confidence':{'column':'Conf','scale':100},'direction':'Dir','make':'Make','model':'Model','colour':'Colour','vehicleType':'Type','externalId':'Id'}}");
static const std::string kFullHeader = "Id;Plate;State;When;Lon;Lat;Cam;Name;Conf;Dir;Make;Model;Colour;Type;Extra\n";

static std::string fullRow(std::string_view change = {}, std::string_view value = {})
{
    std::vector<std::pair<std::string_view, std::string_view>> cells = {
        {"Id", "X-1"}, {"Plate", "qq 8-O0"}, {"State", "ca"}, {"When", "01/03/2026 00:00:01"}, {"Lon", "-118.1445"}, {"Lat", "34.1478"}, {"Cam", "CAM-1"},
        {"Name", "Bridge"}, {"Conf", "87.4"}, {"Dir", "N"}, {"Make", "FORD"}, {"Model", "F150"}, {"Colour", "RED"}, {"Type", "PICKUP"}, {"Extra", "z"}};
    std::string row;
    for (const auto& [name, text] : cells) row += std::string(name == change ? value : text) + (name == "Extra" ? "\n" : ";");
    return row;
}

struct Reason {
    const char* name;
    const char* column;
    const char* value;
    const char* reason;
};
static const Reason kReasons[] = {
    {"empty plate", "Plate", "", "plate.empty"},
    {"null plate", "Plate", "NA", "plate.empty"},
    {"plate of separators", "Plate", "---", "plate.empty"},
    {"plate a spreadsheet ate", "Plate", "1.00E+10", "plate.spreadsheet"},
    {"unknown state", "State", "California", "jurisdiction.unknown"},
    {"no time", "When", "", "time.missing"},
    {"impossible date", "When", "02/30/2026 10:00:00", "time.impossible"},
    {"other format", "When", "2026-01-03 10:00:00", "time.format"},
    {"skipped hour", "When", "03/08/2026 02:30:00", "time.gap"},
    {"long ago", "When", "01/03/1926 10:00:00", "time.range"},
    {"latitude 95", "Lat", "95", "latitude.range"},
    {"latitude -90.1", "Lat", "-90.1", "latitude.range"},
    {"longitude 181", "Lon", "181", "longitude.range"},
    {"latitude a word", "Lat", "north", "latitude.number"},
    {"latitude nan", "Lat", "nan", "latitude.number"},
    {"longitude inf", "Lon", "inf", "longitude.number"},
    {"latitude with decimal comma", "Lat", "34,1", "latitude.number"},
    {"longitude alone", "Lat", "NA", "coordinates.half"},
    {"confidence 101 %", "Conf", "101", "confidence.range"},
    {"confidence negative", "Conf", "-1", "confidence.range"},
    {"confidence a word", "Conf", "high", "confidence.number"},
    {"no camera", "Cam", "-", "camera.missing"},
    {"NUL", "Make", "F\\0RD", "text.nul"},
    {"not UTF-8", "Make", "F\xd6RD", "text.encoding"},
    {"a cell too many", "Make", "FORD;F", "columns.count"},
};

class TestDelimitedReads : public QObject {
    Q_OBJECT
private slots:
    void aRowBecomesARead()
    {
        const auto all = DelimitedFile(kFullHeader + fullRow()).read(kFullMapping);
        QVERIFY(all.outcome);
        QCOMPARE(all.reasons(), std::string());
        QCOMPARE(all.reads.size(), std::size_t(1));
        const auto& r = all.reads[0];
        QCOMPARE(r.plate.text, std::string("QQ8O0"));
        QCOMPARE(r.plateRaw, std::string("qq 8-O0"));
        QCOMPARE(r.plate.kind, domain::PlateKind::Plate);
        QCOMPARE(r.plate.jurisdiction.code, std::string("US-CA"));
        QCOMPARE(base::toRfc3339(r.time, base::Precision::Second), std::string("2026-01-03T08:00:01Z"));
        QCOMPARE(r.place->lat.value, 341'478'000);
        QCOMPARE(r.place->lon.value, -1'181'445'000);
        QCOMPARE(r.cameraCode + r.cameraName, std::string("CAM-1Bridge"));
        QVERIFY(r.mobileCamera);
        QCOMPARE(int(r.confidence->value), 874);
        QCOMPARE(r.direction + r.make + r.model + r.colour + r.vehicleType + r.externalId, std::string("NFORDF150REDPICKUPX-1"));
        QCOMPARE(r.image, domain::ImageState::None);
    }
    void nullsLeaveFieldsUnknown()
    {
        const auto all = DelimitedFile(kFullHeader + "X;QQ1;NA;01/03/2026 00:00:01;NA;-;C;;NA;NA;;;;;\n").read(kFullMapping);
        QCOMPARE(all.reasons(), std::string());
        QVERIFY(!all.reads[0].plate.jurisdiction.known() && !all.reads[0].place && !all.reads[0].confidence);
        QVERIFY(all.reads[0].cameraName.empty() && all.reads[0].direction.empty());
    }
    void zeroZeroIsNoPlace()
    {
        const auto all = DelimitedFile(kFullHeader + "X;QQ1;;01/03/2026 00:00:01;0.000;0;C;;;;;;;;\nX;QQ1;;01/03/2026 00:00:01;0;0.001;C;;;;;;;;\n").read(kFullMapping);
        QCOMPARE(all.reads.size(), std::size_t(2));
        QVERIFY(!all.reads[0].place);
        QVERIFY(all.reads[1].place);
    }
    void rowsThatAreNoReadsSayWhyAndTheRestGoesOn_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kReasons)); ++i) QTest::newRow(kReasons[i].name) << i;
    }
    void rowsThatAreNoReadsSayWhyAndTheRestGoesOn()
    {
        QFETCH(int, index);
        const auto& bad = kReasons[index];
        std::string value(bad.value);
        if (const auto nul = value.find("\\0"); nul != std::string::npos) value.replace(nul, 2, 1, '\0');
        const auto row = fullRow(bad.column, value);
        const auto all = DelimitedFile(kFullHeader + fullRow() + row + fullRow()).read(kFullMapping);
        QVERIFY(all.outcome);
        QCOMPARE(all.reasons(), "3 " + std::string(bad.reason));
        QCOMPARE(all.reads.size(), std::size_t(2));
        QVERIFY(all.rejected[0].text.starts_with("X-1;"));
    }
    void longTextsAreRefused()
    {
        const std::string plate(129, 'Q'), name(1025, 'x');
        const auto all = DelimitedFile(kFullHeader + fullRow("Plate", plate) + fullRow("Plate", plate.substr(1)) + fullRow("Name", name)).read(kFullMapping);
        QCOMPARE(all.reasons(), std::string("2 plate.long, 4 text.long"));
        QVERIFY(all.rejected[1].text.size() <= 1024);
    }
    void theRejectedTextEndsBetweenCharacters()
    {
        std::string file = kPlainHeader;
        file.append(1023, 'x').append("\xc3\xa4");
        const auto all = DelimitedFile(file).read();
        QCOMPARE(all.reasons(), std::string("2 columns.count"));
        QCOMPARE(all.rejected[0].text, std::string(1023, 'x'));
    }
    void columnsAreFoundByName()
    {
        const auto missing = DelimitedFile("plate,time,cam,lat\nQQ1,2026-01-03T08:00:00Z,C1,34.1\n").read();
        QCOMPARE(missing.outcome.error().code, Errc::NotFound);
        QCOMPARE(missing.outcome.error().detail, std::string("lon"));
        const auto twice = DelimitedFile("plate,time,cam,lat,lon,lon\n").read();
        QCOMPARE(twice.outcome.error().code, Errc::Malformed);
        QVERIFY(twice.outcome.error().detail.ends_with("lon"));
        const auto unmappedTwice = DelimitedFile("x,plate,x,time,cam,lat,lon\n1,QQ1,2,2026-01-03T08:00:00Z,C1,34.1,-118.2\n").read();
        QCOMPARE(unmappedTwice.plates(), std::string("QQ1"));
    }
    void columnsAreFoundByNumber()
    {
        const auto mapping = json("{'header':false,'columns':{'plate':'#2','time':{'column':'#1','format':'epoch'}},'constants':{'camera':'C9'}}");
        const auto all = DelimitedFile("1767427200,QQ1,x\n1767427200,QQ2\n1767427200,QQ3,z\n").read(mapping);
        QCOMPARE(all.plates(), std::string("QQ1 QQ3"));
        QCOMPARE(all.reasons(), std::string("2 columns.count"));
        QCOMPARE(all.reads[0].cameraCode, std::string("C9"));
        const auto short1 = DelimitedFile("1767427200\n1767427200,QQ2\n").read(mapping);
        QCOMPARE(short1.reasons(), std::string("1 columns.count"));
        QCOMPARE(short1.plates(), std::string("QQ2"));
    }
    void aPseudonymIsKnownFromItsColumn()
    {
        const auto mapping = json("{'columns':{'pseudonym':'hash','time':{'column':'time','format':'iso8601'},'camera':'cam'}}");
        const auto all = DelimitedFile("hash,time,cam\n25c8f131,2026-01-03T08:00:00Z,C\n").read(mapping);
        QCOMPARE(all.reads[0].plate.kind, domain::PlateKind::Pseudonym);
        QCOMPARE(all.reads[0].plate.text, std::string("25C8F131"));
        QCOMPARE(all.reads[0].plateRaw, std::string("25c8f131"));
        QVERIFY(!all.reads[0].mobileCamera);
    }
    void theMappingMaySayThatCamerasStandStill()
    {
        auto mapping = kPlainMapping;
        mapping.insert(1, "\"cameraKind\":\"fixed\",");
        QVERIFY(!DelimitedFile(std::string(kPlainHeader) + kPlainRow).read(mapping).reads[0].mobileCamera);
        QVERIFY(DelimitedFile(std::string(kPlainHeader) + kPlainRow).read().reads[0].mobileCamera);
    }
    void theZoneOfTheCallerWinsOverTheMappings()
    {
        const auto hourOf = [](const char* zone, const ingest::DelimitedOptions& options) {
            const std::string mapping = "{\"timezone\":\"" + std::string(zone) + "\",\"columns\":{\"plate\":\"p\",\"time\":{\"column\":\"t\",\"format\":\"iso8601\"},\"camera\":\"c\"}}";
            return base::toRfc3339(DelimitedFile("p,t,c\nQQ1,2026-01-03T08:00:00,C\n").read(mapping, options).reads[0].time, base::Precision::Second).substr(11, 2);
        };
        const auto tokyo = *base::TimeZone::named("Asia/Tokyo"), losAngeles = *base::TimeZone::named("America/Los_Angeles");
        QCOMPARE(hourOf("", {.workspaceZone = losAngeles}), std::string("16"));
        QCOMPARE(hourOf("Europe/Berlin", {.workspaceZone = losAngeles}), std::string("07"));
        QCOMPARE(hourOf("Europe/Berlin", {.workspaceZone = losAngeles, .zone = tokyo}), std::string("23"));
    }
    void encodingsAreConverted()
    {
        const auto read = [](std::string_view bytes, std::string_view encoding) {
            const auto mapping = "{\"encoding\":\"" + std::string(encoding) + json("','columns':{'plate':'p','time':{'column':'t','format':'epoch'},'camera':'c'}}");
            return DelimitedFile(bytes).read(mapping);
        };
        const auto name = [&](std::string_view bytes, std::string_view encoding) {
            const auto all = read(bytes, encoding);
            return all.outcome ? all.reads.at(0).cameraCode : all.outcome.error().detail;
        };
        QCOMPARE(name("\xef\xbb\xbfp,t,c\nQQ1,1,\xc3\x96\n", "utf-8"), std::string("Ö"));
        QCOMPARE(name("p,t,c\nQQ1,1,\xd6\n", "latin1"), std::string("Ö"));
        QCOMPARE(name("p,t,c\nQQ1,1,\x80\n", "windows-1252"), std::string("€"));
        QCOMPARE(read("p,t,c\nQQ1,1,\x81\n", "windows-1252").reasons(), std::string("2 text.encoding"));
        const auto utf16 = [](std::u16string_view text, bool bigEndian) {
            std::string bytes = bigEndian ? "\xfe\xff" : "\xff\xfe";
            for (const auto c : text) {
                const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xff);
                (bytes += bigEndian ? high : low) += bigEndian ? low : high;
            }
            return bytes;
        };
        QCOMPARE(name(utf16(u"p,t,c\nQQ1,1,Ö€\U0001F697\n", true), "utf-16"), std::string("Ö€🚗"));
        QCOMPARE(name(utf16(u"p,t,c\nQQ1,1,Ö€\U0001F697\n", false), "utf-16"), std::string("Ö€🚗"));
        std::u16string broken = u"p,t,c\nQQ1,1,x\nQQ2,1,y\n";
        broken[12] = 0xd83d;
        const auto all = read(utf16(broken, false), "utf-16");
        QCOMPARE(all.reasons(), std::string("2 text.encoding"));
        QCOMPARE(all.plates(), std::string("QQ2"));
        QVERIFY(name(utf16(u"p,t,c\n", false), "utf-8").starts_with("encoding: the file is UTF-16"));
        QVERIFY(name("p,t,c\n", "utf-16").starts_with("encoding: the mapping says utf-16"));
        QVERIFY(name("\xef\xbb\xbfp,t,c\n", "latin1").starts_with("encoding: the file is UTF-8"));
        QVERIFY(name(utf16(u"p,t,c\n", false).substr(2), "utf-8").starts_with("encoding: the header holds NUL"));
        QVERIFY(name("p,t,\xd6\n", "utf-8").starts_with("encoding: the header"));
    }
    void gzipIsUnpackedAndProgressIsOfTheFile()
    {
        std::string text = kPlainHeader;
        for (int i = 0; i < 20'000; ++i) text += kPlainRow;
        const DelimitedFile file("");
        const auto gz = gzopen(file.path().c_str(), "wb");
        gzwrite(gz, text.data(), static_cast<unsigned>(text.size()));
        gzclose(gz);
        const auto mapping = *ingest::parseMapping(kPlainMapping);
        auto stream = *ingest::openDelimited(file.path(), mapping, {});
        domain::ReadBatch batch;
        std::size_t rows = 0;
        while (*stream->next(batch, {})) rows += batch.reads.size();
        QCOMPARE(rows, std::size_t(20'000));
        QCOMPARE(stream->progress(), 1.0);
    }
    void aStopEndsTheReading()
    {
        const DelimitedFile file(std::string(kPlainHeader) + kPlainRow);
        const auto mapping = *ingest::parseMapping(kPlainMapping);
        std::string many = kPlainHeader;
        while (many.size() < 1u << 20) many += kPlainRow;
        const DelimitedFile big(many);
        auto stream = *ingest::openDelimited(big.path(), mapping, {});
        std::stop_source stop;
        stop.request_stop();
        domain::ReadBatch batch;
        base::Result<bool> more = true;
        while (more && *more) more = stream->next(batch, stop.get_token());
        QVERIFY(!more);
        QCOMPARE(more.error().code, Errc::Cancelled);
    }
    void filesThatAreNotThereSaySo()
    {
        const auto mapping = *ingest::parseMapping(kPlainMapping);
        QCOMPARE(ingest::openDelimited("/nowhere/reads.csv", mapping, {}).error().code, Errc::NotFound);
        QCOMPARE(ingest::openDelimited("/tmp", mapping, {}).error().code, Errc::Io);
    }
};
PLATEGLASS_TEST(TestDelimitedReads)
#include "tst_delimited_reads.moc"
