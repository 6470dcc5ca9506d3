// The whole path, as an agency would script it: create, accounts, import, search, image, export, verify, take back.
#include "programs.h"
#include "support/test_main.h"

#include <QImage>
#include <QJsonArray>
#include <QSet>

using namespace plateglass::test;

static QSet<QString> keysOf(const QJsonObject& object)
{
    const auto keys = object.keys();
    return {keys.begin(), keys.end()};
}

class TestCliPath : public QObject {
    Q_OBJECT
private slots:
    void fromAnEmptyFolderToAVerifiedLog()
    {
        const QTemporaryDir scratch;
        const auto path = [&](const char* name) { return scratch.filePath(QString::fromLatin1(name)); };
        const auto made = cli({"workspace", "create", path("ws"), "--agency", "pd.example", "--profile", "evaluation", "--admin", "adm", "--supervisor", "sup",
                               "--timezone", "America/Los_Angeles", "--anchor-dir", path("anchor"), "--format", "json"});
        QVERIFY2(made.exit == 0, made.err.constData());
        const auto info = QJsonDocument::fromJson(cli({"workspace", "info", path("ws"), "--format", "json"}).out).object();
        QCOMPARE(info.value("agency").toString(), QStringLiteral("pd.example"));
        QCOMPARE(info.value("mark").toString(), QStringLiteral("EVALUATION - NOT FOR CASEWORK"));
        const auto key = info.value("verifierKey").toString();
        QVERIFY(key.startsWith("pd.example/alpr-audit/"));

        QCOMPARE(cli({"account", "add", path("ws"), "ann", "--role", "analyst", "--user", "sup"}).exit, 0);
        auto own = surroundings();
        own.insert(QStringLiteral("PLATEGLASS_NEW_PASSWORD"), QStringLiteral("another password 1"));
        QCOMPARE(cli({"account", "add", path("ws"), "aud", "--role", "auditor", "--user", "sup"}, own).exit, 0);
        QCOMPARE(cli({"audit", "export", path("ws"), path("no"), "--user", "aud"}).exit, 3); // the shared password is not the auditor's

        QDir(scratch.path()).mkpath(QStringLiteral("images"));
        QImage photo(64, 48, QImage::Format_RGB32);
        photo.fill(Qt::darkBlue);
        QVERIFY(photo.save(path("images/a.png")));
        writeFile(path("m.json"), R"({"separator":";","timezone":"America/Los_Angeles","nulls":["NA"],"columns":{"plate":"p","jurisdiction":"s","time":{"column":"t","format":"MM/dd/yyyy HH:mm:ss"},"lat":"la","lon":"lo","camera":"c","cameraName":"n","confidence":{"column":"k","scale":100},"make":"m","image":"i"}})");
        writeFile(path("reads.csv"),
                  "p;s;t;la;lo;c;n;k;m;i\n"
                  "qq 8-O0;ca;01/03/2026 00:00:01;34.1478;-118.1445;C1;=cmd|'x';87.4;FORD;a.png\n"
                  "QQ800;ca;01/03/2026 00:00:02;NA;NA;C2;;;;\n"
                  "QQ777;ca;02/30/2026 00:00:02;34.1;-118.1;C2;;;;\n"
                  "QQ778;ca;01/03/2026 00:00:02;95;-118.1;C2;;;;\n"
                  "qq 8-O0;ca;01/03/2026 00:00:01;34.1478;-118.1445;C1;again;87.4;FORD;\n");
        const QStringList reads = {"import", "reads", path("ws"), path("reads.csv"), "--mapping", path("m.json"), "--images", path("images"), "--user", "sup", "--format", "json"};
        const auto tried = cli(reads + QStringList{"--dry-run"});
        const auto imported = cli(reads);
        QVERIFY2(imported.exit == 0, imported.err.constData());
        for (const auto& ran : {tried, imported}) {
            const auto totals = ran.summary();
            QCOMPARE(keysOf(totals), (QSet<QString>{"accepted", "duplicates", "elapsedMs", "rejected", "source", "total", "withoutCoordinates"}));
            QCOMPARE(totals.value("total").toInt(), 5);
            QCOMPARE(totals.value("accepted").toInt(), 2);
            QCOMPARE(totals.value("duplicates").toInt(), 1);
            QCOMPARE(totals.value("rejected").toInt(), 2);
            QCOMPARE(totals.value("withoutCoordinates").toInt(), 1);
        }
        QVERIFY(imported.out.contains(R"({"rejected":{"line":4,"reason":"time.impossible"}})") && imported.out.contains(R"({"rejected":{"line":5,"reason":"latitude.range"}})"));
        QVERIFY(cli({"import", "list", path("ws"), "reads.csv", "--user", "sup"}).out.contains("latitude.range"));

        const QStringList ask = {"--user", "ann", "--case", "26-001183", "--purpose", "CRIM-AUTO", "--question", "Which cars passed the bridge before the fire?"};
        const auto answer = cli(QStringList{"search", path("ws"), "plate:QQ800~2 time:2026-01-01T00:00:00Z..2026-02-01T00:00:00Z", "--format", "json"} + ask);
        QVERIFY2(answer.exit == 0, answer.err.constData());
        QCOMPARE(answer.lines().size(), 3);
        const auto exact = QJsonDocument::fromJson(answer.lines()[0]).object(), alike = QJsonDocument::fromJson(answer.lines()[1]).object();
        QCOMPARE(keysOf(alike),
                 (QSet<QString>{"id", "plate", "plateRaw", "kind", "jurisdiction", "tier", "diff", "time", "camera", "cameraName", "lat", "lon", "direction", "confidence", "make",
                                "model", "colour", "source", "image", "hit"}));
        QCOMPARE(exact.value("tier").toString(), QStringLiteral("="));
        QVERIFY(exact.value("lat").isNull() && exact.value("lon").isNull() && exact.value("confidence").isNull());
        QCOMPARE(alike.value("plate").toString(), QStringLiteral("QQ8O0"));
        QCOMPARE(alike.value("plateRaw").toString(), QStringLiteral("qq 8-O0"));
        QCOMPARE(alike.value("tier").toString(), QStringLiteral("~1"));
        QCOMPARE(alike.value("diff").toArray(), (QJsonArray{3}));
        QCOMPARE(alike.value("time").toString(), QStringLiteral("2026-01-03T08:00:01.000000Z"));
        QCOMPARE(alike.value("jurisdiction").toString(), QStringLiteral("US-CA"));
        QCOMPARE(alike.value("lat").toDouble(), 34.1478);
        QCOMPARE(alike.value("confidence").toDouble(), 0.874);
        QCOMPARE(alike.value("source").toString(), QStringLiteral("reads.csv"));
        QVERIFY(alike.value("image").toBool() && !exact.value("image").toBool());
        const auto summary = answer.summary();
        QCOMPARE(keysOf(summary),
                 (QSet<QString>{"rows", "matched", "cut", "canonical", "snapshot", "elapsedMs", "auditSeq", "silentCameras", "withoutCoordinates", "notBefore"}));
        QCOMPARE(summary.value("rows").toInt(), 2);
        QCOMPARE(summary.value("canonical").toString(), QStringLiteral("plate:QQ800 ~2 ^0 time:2026-01-01T00:00:00Z..2026-02-01T00:00:00Z"));
        QCOMPARE(summary.value("auditSeq").toArray().size(), 2);

        const auto csv = cli(QStringList{"search", path("ws"), "plate:QQ8O0 time:all", "--format", "csv"} + ask);
        QVERIFY2(csv.out.contains(",'=cmd|'x',34.1478000,-118.1445000,"), csv.out.constData());
        QCOMPARE(cli(QStringList{"search", path("ws"), "time:all plate:QQ*", "--format", "count"} + ask).out, QByteArray("2\n"));
        const auto limited = cli(QStringList{"search", path("ws"), "time:all plate:QQ*", "--format", "json", "--limit", "1", "--explain"} + ask).summary();
        QVERIFY(limited.value("cut").toBool() && limited.contains("plan"));
        QCOMPARE(limited.value("matched").toInt() - limited.value("rows").toInt(), 1);
        const auto table = cli(QStringList{"search", path("ws"), "time:all plate:QQ8O0"} + ask);
        QVERIFY(table.out.contains("2026-01-03 00:00:01 -08:00") && table.out.contains("Asked: plate:QQ8O0"));
        const auto none = cli(QStringList{"search", path("ws"), "time:all plate:QQ9"} + ask);
        QVERIFY(none.exit == 0 && none.out.contains("Not seen is not the same as not there."));

        const auto id = QString::number(alike.value("id").toInt());
        QCOMPARE(cli(QStringList{"image", path("ws"), id, "--out", path("whole.png")} + ask).exit, 0);
        QCOMPARE(readFile(path("whole.png")), readFile(path("images/a.png")));
        QCOMPARE(cli(QStringList{"image", path("ws"), id, "--out", path("crop.png"), "--crop"} + ask).exit, 0);
        QCOMPARE(QImage(path("crop.png")).size(), QSize(64, 48));
        const auto again = cli(QStringList{"image", path("ws"), id, "--out", path("whole.png")} + ask);
        QVERIFY(again.exit == 3 && again.err.contains("exists already"));
        QCOMPARE(cli(QStringList{"image", path("ws"), QString::number(exact.value("id").toInt()), "--out", path("no.png")} + ask).exit, 3);

        const auto asAuditor = surroundings(QStringLiteral("another password 1"));
        const auto exported = cli({"audit", "export", path("ws"), path("log"), "--user", "aud", "--redact", "plate,case", "--format", "json"}, asAuditor);
        QVERIFY2(exported.exit == 0, exported.err.constData());
        const auto verified = runProgram(binary("plateglass-verify"), {path("log"), "--vkey", key});
        QVERIFY2(verified.exit == 0, verified.out.constData());
        const auto redacted = disclosed(path("log"));
        QVERIFY2(!redacted.contains("QQ8") && !redacted.contains("26-001183") && redacted.contains("Which cars passed"), redacted.constData());
        QCOMPARE(cli({"audit", "export", path("ws"), path("whole log"), "--user", "aud"}, asAuditor).exit, 0);
        QVERIFY(disclosed(path("whole log")).contains("QQ8") && disclosed(path("whole log")).contains("26-001183"));

        QCOMPARE(cli({"import", "remove", path("ws"), "reads.csv", "--user", "sup"}).exit, 0);
        QCOMPARE(cli(QStringList{"search", path("ws"), "time:all plate:QQ*", "--format", "count"} + ask).out, QByteArray("0\n"));
    }
    void overlaysAndBaseMapsComeIn()
    {
        const CliWorkspace ws;
        writeFile(ws.file("beats.geojson"), R"({"type":"FeatureCollection","features":[]})");
        QCOMPARE(cli({"import", "overlay", ws.directory(), ws.file("beats.geojson"), "--user", "sup"}).exit, 0);
        writeFile(ws.file("broken.geojson"), "{");
        QCOMPARE(cli({"import", "overlay", ws.directory(), ws.file("broken.geojson"), "--user", "sup"}).exit, 3);
        QCOMPARE(cli({"import", "basemap", ws.directory(), ws.file("beats.geojson"), "--user", "sup"}).exit, 3);
    }
    void standardInputIsAFileToo()
    {
        const CliWorkspace ws;
        const auto ran = ws.import(QStringLiteral("-"), {"--source", "piped"}, csvRows(100, 150));
        QCOMPARE(ran.summary().value("accepted").toInt(), 50);
        QCOMPARE(ran.summary().value("source").toString(), QStringLiteral("piped"));
        QCOMPARE(ws.count(), 150);
    }
    void theSameFileTwiceAddsNothing()
    {
        const CliWorkspace ws;
        const auto ran = ws.import(ws.file("first.csv"), {"--source", "again"});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(ran.summary().value("duplicates").toInt(), 100);
        QCOMPARE(ws.count(), 100);
    }
    void anAdministratorLeavesReadsSealedForThoseWhoMayReadThem()
    {
        const CliWorkspace ws;
        writeFile(ws.file("more.csv"), csvRows(100, 130));
        const auto left = cli({"import", "reads", ws.directory(), ws.file("more.csv"), "--mapping", ws.file("mapping.json"), "--user", "adm"});
        QVERIFY2(left.exit == 0 && left.out.contains("Left sealed"), left.err.constData());
        QCOMPARE(cli({"account", "list", ws.directory(), "--user", "sup"}).exit, 0);
        QCOMPARE(ws.count(), 130);
    }
};
PLATEGLASS_TEST(TestCliPath)
#include "tst_cli_path.moc"
