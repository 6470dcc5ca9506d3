// The export: exactly the tlog-tiles layout, whole or not at all, with no more personal values than asked for.
#include "audit/atomic_folder.h"
#include "log_fixture.h"
#include "support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;
using base::Errc;
using Access = LogOptions::Access;

namespace {

QStringList filesIn(const std::filesystem::path& folder)
{
    const QDir root(QString::fromStdString(folder.string()));
    QStringList out;
    for (QDirIterator it(root.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) out << root.relativeFilePath(it.next());
    out.sort();
    return out;
}

QByteArray contentOf(const std::filesystem::path& file)
{
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("unreadable");
}

void put(const std::filesystem::path& file, const QByteArray& bytes)
{
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
}

std::string line(std::uint64_t seq, const StoredDisclosure& disclosure)
{
    return json::write(json::Object{{"disclosure", disclosure.text}, {"path", disclosure.path}, {"seq", seq}}) + "\n";
}

const std::string kPolicy = R"({"profile":"training","version":1})";

} // namespace

class TestAuditExport : public QObject {
    Q_OBJECT
private slots:
    void smallLogsHaveThisLayout()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->checkpoint());
        QVERIFY(log->append(test::intentDraft()));
        QVERIFY(log->append(test::resultDraft(1)));
        const auto out = fixture.path("out");
        QVERIFY(log->exportTo(out, {.policies = {kPolicy}}));
        const auto policy = QString::fromStdString("policies/" + base::toBase64Url(sha256(base::viewOf(kPolicy))) + ".json");
        QCOMPARE(filesIn(out), (QStringList{"README", "checkpoint", "checkpoints/1", "checkpoints/3", "disclosures.jsonl", policy, "tile/0/000.p/3",
                                            "tile/entries/000.p/3", "vkey"}));
        QCOMPARE(contentOf(out / "checkpoint").toStdString(), *log->lastCheckpoint());
        QCOMPARE(contentOf(out / "checkpoints" / "3"), contentOf(out / "checkpoint"));
        QCOMPARE(contentOf(out / "vkey").toStdString(), std::string(test::kLogKey) + "\n");
        QCOMPARE(contentOf(out / policy.toStdString()).toStdString(), kPolicy);
        QCOMPARE(contentOf(out / "disclosures.jsonl"), QByteArray());
        std::vector<std::string> records;
        base::Bytes hashes;
        for (const auto& record : test::recordsOf(*log)) {
            records.push_back(record.bytes);
            const auto leaf = leafHash(base::viewOf(record.bytes));
            hashes.insert(hashes.end(), leaf.begin(), leaf.end());
        }
        QCOMPARE(contentOf(out / entriesPath(0, 3)).toStdString(), std::string(base::textOf(packEntries(records))));
        QCOMPARE(contentOf(out / "tile/0/000.p/3").toStdString(), std::string(base::textOf(hashes)));
        QVERIFY(contentOf(out / "README").contains("These records were made by this program"));
    }
    void largerLogsHaveEveryTileAndNoOther()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        for (int i = 0; i < 600; ++i) QVERIFY(log->append(test::singleDraft()));
        const auto out = fixture.path("out");
        QVERIFY(log->exportTo(out, {}));
        QStringList expected{"README", "checkpoint", "checkpoints/600", "disclosures.jsonl", "vkey"};
        for (const auto& tile : tilesOf(600)) {
            expected << QString::fromStdString(tilePath(tile));
            if (tile.level == 0) expected << QString::fromStdString(entriesPath(tile.number, tile.width));
        }
        expected.sort();
        QCOMPARE(filesIn(out), expected);
        // The second level holds the roots of the first's full tiles.
        std::vector<Hash> leaves;
        for (const auto& record : test::recordsOf(*log))
            if (record.seq >= 256 && record.seq < 512) leaves.push_back(leafHash(base::viewOf(record.bytes)));
        const auto root = rootOf(leaves);
        QCOMPARE(contentOf(out / "tile/1/000.p/2").sliced(32), QByteArray(reinterpret_cast<const char*>(root.data()), 32));
    }
    void R89_readmeCommandsWork()
    {
        if (QStandardPaths::findExecutable("openssl").isEmpty()) QSKIP("openssl is not here");
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->append(test::singleDraft()));
        const auto out = fixture.path("out");
        QVERIFY(log->exportTo(out, {}));
        put(out / "KEY", QByteArray(test::kLogKey.data(), qsizetype(test::kLogKey.size())) + "\n");
        put(out / "RECORD", QByteArray::fromStdString(log->records(1, 1)->front().bytes));
        put(out / "PROOF", QByteArray::fromStdString(log->proof(1)->text()));
        QByteArray script = "set -e\n";
        for (const auto& line : contentOf(out / "README").split('\n'))
            if (line.startsWith("    ") && !line.startsWith("     ")) script += line + '\n';
        QCOMPARE(script.count('\n'), 13);
        QProcess shell;
        shell.setWorkingDirectory(QString::fromStdString(out.string()));
        shell.start("sh", {"-c", script});
        QVERIFY(shell.waitForFinished());
        const auto said = shell.readAllStandardOutput();
        QVERIFY2(said.startsWith("Signature Verified Successfully\n"), shell.readAllStandardError());
        QVERIFY(said.contains(contentOf(out / "tile/0/000.p/2").sliced(32, 32).toHex()));
        QVERIFY(said.contains("the record is in the log"));
    }
    void emptyLogsExport()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->exportTo(fixture.path("out"), {}));
        QCOMPARE(filesIn(fixture.path("out")), (QStringList{"README", "checkpoint", "checkpoints/0", "disclosures.jsonl", "vkey"}));
    }
    void disclosuresAreShownAsAsked()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->append(test::intentDraft("QQ77")));
        const auto all = *log->disclosures(1);
        QVERIFY(log->exportTo(fixture.path("none"), {}));
        QVERIFY(log->exportTo(fixture.path("all"), {.disclose = ExportOptions::Disclose::AllButRedacted}));
        QVERIFY(log->exportTo(fixture.path("some"), {.disclose = ExportOptions::Disclose::AllButRedacted, .redacted = {"plate"}}));
        QCOMPARE(contentOf(fixture.path("none") / "disclosures.jsonl"), QByteArray());
        QCOMPARE(contentOf(fixture.path("all") / "disclosures.jsonl").toStdString(), line(1, all[0]) + line(1, all[1]));
        QCOMPARE(contentOf(fixture.path("some") / "disclosures.jsonl").toStdString(), line(1, all[1]));
    }
    void redactedValuesAreNowhere()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::intentDraft("QQ77")));
        const auto plate = Disclosure::parse(log->disclosures(0)->front().text);
        QVERIFY(log->exportTo(fixture.path("out"), {.disclose = ExportOptions::Disclose::AllButRedacted, .redacted = {"plate"}}));
        for (const auto& name : filesIn(fixture.path("out"))) {
            const auto content = contentOf(fixture.path("out") / name.toStdString());
            QVERIFY2(!content.contains("QQ77") && !content.contains(QByteArray::fromStdString(plate->salt))
                         && !content.contains(QByteArray::fromStdString(plate->text())),
                     qPrintable(name));
        }
    }
    void nothingIsOverwritten()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        std::filesystem::create_directory(fixture.path("out"));
        QCOMPARE(log->exportTo(fixture.path("out"), {}).error().code, Errc::AlreadyExists);
        QCOMPARE(log->exportTo(fixture.path("missing") / "out", {}).error().code, Errc::NotFound);
    }
    void unfinishedFoldersDisappear()
    {
        const QTemporaryDir dir;
        const auto target = std::filesystem::path(dir.path().toStdString()) / "out";
        {
            auto folder = AtomicFolder::begin(target);
            QVERIFY(folder && folder->write("a/b", base::viewOf("x")));
            QVERIFY(!std::filesystem::exists(target));
            QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
        }
        QVERIFY(QDir(dir.path()).isEmpty());
    }
    void exportsOfATamperedLogDoNotAppear()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        // A redaction needs to read what it withholds; a record that is not what was signed must not leave either.
        const auto reader = std::move(*fixture.open(fixture.options(Access::ReadOnly)));
        QCOMPARE(reader->exportTo(fixture.path("out"), {}).error().code, Errc::AuditUnavailable);
        QVERIFY(!std::filesystem::exists(fixture.path("out")));
        QCOMPARE(QDir(fixture.dir.path()).entryList({"*.partial"}, QDir::AllEntries | QDir::Hidden), QStringList());
    }
};
PLATEGLASS_TEST(TestAuditExport)
#include "tst_audit_export.moc"
