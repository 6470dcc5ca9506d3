// Files and questions that are wrong: each is told apart, nothing of it is kept, and what policy refuses is recorded.
#include "programs.h"
#include "support/test_main.h"

using namespace plateglass::test;

class TestCliBadInput : public QObject {
    Q_OBJECT
private slots:
    void R80_filesThatCannotBeReadAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("missing column") << QByteArray("plate,time,lat,cam\nQQ1,2026-01-01 00:00:00,34,C\n") << QByteArray("column lon");
        QTest::newRow("UTF-16") << QByteArray("\xff\xfep\0l\0a\0t\0e\0\n\0", 14) << QByteArray("UTF-16");
        QTest::newRow("empty") << QByteArray() << QByteArray("the file is empty");
        QTest::newRow("gzip cut short") << QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b", 11) << QByteArray("gzip data end too early");
    }
    void R80_filesThatCannotBeReadAreRefusedWhole()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, says);
        const CliWorkspace ws;
        writeFile(ws.file("bad.csv"), bytes);
        const auto ran = ws.import(ws.file("bad.csv"));
        QCOMPARE(ran.exit, 3);
        QVERIFY2(ran.err.contains(says) && ran.err.contains("nothing of it was imported"), ran.err.constData());
        QCOMPARE(ran.err.count('\n'), 1);
        QCOMPARE(ws.count(), 100);
    }
    void R80_rowsThatAreNoReadsAreCountedWithReasonAndLine_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("impossible date") << QByteArray("QQ1,2026-02-30 00:00:00,34,-118,C\n") << QByteArray("time.impossible");
        QTest::newRow("skipped hour") << QByteArray("QQ1,2026-03-08 02:30:00,34,-118,C\n") << QByteArray("time.gap");
        QTest::newRow("latitude 95") << QByteArray("QQ1,2026-01-01 00:00:00,95,-118,C\n") << QByteArray("latitude.range");
        QTest::newRow("no plate") << QByteArray(",2026-01-01 00:00:00,34,-118,C\n") << QByteArray("plate.empty");
        QTest::newRow("cut in the middle") << QByteArray("QQ1,2026-01-01 00:0") << QByteArray("columns.count");
        QTest::newRow("cut inside a quote") << QByteArray("QQ1,2026-01-01 00:00:00,34,-118,\"C") << QByteArray("quote.unclosed");
    }
    void R80_rowsThatAreNoReadsAreCountedWithReasonAndLine()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, reason);
        const CliWorkspace ws;
        writeFile(ws.file("bad.csv"), csvRows(100, 110) + row);
        const auto ran = ws.import(ws.file("bad.csv"));
        QCOMPARE(ran.exit, 0);
        QVERIFY2(ran.out.contains("{\"rejected\":{\"line\":12,\"reason\":\"" + reason + "\"}}"), ran.out.constData());
        QCOMPARE(ran.summary().value("accepted").toInt(), 10);
        QCOMPARE(ran.summary().value("rejected").toInt(), 1);
        QCOMPARE(ws.count(), 110);
    }
    void onlyAHeaderImportsNothing()
    {
        const CliWorkspace ws;
        writeFile(ws.file("bad.csv"), csvRows(0, 0));
        const auto ran = ws.import(ws.file("bad.csv"));
        QCOMPARE(ran.exit, 1);
        QCOMPARE(ran.summary().value("total").toInt(), 0);
    }
    void wrongMappingsAreNamed()
    {
        const CliWorkspace ws;
        writeFile(ws.file("mapping.json"), R"({"seperator":";","columns":{}})");
        const auto ran = ws.import(ws.file("first.csv"));
        QVERIFY2(ran.exit == 3 && ran.err.contains("(seperator)"), ran.err.constData());
        QVERIFY(cli({"import", "reads", ws.directory(), ws.file("first.csv"), "--mapping", "/nowhere.json", "--user", "sup"}).err.contains("the mapping file"));
        QVERIFY(cli({"import", "reads", ws.directory(), "/nowhere.csv", "--mapping", ws.file("mapping.json"), "--user", "sup"}).err.contains("(the file)"));
    }
    void noGroundMeansNoSearchAndARecordOfIt()
    {
        const CliWorkspace ws;
        const auto bare = cli({"search", ws.directory(), "time:all", "--user", "ann"});
        QCOMPARE(bare.exit, 1);
        QVERIFY(bare.out.isEmpty());
        QVERIFY2(bare.err.contains("--case") && bare.err.contains("--purpose") && bare.err.contains("--question"), bare.err.constData());
        QCOMPARE(bare.err.count('\n'), 1);
        const auto vague = cli({"search", ws.directory(), "time:all", "--user", "ann", "--case", "1234", "--purpose", "FISHING", "--question", "investigation follow up lead"});
        QCOMPARE(vague.exit, 1);
        const auto log = ws.log();
        QVERIFY(log.contains("case.missing,purpose.missing,question.missing"));
        QVERIFY(log.contains("case.pattern,purpose.unknown,question.stock"));
        QVERIFY(!log.contains("search.intent"));
    }
    void aTextThatIsNoQueryIsRefusedWithItsPlace()
    {
        const CliWorkspace ws;
        const auto ran = ws.search(QStringLiteral("plate:QQ1 tme:all"));
        QCOMPARE(ran.exit, 1);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains("at position 11:") && ran.err.contains("\n  plate:QQ1 tme:all\n            ^"), ran.err.constData());
        const auto wide = ws.search(QStringLiteral("make:\"ÄÖÜ\" tme:all"));
        QVERIFY2(wide.err.contains("at position 12:"), wide.err.constData());
        QVERIFY(ws.search(QStringLiteral("plate:QQ1")).err.contains("time window"));
        QVERIFY(ws.log().contains("search.refused"));
    }
    void rolesAreKept()
    {
        const CliWorkspace ws;
        const auto ground = ws.searchWords(QStringLiteral("time:all")).mid(5);
        for (const char* user : {"aud", "adm"}) {
            const auto ran = cli(QStringList{"search", ws.directory(), "time:all", "--user", user} + ground);
            QCOMPARE(ran.exit, 1);
            QVERIFY2(ran.err.contains("role"), ran.err.constData());
        }
        QCOMPARE(cli({"import", "reads", ws.directory(), ws.file("first.csv"), "--mapping", ws.file("mapping.json"), "--user", "ann"}).exit, 1);
        QCOMPARE(cli({"audit", "export", ws.directory(), ws.file("log"), "--user", "ann"}).exit, 1);
        QCOMPARE(cli({"account", "add", ws.directory(), "new", "--role", "analyst", "--user", "ann"}).exit, 1);
        QVERIFY(!QFile::exists(ws.file("log")));
    }
    void wrongPasswordsAreOneSentenceAndRecorded()
    {
        const CliWorkspace ws;
        const auto wrong = cli({"account", "list", ws.directory(), "--user", "sup"}, surroundings(QStringLiteral("not the password")));
        QCOMPARE(wrong.exit, 3);
        QVERIFY(wrong.out.isEmpty() && wrong.err.count('\n') == 1);
        const auto nobody = cli({"account", "list", ws.directory(), "--user", "nobody"});
        QCOMPARE(nobody.err, wrong.err); // who has an account is not told
        QVERIFY(ws.log().contains("login.fail"));
    }
    void aNameThatIsTakenIsLeftAsItIs()
    {
        const CliWorkspace ws;
        const auto ran = cli({"account", "add", ws.directory(), "ann", "--role", "supervisor", "--user", "sup"});
        QCOMPARE(ran.exit, 3);
        const auto listed = cli({"account", "list", ws.directory(), "--user", "sup", "--format", "json"}).out.split('\n'); // one account a line
        QVERIFY(std::ranges::any_of(listed, [](const auto& line) {
            return line.contains(R"("name":"ann")") && line.contains(R"("role":"analyst")") && line.contains(R"("state":"active")");
        }));
        QCOMPARE(cli({"workspace", "create", ws.directory(), "--agency", "pd.example", "--profile", "evaluation", "--admin", "a", "--supervisor", "b"}).exit, 3);
        QCOMPARE(ws.count(), 100);
    }
    void R81_errorsTellNoPathOfTheProgramNoStatementAndNoPlate_data()
    {
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const QStringList& words) { QTest::newRow(name) << words; };
        row("search for nonsense", {"search", "WS", "plate:QQ00001 time:never", "GROUND"});
        row("search without a time", {"search", "WS", "plate:QQ00001", "GROUND"});
        row("search without ground", {"search", "WS", "plate:QQ00001 time:all", "--user", "ann"});
        row("search by an administrator", {"search", "WS", "plate:QQ00001 time:all", "--user", "adm", "--case", "26-001183", "--purpose", "CRIM-AUTO", "--question", "Which cars passed the bridge before the fire?"});
        row("an image that is not there", {"image", "WS", "1", "--out", "OUT", "GROUND"});
        row("a file over an existing one", {"export", "WS", "plate:QQ00001 time:all", "--to", "OUT.csv", "--recipient", "DA", "GROUND"});
        row("an import of nothing", {"import", "reads", "WS", "/dev/null", "--mapping", "MAP", "--user", "sup"});
        row("an import without a mapping", {"import", "reads", "WS", "/dev/null", "--mapping", "/dev/null", "--user", "sup"});
        row("an account twice", {"account", "add", "WS", "ann", "--role", "analyst", "--user", "sup"});
        row("a wrong role", {"account", "disable", "WS", "sup", "--user", "ann"});
        row("a source that is not there", {"import", "remove", "WS", "QQ00001.csv", "--user", "sup"});
        row("a record that is not there", {"audit", "record", "WS", "999999", "OUT", "--user", "aud"});
        row("a hold on nothing", {"hold", "add", "WS", "plate:QQ99999 time:all", "--facts", "The van of the statement, on its way.", "GROUND"});
        row("a hold that is not there", {"hold", "release", "WS", "77", "--user", "sup"});
        row("a review that is not there", {"review", "close", "WS", "77", "--disposition", "justified", "--comment", "x", "--user", "sup"});
        row("a policy that is none", {"policy", "propose", "WS", "/dev/null", "--user", "adm"});
        row("no second policy", {"policy", "sign", "WS", "--user", "sup"});
        row("a case list that is none", {"import", "cases", "WS", "/dev/null", "--user", "sup"});
        row("a request that is none", {"approve", "WS", "/dev/null", "--out", "OUT", "--reason", "x", "--user", "sup"});
        row("no backup", {"workspace", "restore", "WS", "OUT", "--reason", "x", "--user", "adm"});
        row("an overlay that is none", {"import", "overlay", "WS", "/dev/null", "--user", "sup"});
    }
    void R81_errorsTellNoPathOfTheProgramNoStatementAndNoPlate()
    {
        QFETCH(QStringList, words);
        const CliWorkspace ws;
        QStringList all;
        for (auto word : words) {
            if (word == QStringLiteral("GROUND")) all << "--user" << "ann" << "--case" << "26-001183" << "--purpose" << "CRIM-AUTO" << "--question" << "Which cars passed the bridge before the fire?";
            else all << word.replace(QStringLiteral("WS"), ws.directory()).replace(QStringLiteral("OUT"), ws.file("out")).replace(QStringLiteral("MAP"), ws.file("mapping.json"));
        }
        const auto ran = cli(all);
        QVERIFY(ran.exit != 0 && !ran.err.isEmpty());
        // The text of a query that could not be read is shown back to whoever typed it, with the place; nothing else may repeat a plate.
        const auto said = ran.err.left(ran.err.indexOf('\n'));
        for (const char* never : {"SELECT", "INSERT", "sqlite", "SQLITE", "reads.db", "audit.db", "keys.json", "/app/", ".cpp", "QQ0", "QQ9", "std::"})
            QVERIFY2(!said.contains(never), ran.err.constData());
    }
    void R83_trainingIsOnSyntheticDataOnly()
    {
        const QTemporaryDir scratch;
        const auto refused = cli({"workspace", "create", scratch.filePath("real"), "--agency", "pd.example", "--profile", "training", "--admin", "adm", "--supervisor", "sup"});
        QVERIFY2(refused.exit != 0 && refused.err.contains("training is for demo workspaces only"), refused.err.constData());
        QVERIFY(!QFile::exists(scratch.filePath("real")));
        // And the account that trains asks nothing of real data.
        const CliWorkspace ws;
        QCOMPARE(cli({"account", "add", ws.directory(), "tra", "--role", "trainer", "--user", "sup"}).exit, 0);
        auto words = ws.searchWords(QStringLiteral("time:all cam:!NONE"));
        words.replace(words.indexOf(QStringLiteral("ann")), QStringLiteral("tra"));
        const auto asked = cli(words);
        QVERIFY2(asked.exit == 1 && asked.out.isEmpty(), asked.err.constData());
    }
    void aWorkspaceNeedsWhatItNeeds()
    {
        const QTemporaryDir scratch;
        const auto create = [&](const QString& agency, const QString& profile, const QString& admin, const QString& password) {
            return cli({"workspace", "create", scratch.filePath("ws"), "--agency", agency, "--profile", profile, "--admin", admin, "--supervisor", "sup"}, surroundings(password));
        };
        const auto good = QString::fromLatin1(kPassword);
        QVERIFY(create("not a domain", "evaluation", "adm", good).err.contains("--agency"));
        QVERIFY(create("pd.example", "training", "adm", good).err.contains("profile"));
        QVERIFY(create("pd.example", "evaluation", "sup", good).err.contains("two people"));
        QVERIFY(create("pd.example", "evaluation", "adm", "short").err.contains("12 characters"));
        QVERIFY(!QFile::exists(scratch.filePath("ws")));
    }
};
PLATEGLASS_TEST(TestCliBadInput)
#include "tst_cli_bad_input.moc"
