// Two people by files, and an emergency: on a demo city, whose policy lets nobody search further back than 25 days alone.
#include "programs.h"
#include "support/test_main.h"

using namespace plateglass::test;

static const QStringList kGround = {"--case", "31-000411", "--purpose", "TRAINING", "--question", "Which cars of the exercise passed the mill that week?"};
static const QString kOld = QStringLiteral("plate:QQ8* time:2031-04-14T00:00..2031-05-01T00:00");

class TestCliApproval : public QObject {
    Q_OBJECT
    QTemporaryDir m_scratch;
    QString m_city;
    QProcessEnvironment m_bare = surroundings();

    [[nodiscard]] QString file(const char* name) const { return m_scratch.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] Ran search(const QString& query, const QStringList& more) const { return cli(QStringList{"search", m_city, query, "--format", "count"} + kGround + more, m_bare); }

private slots:
    void initTestCase()
    {
        m_bare.remove(QStringLiteral("PLATEGLASS_PASSWORD"));
        m_city = file("city");
        const auto made = cli({"demo", "create", m_city, "--reads", "1500"}, m_bare);
        QVERIFY2(made.exit == 0, made.err.constData());
    }
    void R26_requestAndAnswerGoByFile()
    {
        const auto refused = search(kOld, {});
        QCOMPARE(refused.exit, 1);
        QVERIFY(refused.err.contains("25 days") && refused.err.contains("May approve: supervisor") && refused.err.contains("breakglass"));
        const auto asked = search(kOld, {"--request", file("asked.json"), "--reason", "The exercise begins in April"});
        QCOMPARE(asked.exit, 1);
        QVERIFY2(QFile::exists(file("asked.json")), asked.err.constData());
        QVERIFY(!readFile(file("asked.json")).contains("QQ8"));
        const auto exact = QString::fromUtf8(asked.out.mid(asked.out.indexOf("exactly this: ") + 14)).trimmed();
        QCOMPARE(cli({"approve", m_city, file("asked.json"), "--out", file("no.json"), "--reason", "x", "--user", "analyst"}, m_bare).exit, 1);
        const auto shown = cli({"approve", m_city, file("asked.json"), "--show"}, m_bare);
        QVERIFY2(shown.exit == 0 && shown.out.contains("The exercise begins in April"), shown.err.constData());
        const auto granted = cli({"approve", m_city, file("asked.json"), "--out", file("answered.json"), "--reason", "It does"}, m_bare);
        QVERIFY2(granted.exit == 0, granted.err.constData());
        QCOMPARE(cli({"approve", m_city, file("asked.json"), "--out", file("again.json"), "--reason", "It does"}, m_bare).exit, 3);
        const auto found = search(exact, {"--approval", file("answered.json")});
        QVERIFY2(found.exit == 0, found.err.constData());
        QCOMPARE(search(QStringLiteral("plate:QQ1* time:2031-04-14T00:00..2031-05-01T00:00"), {}).exit, 1);
    }
    void R28_anEmergencyIsReviewed()
    {
        const QStringList now = QStringList{"breakglass", m_city, kOld, "--format", "count"} + kGround;
        QCOMPARE(cli(now, m_bare).exit, 3); // without a reason
        const auto ran = cli(now + QStringList{"--reason", "The child was seen in that car an hour ago"}, m_bare);
        QVERIFY2(ran.exit == 0, ran.err.constData());
        const auto list = cli({"review", "list", m_city}, m_bare);
        QVERIFY2(list.exit == 0 && list.out.contains("analyst") && list.out.contains("The child was seen"), list.err.constData());
        const auto record = QString::fromUtf8(list.lines().at(list.lines().size() - 3)).trimmed().section(QLatin1Char(' '), 0, 0);
        QCOMPARE(cli({"review", "close", m_city, record, "--disposition", "justified"}, m_bare).exit, 3); // without a comment
        QCOMPARE(cli({"review", "list", m_city, "--user", "analyst"}, m_bare).exit, 1);
        const auto closed = cli({"review", "close", m_city, record, "--disposition", "justified", "--comment", "The call log agrees"}, m_bare);
        QVERIFY2(closed.exit == 0, closed.err.constData());
        QVERIFY(!cli({"review", "list", m_city}, m_bare).out.contains("analyst"));
    }
    void R47_nothingIsExportedWithoutARecipientOfTheList()
    {
        const QStringList words = QStringList{"export", m_city, "plate:QQ8* time:2031-05-01T00:00..2031-05-12T00:00", "--to", file("rows.csv"), "--recipient", "DA"} + kGround;
        QCOMPARE(cli(words, m_bare).exit, 1);
        QVERIFY(!QFile::exists(file("rows.csv")));
    }
};
PLATEGLASS_TEST(TestCliApproval)
#include "tst_cli_approval.moc"
