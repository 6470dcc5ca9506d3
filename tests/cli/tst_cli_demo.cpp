// The demo workspace: commands without --user act as the role they need; everything else is as in any workspace.
#include "programs.h"
#include "support/test_main.h"

#include <QJsonArray>

using namespace plateglass::test;

static const QStringList kGround = {"--case", "26-000042", "--purpose", "TRAINING", "--question", "How many cars does the synthetic city hold?"};

class TestCliDemo : public QObject {
    Q_OBJECT
    QTemporaryDir m_scratch;
    QString m_city = m_scratch.filePath(QStringLiteral("city"));
    QProcessEnvironment m_bare = surroundings();

private slots:
    void initTestCase()
    {
        m_bare.remove(QStringLiteral("PLATEGLASS_PASSWORD"));
        const auto made = cli({"demo", "create", m_city, "--reads", "2000", "--seed", "7", "--format", "json"}, m_bare);
        QVERIFY2(made.exit == 0, made.err.constData());
        QCOMPARE(made.summary().value("reads").toInt(), 2000);
    }
    void commandsWithoutUserActAsTheRoleTheyNeed()
    {
        const auto count = cli(QStringList{"search", m_city, "time:all cam:!NONE", "--format", "count"} + kGround, m_bare);
        QVERIFY2(count.exit == 0, count.err.constData());
        QCOMPARE(count.out, QByteArray("2000\n"));
        QVERIFY(cli({"account", "list", m_city}, m_bare).out.contains("trainer"));
        QVERIFY(cli({"import", "list", m_city}, m_bare).out.contains("2,000"));
        const auto log = m_scratch.filePath(QStringLiteral("log"));
        QCOMPARE(cli({"audit", "export", m_city, log}, m_bare).exit, 0);
        const auto info = QJsonDocument::fromJson(cli({"workspace", "info", m_city, "--format", "json"}).out).object();
        QCOMPARE(info.value("kind").toString(), QStringLiteral("demo"));
        QVERIFY(info.value("origin").toString().contains("/demo/") && info.value("fixedClock").isString());
        const auto verified = runProgram(binary("plateglass-verify"), {log, "--vkey", info.value("verifierKey").toString()});
        QVERIFY2(verified.exit == 0, verified.out.constData());
    }
    void aSearchNeedsItsGroundHereToo()
    {
        const auto ran = cli({"search", m_city, "time:all cam:!NONE"}, m_bare);
        QVERIFY(ran.exit == 1 && ran.out.isEmpty() && ran.err.contains("--purpose"));
    }
    void whoIsNamedIsWhoSignsIn()
    {
        QCOMPARE(cli(QStringList{"search", m_city, "time:all cam:!NONE", "--user", "trainer", "--format", "count"} + kGround, m_bare).exit, 0);
        QCOMPARE(cli(QStringList{"search", m_city, "time:all cam:!NONE", "--user", "auditor", "--format", "count"} + kGround, m_bare).exit, 1);
        QCOMPARE(cli({"account", "list", m_city}, surroundings(QStringLiteral("not demo"))).exit, 3);
    }
    void readsAndPhotographsComeOut()
    {
        const auto ran = cli(QStringList{"search", m_city, "time:all image:yes", "--format", "json", "--limit", "1"} + kGround, m_bare);
        QVERIFY2(ran.exit == 0 && ran.lines().size() == 2, ran.err.constData());
        const auto read = QJsonDocument::fromJson(ran.lines()[0]).object();
        const auto file = m_scratch.filePath(QStringLiteral("read.jpg"));
        QCOMPARE(cli(QStringList{"image", m_city, QString::number(read.value("id").toInt()), "--out", file} + kGround, m_bare).exit, 0);
        QVERIFY(readFile(file).startsWith("\xff\xd8"));
    }
    void benchAsksEveryQuestionThroughTheGate()
    {
        const auto file = m_scratch.filePath(QStringLiteral("questions.jsonl"));
        writeFile(file, R"({"class":"all","query":"time:all cam:!NONE","plate":"not ours"}
{"class":"convoy","query":""}
{"class":"none","query":"plate:QQ0000000 time:all"}
{"class":"all","query":"time:all cam:!NONE conf>=0"}
)");
        const auto ran = cli(QStringList{"bench", m_city, "--queries", file, "--runs", "3", "--format", "json"} + kGround, m_bare);
        QVERIFY2(ran.exit == 0, ran.err.constData());
        const auto figures = QJsonDocument::fromJson(ran.out).object();
        const auto all = figures["classes"]["all"], none = figures["classes"]["none"];
        QCOMPARE(all["rows"].toArray(), QJsonArray({2000, 2000}));
        QCOMPARE(none["rows"].toArray(), QJsonArray({0}));
        QCOMPARE(all["engineMicroseconds"].toArray().size(), 6);
        QCOMPARE(all["gateMicroseconds"].toArray().size(), 6);
        for (const auto& time : all["gateMicroseconds"].toArray()) QVERIFY(time.toInt() > 0);
        QVERIFY(all["coldMicroseconds"].toInt() > 0 && figures["syncMicroseconds"].toArray().size() == 50);
        QCOMPARE(figures["unasked"].toArray(), QJsonArray({"convoy"}));
        QVERIFY(cli(QStringList{"bench", m_city, "--queries", file} + kGround, m_bare).out.contains("gate's share"));
    }
    void benchRefusesWhatIsNoFileOfQuestions()
    {
        const auto file = m_scratch.filePath(QStringLiteral("broken.jsonl"));
        writeFile(file, "{\"class\":\"all\",\"query\":\"time:all\"}\n{\"class\":\"all\"}\n");
        const auto broken = cli(QStringList{"bench", m_city, "--queries", file} + kGround, m_bare);
        QVERIFY2(broken.exit != 0 && broken.out.isEmpty() && broken.err.contains("nothing was asked"), broken.err.constData());
        QCOMPARE(cli(QStringList{"bench", m_city} + kGround, m_bare).exit, 2);
        writeFile(file, "{\"class\":\"all\",\"query\":\"plate:[\"}\n");
        QVERIFY(cli(QStringList{"bench", m_city, "--queries", file} + kGround, m_bare).err.contains("not a query"));
    }
    void wrongNumbersOfReadsAreRefused()
    {
        for (const char* reads : {"0", "99999999999"}) {
            const auto ran = cli({"demo", "create", m_scratch.filePath("other"), "--reads", reads}, m_bare);
            QVERIFY2(ran.exit == 3 && ran.err.contains("reads"), ran.err.constData());
        }
        QVERIFY(!QFile::exists(m_scratch.filePath("other")));
        QCOMPARE(cli({"demo", "create", m_city}, m_bare).exit, 3); // there is one already
    }
};
PLATEGLASS_TEST(TestCliDemo)
#include "tst_cli_demo.moc"
