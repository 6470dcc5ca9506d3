// Backup, restore, adoption, new keys, and the keeping of the log, as an administrator and an auditor type them.
#include "programs.h"
#include "support/test_main.h"

#include <unistd.h>

using namespace plateglass::test;

class TestCliCare : public QObject {
    Q_OBJECT

    static QString keyIn(const Ran& ran) { return QJsonDocument::fromJson(ran.out).object().value(QStringLiteral("verifierKey")).toString(); }
    static QString keyOf(const QString& workspace) { return keyIn(cli({"workspace", "info", workspace, "--format", "json"})); }
    static Ran verified(const QString& workspace, const QString& out, const QStringList& keys)
    {
        const auto exported = cli({"audit", "export", workspace, out, "--user", "aud"});
        if (exported.exit != 0) return exported;
        QStringList words{out};
        for (const auto& key : keys) words << "--vkey" << key;
        return runProgram(binary("plateglass-verify"), words);
    }

private slots:
    void aBackupIsRestoredAndTheLogSaysSo()
    {
        const CliWorkspace ws;
        const auto backup = ws.file("backup"), restored = ws.file("restored");
        const auto old = keyOf(ws.directory());
        const auto made = cli({"workspace", "backup", ws.directory(), backup, "--user", "adm"});
        QVERIFY2(made.exit == 0 && made.out.contains("The log as of this signed state:\n\npd.example/alpr-audit/"), made.err.constData());
        QCOMPARE(cli({"workspace", "backup", ws.directory(), backup, "--user", "adm"}).exit, 3);
        QCOMPARE(cli({"workspace", "backup", ws.directory(), ws.file("no"), "--user", "ann"}).exit, 1);
        QCOMPARE(cli({"workspace", "restore", backup, restored, "--user", "adm"}).exit, 3); // without a reason
        QCOMPARE(cli({"workspace", "restore", backup, restored, "--reason", "The disk failed", "--user", "sup"}).exit, 1);
        QVERIFY(QDir(restored).exists()); // made, and waits for an administrator
        const auto refused = cli({"import", "list", restored, "--user", "sup"});
        QVERIFY2(refused.exit == 1 && refused.err.contains("workspace adopt"), refused.err.constData());
        const auto adopted = cli({"workspace", "adopt", restored, "--reason", "The disk failed", "--user", "adm", "--format", "json"});
        QVERIFY2(adopted.exit == 0, adopted.err.constData());
        QVERIFY(keyIn(adopted) != old && keyIn(adopted) == keyOf(restored));
        QCOMPARE(cli({"workspace", "adopt", restored, "--reason", "Again", "--user", "adm"}).exit, 3);
        const auto there = verified(restored, ws.file("log"), {old, keyIn(adopted)});
        QVERIFY2(there.exit == 0 && there.out.contains("was adopted at"), there.out.constData());
        QVERIFY(verified(restored, ws.file("log2"), {keyIn(adopted)}).exit == 1);
    }
    void anotherUsersFolderIsACopy()
    {
        if (::geteuid() != 0) QSKIP("only root gives files away");
        const CliWorkspace ws;
        QCOMPARE(QProcess::execute(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("12345"), ws.directory()}), 0);
        const auto ran = ws.search(QStringLiteral("time:all cam:!NONE"), {"--format", "count"});
        QVERIFY2(ran.exit == 1 && ran.out.isEmpty() && ran.err.contains("copied from another machine"), ran.err.constData());
        QCOMPARE(cli({"workspace", "adopt", ws.directory(), "--reason", "Handed over", "--user", "adm"}).exit, 0);
        QCOMPARE(ws.count(), 100);
    }
    void newKeysForEverything()
    {
        const CliWorkspace ws;
        const auto first = keyOf(ws.directory());
        const auto rotated = cli({"audit", "rotate-key", ws.directory(), "--reason", "Yearly", "--user", "adm", "--format", "json"});
        QVERIFY2(rotated.exit == 0, rotated.err.constData());
        QCOMPARE(keyIn(rotated), keyOf(ws.directory()));
        QCOMPARE(cli({"workspace", "rekey", ws.directory(), "--reason", "Ann left", "--user", "adm"}).exit, 1);
        const auto renewed = cli({"workspace", "rekey", ws.directory(), "--reason", "Ann left", "--user", "sup"});
        QVERIFY2(renewed.exit == 0 && renewed.out.contains("stay readable with the keys of then"), renewed.err.constData());
        QCOMPARE(ws.count(), 100);
        const auto sound = verified(ws.directory(), ws.file("log"), {first, keyIn(rotated), keyOf(ws.directory())});
        QVERIFY2(sound.exit == 0 && sound.out.contains("2 changes of the key"), sound.out.constData());
    }
    void R77_nothingIsMissedWhereThereIsNoNetwork()
    {
        if (QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-rn"), QStringLiteral("true")}) != 0) QSKIP("no network namespaces here");
        const CliWorkspace ws;
        writeFile(ws.file("more.csv"), csvRows(100, 150));
        const auto alone = [&](const QStringList& words) { return runProgram(QStringLiteral("unshare"), QStringList{"-rn", binary("plateglass-cli")} + words); };
        QCOMPARE(alone({"import", "reads", ws.directory(), ws.file("more.csv"), "--mapping", ws.file("mapping.json"), "--user", "sup"}).exit, 0);
        const auto found = alone(ws.searchWords(QStringLiteral("time:all cam:!NONE")) + QStringList{"--format", "count"});
        QVERIFY2(found.exit == 0 && found.out == "150\n", found.err.constData());
        QCOMPARE(alone({"workspace", "backup", ws.directory(), ws.file("backup"), "--user", "adm"}).exit, 0);
        QCOMPARE(alone({"audit", "export", ws.directory(), ws.file("log"), "--user", "aud"}).exit, 0);
        const auto key = keyOf(ws.directory());
        QCOMPARE(runProgram(QStringLiteral("unshare"), {"-rn", binary("plateglass-verify"), ws.file("log"), "--vkey", key}).exit, 0);
    }
    void R19_searchesAreCountedByEachOfTheirProperties()
    {
        const CliWorkspace ws;
        QCOMPARE(ws.count(), 100);
        QCOMPARE(ws.search(QStringLiteral("plate:QQ00001 time:all")).exit, 0);
        QVERIFY(ws.search(QStringLiteral("plate:QQ00001")).exit != 0); // no time: refused and counted as that
        const auto by = [&](const char* what) { return cli({"audit", "report", ws.directory(), "--by", what, "--user", "aud", "--format", "csv"}); };
        const auto user = by("user");
        QVERIFY2(user.exit == 0 && user.out.startsWith("key,searches,refused,failed,rows,images,first,last\n"), user.err.constData());
        QVERIFY2(user.out.contains("ann,2,1,0,101,0,"), user.out.constData());
        QVERIFY(by("case").out.contains("26-001183,2,1,"));
        QVERIFY(by("plate").out.contains("QQ00001,1,"));
        QVERIFY(by("purpose").out.contains("CRIM-AUTO,2,1,"));
        QCOMPARE(by("shoe size").exit, 2);
        QCOMPARE(cli({"audit", "report", ws.directory(), "--user", "ann"}).exit, 1);
        QVERIFY(!cli({"audit", "report", ws.directory(), "--user", "aud", "--format", "csv", "--to", "2020-01-01T00:00:00Z"}).out.contains("ann"));
    }
    void R95_R96_aWitnessOnAStickSignsTheLog()
    {
        const CliWorkspace ws;
        const auto request = ws.file("request"), response = ws.file("response");
        const auto asked = cli({"audit", "witness-request", ws.directory(), request, "--user", "aud"});
        QVERIFY2(asked.exit == 0, asked.err.constData());
        const auto body = readFile(request);
        QVERIFY2(body.startsWith("old 0\n") && body.contains("pd.example/alpr-audit/"), body.constData());
        QCOMPARE(cli({"audit", "witness-request", ws.directory(), request, "--user", "aud"}).exit, 3); // never in place of another file
        QCOMPARE(cli({"audit", "witness-request", ws.directory(), ws.file("r2"), "--user", "ann"}).exit, 1);
        writeFile(response, "not a signature\n");
        QCOMPARE(cli({"audit", "witness-response", ws.directory(), response, "--user", "aud"}).exit, 3);
        writeFile(response, "\xe2\x80\x94 auditor.example/witness1 FnPt8wAAAABrBGoI/lV97BjOrfBIdn8e5FX1G7crFNBEEmjNp6jSf68NgrLpZEg+CSqHCKWxnimxNyZ4urZt7Vj2BzjkzfExjYH4Dw==\n");
        const auto stranger = cli({"audit", "witness-response", ws.directory(), response, "--user", "aud", "--witness", "auditor.example/witness1+1673edf3+BCmCAXu1cQdFmlfSGEAjK7JghqN/bah2VDVabvgAdG3p"});
        QVERIFY2(stranger.exit == 3 && stranger.err.contains("no witness"), stranger.err.constData()); // a good key, and a signature of another log
        QVERIFY(ws.log().contains("anchor.fail"));
    }
};
PLATEGLASS_TEST(TestCliCare)
#include "tst_cli_care.moc"
