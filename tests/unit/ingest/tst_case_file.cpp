// Case lists as agencies write them, and as nobody should.
#include "ingest/case_file.h"
#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace plateglass;
using ingest::readCaseFile;

class TestCaseFile : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path write(const QByteArray& bytes)
    {
        QFile file(m_dir.filePath(QStringLiteral("cases")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("scratch file");
        return file.fileName().toStdString();
    }
private slots:
    void formsOfOneListAreTheSame_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("csv") << QByteArray("number,title,opened,status,unit\n26-000411,Depot fire,2026-01-02,open,Arson\n26-000500,,,,\n");
        QTest::newRow("semicolons, other order, mark") << QByteArray("\xef\xbb\xbfUNIT;Status;more;Number;title;Opened\r\nArson;open;x;26-000411;Depot fire;2026-01-02\r\n;;;26-000500;;\r\n");
        QTest::newRow("tabs") << QByteArray("number\ttitle\topened\tstatus\tunit\n26-000411\tDepot fire\t2026-01-02\topen\tArson\n26-000500\t\t\t\t\n");
        QTest::newRow("json") << QByteArray(R"([{"number":"26-000411","title":"Depot fire","opened":"2026-01-02","status":"open","unit":"Arson","n":7},{"number":" 26-000500 ","title":null}])");
        QTest::newRow("json lines") << QByteArray("{\"number\":\"26-000411\",\"title\":\"Depot fire\",\"opened\":\"2026-01-02\",\"status\":\"open\",\"unit\":\"Arson\"}\n\n{\"number\":\"26-000500\"}\n");
    }
    void formsOfOneListAreTheSame()
    {
        QFETCH(QByteArray, text);
        const auto read = readCaseFile(write(text), {});
        QVERIFY(read);
        QVERIFY(read->rejected.empty());
        QCOMPARE(read->cases, (std::vector<domain::CaseEntry>{{"26-000411", "Depot fire", "2026-01-02", "open", "Arson"}, {"26-000500", "", "", "", ""}}));
    }
    void wrongRowsAreRejectedWithTheirReason()
    {
        const auto read = readCaseFile(write("number,opened\n,2026-01-02\n26-1,2026-02-30\n26-2,\n26-2,\n26-3\n" + QByteArray(600, '7') + ",\n"), {});
        QVERIFY(read);
        QCOMPARE(read->cases.size(), 1u);
        std::vector<std::string> reasons;
        for (const auto& row : read->rejected) reasons.push_back(row.reason);
        QCOMPARE(reasons, (std::vector<std::string>{"number.missing", "opened.date", "number.twice", "columns.count", "text.long"}));
        QCOMPARE(read->rejected[0].line, 2u);
    }
    void whatIsNoListIsRefused()
    {
        QCOMPARE(readCaseFile(m_dir.filePath(QStringLiteral("none")).toStdString(), {}).error().code, base::Errc::NotFound);
        QCOMPARE(readCaseFile(write(""), {}).error().detail, std::string("number"));
        QCOMPARE(readCaseFile(write("title,unit\na,b\n"), {}).error().detail, std::string("number"));
        QCOMPARE(readCaseFile(write("number\n\xff\xfe\n"), {}).error().code, base::Errc::Malformed);
        QCOMPARE(readCaseFile(write("{\"number\":7}"), {}).error().code, base::Errc::Malformed);
        QCOMPARE(readCaseFile(write("[7]"), {}).error().code, base::Errc::Malformed);
        QCOMPARE(readCaseFile(write("[[[["), {}).error().code, base::Errc::Malformed);
    }
    void cutAnywhereItIsAListOrRefused()
    {
        for (const QByteArray& whole : {QByteArray("number,title\n26-000411,\"Depot, \"\"fire\"\"\"\n"), QByteArray(R"([{"number":"26-000411","title":"D"}])")})
            for (qsizetype at = 0; at < whole.size(); ++at) {
                const auto read = readCaseFile(write(whole.left(at)), {});
                QVERIFY(!read || read->cases.size() <= 1);
            }
    }
};
PLATEGLASS_TEST(TestCaseFile)
#include "tst_case_file.moc"
