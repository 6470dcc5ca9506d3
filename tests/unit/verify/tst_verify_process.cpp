// The executable from outside: exit status, the two outputs, and nothing on standard output when it cannot work.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QProcess>
#include <QTest>

using namespace plateglass;
using namespace plateglass::test;

namespace {

struct Run {
    int status = -1;
    QByteArray out, err;
};

Run verifier(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/plateglass-verify"), arguments);
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
const QString kKey = QString::fromUtf8(kLogKey.data(), qsizetype(kLogKey.size()));

} // namespace

class TestVerifyProcess : public QObject {
    Q_OBJECT
    LogFixture m_fixture;
    QString m_log;

private slots:
    void initTestCase()
    {
        putLog(m_fixture.path("log"), kRecords, {1});
        put(m_fixture.path("key"), std::string(kLogKey) + "\n");
        put(m_fixture.path("proof"), kProof);
        put(m_fixture.path("record"), kRecords[1]);
        m_log = text(m_fixture.path("log"));
    }
    void goodLogsEndWithZero()
    {
        for (const auto& key : {kKey, text(m_fixture.path("key"))}) {
            const auto run = verifier({m_log, "--vkey", key});
            QCOMPARE(run.status, 0);
            QVERIFY(run.out.startsWith("ok   checkpoint: 3 records of pd.example/alpr-audit/ws07, signed by the log's key\n"));
            QVERIFY(run.out.endsWith("\nverified\n"));
            QVERIFY(!run.out.contains("FAIL"));
            QVERIFY(run.err.isEmpty());
        }
    }
    void folderKeyEndsWithOne()
    {
        const auto run = verifier({m_log});
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.endsWith("\nconsistent, but the key was not given to you independently\n"));
    }
    void badLogsEndWithOne()
    {
        const LogFixture fixture;
        auto records = kRecords;
        putLog(fixture.path("log"), records);
        records[1].replace(records[1].find("VC10851"), 7, "VC10852");
        put(fixture.path("log") / audit::entriesPath(0, 3), base::textOf(audit::packEntries(records)));
        const auto run = verifier({text(fixture.path("log")), "--vkey", kKey});
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.contains("FAIL records: record 1 does not match"));
        QVERIFY(run.out.contains("\nnot verified: "));
    }
    void jsonIsOneObject()
    {
        const auto run = verifier({m_log, "--vkey", kKey, "--format", "json"});
        QCOMPARE(run.status, 0);
        const auto value = json::parse(run.out.toStdString());
        QVERIFY(value);
        QVERIFY(value->boolOr("ok", false) && value->boolOr("keyIndependent", false));
        QVERIFY(value->find("checks")->array()->size() >= 8);
        for (const auto& check : *value->find("checks")->array()) QVERIFY(check.boolOr("ok", false));
    }
    void usageErrorsEndWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no value") << QStringList{"x", "--vkey"};
        QTest::newRow("unknown option") << QStringList{"x", "--fast", "1"};
        QTest::newRow("two folders") << QStringList{"x", "y"};
        QTest::newRow("unknown format") << QStringList{"x", "--format", "xml"};
        QTest::newRow("proof without record") << QStringList{"--proof", "x", "--vkey", kKey};
        QTest::newRow("proof without key") << QStringList{"--proof", "x", "--record", "y"};
        QTest::newRow("proof with folder") << QStringList{"x", "--proof", "x", "--record", "y", "--vkey", kKey};
        QTest::newRow("key with another id") << QStringList{"/", "--vkey", QString(kKey).replace("6075c869", "6075c860")};
        QTest::newRow("witness's key as the log's") << QStringList{"/", "--vkey", QString::fromUtf8(kWitnessKey.data(), qsizetype(kWitnessKey.size()))};
    }
    void usageErrorsEndWithTwo()
    {
        QFETCH(QStringList, arguments);
        const auto run = verifier(arguments);
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.err.count('\n'), 1);
    }
    void unreadableFilesEndWithThree()
    {
        const auto nowhere = text(m_fixture.path("nowhere"));
        for (const auto& arguments : {QStringList{nowhere, "--vkey", kKey}, QStringList{m_log, "--vkey", nowhere}, QStringList{m_log, "--vkey", m_log + "/README"},
                                      QStringList{m_log, "--vkey", kKey, "--checkpoint", nowhere}, QStringList{m_log, "--vkey", kKey, "--witness", nowhere},
                                      QStringList{m_log, "--vkey", kKey, "--disclosures", nowhere}, QStringList{text(m_fixture.path(".")), }}) {
            const auto run = verifier(arguments);
            QCOMPARE(run.status, 3);
            QVERIFY(run.out.isEmpty());
            QCOMPARE(run.err.count('\n'), 1);
        }
    }
    void emptyFolderIsNoLog()
    {
        std::filesystem::create_directory(m_fixture.path("empty"));
        const auto run = verifier({text(m_fixture.path("empty")), "--vkey", kKey});
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.startsWith("FAIL checkpoint: the file is missing\n"));
    }
    void helpShowsAnExample()
    {
        const auto run = verifier({"--help"});
        QCOMPARE(run.status, 0);
        QVERIFY(run.out.contains("Example: plateglass-verify "));
    }
    void singleRecordsAreProved()
    {
        const auto proof = text(m_fixture.path("proof")), record = text(m_fixture.path("record"));
        const auto witness = QString::fromUtf8(kWitnessKey.data(), qsizetype(kWitnessKey.size()));
        const auto good = verifier({"--proof", proof, "--record", record, "--vkey", kKey, "--witness", witness});
        QCOMPARE(good.status, 0);
        QVERIFY(good.out.startsWith("ok   proof: this is record 1 of pd.example/alpr-audit/ws07\nok   witness: "));
        put(m_fixture.path("other"), kRecords[2]);
        QCOMPARE(verifier({"--proof", proof, "--record", text(m_fixture.path("other")), "--vkey", kKey}).status, 1);
        QCOMPARE(verifier({"--proof", record, "--record", record, "--vkey", kKey}).status, 1);
    }
};
PLATEGLASS_TEST(TestVerifyProcess)
#include "tst_verify_process.moc"
