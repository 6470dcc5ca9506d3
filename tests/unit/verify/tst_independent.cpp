// A log proves itself without our software: by the very commands of the page that lies in every export, and by a checker
// in another language with code of its own.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace plateglass;
using namespace plateglass::test;
namespace fs = std::filesystem;

namespace {

struct Ran {
    int status = -1;
    std::string out;
};

Ran run(const QString& program, const QStringList& arguments, const fs::path& directory)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(directory.string()));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput().toStdString()};
}

/// The commands of the page between two of its headings, as they stand there.
std::string commandsOf(const std::string& page, const std::string& from, const std::string& to)
{
    auto at = page.find(from);
    const auto end = page.find(to, at);
    std::string out;
    while (at < end) {
        const auto next = page.find('\n', at) + 1;
        if (page.compare(at, 4, "    ") == 0) out += page.substr(at + 4, next - at - 4);
        at = next;
    }
    return out;
}

/// A log of 700 records, changed key included where asked, as an export.
struct Export : LogFixture {
    fs::path folder = path("log");
    std::vector<std::string> keys{std::string(kLogKey)};
    enum class With { OneKey, ChangedKey };
    explicit Export(With with, int pairs = 350)
    {
        auto log = create();
        for (int i = 0; i < pairs; ++i) (void)log->append(resultDraft(*log->append(intentDraft())));
        (void)log->checkpoint();
        if (with == With::ChangedKey) {
            auto next = *audit::SigningKey::fromSeed(std::string(kOrigin), audit::sha256(base::viewOf("the key after")));
            keys.push_back(next.verifier().text());
            (void)log->rotate(std::move(next), {.type = "key.rotate"});
        }
        (void)log->append(singleDraft());
        (void)log->exportTo(folder, {.disclose = audit::ExportOptions::Disclose::AllButRedacted});
        proof = log->proof(261)->text();
        record = log->records(261, 1)->front().bytes;
        put(folder / "KEY", std::string(kLogKey) + "\n");
        put(folder / "PROOF", proof);
        put(folder / "RECORD", record);
    }
    std::string proof, record;
};

} // namespace

class TestIndependent : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char* needed : {"openssl", "sha256sum", "sh"})
            if (QStandardPaths::findExecutable(QString::fromLatin1(needed)).isEmpty()) QSKIP("openssl, sha256sum or sh is not here");
    }
    void thePagesCommandsCheckTheNewestState()
    {
        const Export exported(Export::With::OneKey);
        const auto commands = commandsOf(contentOf(exported.folder / "README"), "  the signature of the newest state", "  the hash of a record");
        QVERIFY(commands.contains("openssl"));
        const auto good = run(QStringLiteral("sh"), {"-ec", QString::fromStdString(commands)}, exported.folder);
        QVERIFY2(good.status == 0 && good.out.contains("Verified Successfully"), good.out.c_str());
        auto changed = contentOf(exported.folder / "checkpoint");
        changed[changed.find('\n') + 1] ^= 1; // another size
        put(exported.folder / "checkpoint", changed);
        QVERIFY(run(QStringLiteral("sh"), {"-ec", QString::fromStdString(commands)}, exported.folder).status != 0);
    }
    void R89_thePagesCommandsProveOneRecord()
    {
        const Export exported(Export::With::OneKey);
        const auto page = contentOf(exported.folder / "README");
        const auto hash = commandsOf(page, "  the hash of a record in a file RECORD", "  one record in a file RECORD");
        const auto proof = commandsOf(page, "  one record in a file RECORD", "  and that PROOF's checkpoint");
        QVERIFY(hash.contains("sha256sum") && proof.contains("openssl"));
        const auto tile = contentOf(exported.folder / audit::tilePath({0, 1, 256}));
        const auto printed = run(QStringLiteral("sh"), {"-ec", QString::fromStdString(hash)}, exported.folder);
        QVERIFY2(printed.out.starts_with(base::toHex(base::viewOf(tile.substr(5 * 32, 32)))), printed.out.c_str());
        const auto good = run(QStringLiteral("sh"), {"-c", QString::fromStdString(proof)}, exported.folder);
        QVERIFY2(good.status == 0 && good.out.contains("the record is in the log"), good.out.c_str());
        put(exported.folder / "RECORD", exported.record + " ");
        const auto bad = run(QStringLiteral("sh"), {"-c", QString::fromStdString(proof)}, exported.folder);
        QVERIFY2(bad.status != 0 && !bad.out.contains("the record is in the log"), bad.out.c_str());
    }
    void R91_anotherLanguageReadsTheSame_data()
    {
        QTest::addColumn<bool>("changedKey");
        QTest::newRow("one key") << false;
        QTest::newRow("a changed key") << true;
    }
    void R91_anotherLanguageReadsTheSame()
    {
        QFETCH(bool, changedKey);
        const auto python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty()) QSKIP("python3 is not here");
        const Export exported(changedKey ? Export::With::ChangedKey : Export::With::OneKey);
        QStringList arguments{QStringLiteral(PLATEGLASS_CHECKER), QString::fromStdString(exported.folder.string())};
        for (const auto& key : exported.keys) arguments << QString::fromStdString(key);
        const auto good = run(python, arguments, exported.folder);
        QVERIFY2(good.status == 0 && good.out.contains("verified: 70"), good.out.c_str());
        const auto bundle = exported.folder / audit::entriesPath(1, 256);
        auto bytes = contentOf(bundle);
        bytes[700] ^= 4;
        put(bundle, bytes);
        const auto bad = run(python, arguments, exported.folder);
        QVERIFY2(bad.status == 1 && bad.out.contains("not verified"), bad.out.c_str());
    }
};
PLATEGLASS_TEST(TestIndependent)
#include "tst_independent.moc"
