// How the program is used: help with an example for each command, and no command that only pretends.
#include "programs.h"
#include "support/test_main.h"

using namespace plateglass::test;

static const QStringList kHere = {"workspace create", "workspace info", "workspace adopt", "workspace rekey", "workspace backup", "workspace restore", "audit rotate-key", "account add", "account approve", "account disable", "account release", "account training", "account review", "account passwd",
                                  "account totp", "account list", "demo create", "import reads", "import overlay",
                                  "import basemap", "import list", "import remove", "search", "approve", "breakglass", "review list", "review close", "export", "image", "audit export",
                                  "import cases", "case pending", "case complete", "policy show", "policy propose", "policy sign", "policy publish", "hold add", "hold approve", "hold release", "hold list", "retention run", "retention age",
                                  "audit report", "audit record", "audit checkpoint", "audit witness-request", "audit witness-response", "bench"};
static const QStringList kLater = {"import hotlist", "import incidents", "import cameras", "hits x list"};

class TestCliUsage : public QObject {
    Q_OBJECT
private slots:
    void everyCommandShowsAnExample()
    {
        const auto overview = cli({"--help"});
        QCOMPARE(overview.exit, 0);
        for (const auto& command : kHere) {
            const auto help = cli(command.split(QLatin1Char(' ')) + QStringList{"--help"});
            QCOMPARE(help.exit, 0);
            QVERIFY2(help.out.contains("Example:\n  plateglass-cli " + command.toLatin1()), qPrintable(command));
            QVERIFY(help.err.isEmpty());
            QVERIFY(overview.out.contains("  " + command.toLatin1() + " "));
        }
        QVERIFY(cli({"--version"}).out.startsWith("plateglass-cli "));
    }
    void whatIsNotThereYetSaysSo()
    {
        for (const auto& command : kLater) {
            const auto ran = cli(command.split(QLatin1Char(' ')) + QStringList{"/nowhere", "x"});
            QCOMPARE(ran.exit, 2);
            QVERIFY2(ran.err.contains("not in this version") && ran.err.count('\n') == 1, ran.err.constData());
            QVERIFY(ran.out.isEmpty());
        }
    }
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QStringList{} << QByteArray("a command is missing");
        QTest::newRow("unknown") << QStringList{"serach", "x"} << QByteArray("no such command");
        QTest::newRow("half") << QStringList{"import"} << QByteArray("no such command");
        QTest::newRow("no query") << QStringList{"search", "x"} << QByteArray("something is missing");
        QTest::newRow("unknown option") << QStringList{"search", "x", "y", "--purpsoe", "z"} << QByteArray("--purpsoe");
        QTest::newRow("unknown format") << QStringList{"search", "x", "y", "--format", "xml"} << QByteArray("--format xml");
        QTest::newRow("limit") << QStringList{"search", "x", "y", "--limit", "many"} << QByteArray("--limit takes a whole number");
        QTest::newRow("no mapping") << QStringList{"import", "reads", "x", "y"} << QByteArray("--mapping");
        QTest::newRow("one source for two files") << QStringList{"import", "reads", "x", "a", "b", "--mapping", "m", "--source", "s"} << QByteArray("--source");
        QTest::newRow("no agency") << QStringList{"workspace", "create", "x", "--profile", "evaluation"} << QByteArray("--agency is missing");
        QTest::newRow("no role") << QStringList{"account", "add", "x", "y"} << QByteArray("--role");
        QTest::newRow("no read") << QStringList{"image", "x", "first", "--out", "f"} << QByteArray("READ-ID");
        QTest::newRow("redact") << QStringList{"audit", "export", "x", "y", "--redact", "plate,colour"} << QByteArray("--redact takes");
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const auto ran = cli(words);
        QCOMPARE(ran.exit, 2);
        QVERIFY2(ran.err.contains(says), ran.err.constData());
        QCOMPARE(ran.err.count('\n'), 1);
    }
    void noPasswordAndNoTerminalIsSaid()
    {
        const CliWorkspace ws;
        auto bare = surroundings();
        bare.remove(QStringLiteral("PLATEGLASS_PASSWORD"));
        const auto ran = cli({"account", "list", ws.directory(), "--user", "sup"}, bare);
        QCOMPARE(ran.exit, 2);
        QVERIFY(ran.err.contains("PLATEGLASS_PASSWORD"));
        QCOMPARE(cli({"account", "list", ws.directory()}).exit, 2); // --user is missing
        writeFile(ws.file("pw"), QByteArray(kPassword) + "\r\nmore\n");
        QCOMPARE(cli({"account", "list", ws.directory(), "--user", "sup", "--password-file", ws.file("pw")}, bare).exit, 0);
    }
};
PLATEGLASS_TEST(TestCliUsage)
#include "tst_cli_usage.moc"
