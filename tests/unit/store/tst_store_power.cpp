// The power goes after every single write and sync of an import, a removal and a purge; what was not synced is dropped,
// reordered or torn. After reopening the store is whole, and what it had acknowledged is still so.
#include "sqlite/recording_vfs.h"
#include "store_fixture.h"
#include "support/test_main.h"

#include <QTest>

#include <format>

using namespace plateglass;
using namespace plateglass::test;
using sqlite::RecordingVfs;

namespace {

constexpr int kRows = 24;
constexpr std::int64_t kFresh = 1000;

/// Half of the reads old, every third with an image.
MemoryStream rowsOf(const std::string& stem, int from)
{
    std::vector<domain::ReadRow> rows;
    for (int i = 0; i < kRows; ++i) {
        rows.push_back(row(stem + std::to_string(i), (i % 2 == 0 ? 0 : kFresh) + from + i));
        if (i % 3 != 0) continue;
        rows.back().image = domain::ImageState::Stored;
        rows.back().imageSha256 = std::format("{:062x}{:02x}", i, from);
    }
    MemoryStream stream(std::move(rows));
    for (int i = 0; i < kRows; i += 3) stream.images.push_back({std::format("{:062x}{:02x}", i, from), base::Bytes(3000, static_cast<std::uint8_t>(i))});
    return stream;
}

void copyStore(const Scratch& from, const Scratch& to)
{
    for (const auto& entry : std::filesystem::directory_iterator(from.path()))
        std::filesystem::copy_file(entry.path(), to.path() / entry.path().filename());
}

/// Number of reads, or what is wrong.
std::expected<std::uint64_t, std::string> inspect(const Scratch& scratch)
{
    std::uint64_t count = 0;
    {
        const auto reads = scratch.open({});
        if (!reads) return std::unexpected(std::string("does not open: ") + base::word(reads.error().code));
        const auto answer = ask(**reads, "time:all");
        if (!answer) return std::unexpected(std::string("does not answer: ") + base::word(answer.error().code));
        count = answer->matched;
        std::vector<base::ReadId> ids;
        for (const auto& r : answer->rows) ids.push_back(r.id);
        const auto details = (*reads)->details(questionReceipt(), ids);
        if (!details || details->size() != count) return std::unexpected("details are missing");
        for (const auto& read : *details)
            if (read.row.image == domain::ImageState::Stored && !(*reads)->image(questionReceipt(), read.row.imageSha256)) return std::unexpected("a read without its image");
    }
    for (const auto& [file, key] : {std::pair{"reads.db", keys().reads}, std::pair{"images.db", keys().images}}) {
        auto raw = sqlite::Connection::open(scratch.path() / file, {.access = sqlite::Access::ReadOnly, .key = key, .pageSize = 16384});
        if (!raw || *raw->integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") != 0) return std::unexpected(std::string(file) + " is not whole");
    }
    return count;
}

} // namespace

class TestStorePower : public QObject {
    Q_OBJECT
private slots:
    void nothingAcknowledgedIsLostAndTheStoreIsWhole_data()
    {
        QTest::addColumn<QString>("act");
        for (const char* act : {"import", "removal", "purge"}) QTest::newRow(act) << act;
    }
    void nothingAcknowledgedIsLostAndTheStoreIsWhole()
    {
        QFETCH(QString, act);
        const Scratch live, before;
        {
            auto stream = rowsOf("QQA", 0);
            QVERIFY(import(*live.create(), "one", stream));
        }
        copyStore(live, before);
        std::vector<sqlite::FileChange> journal;
        std::size_t acknowledged = 0;
        {
            const RecordingVfs vfs(RecordingVfs::Scope::Named);
            auto reads = std::move(live.open({.vfs = vfs.name()}).value());
            if (act == "import") {
                auto stream = rowsOf("QQB", 1);
                QVERIFY(import(*reads, "two", stream));
            } else if (act == "removal") {
                QVERIFY(reads->removeSource(maintenanceReceipt(), "one"));
            } else {
                for (bool more = true; more;) more = reads->purgeStep(maintenanceReceipt(), {.now = at(2 * kFresh), .reads = at(kFresh)}, 5)->more;
            }
            acknowledged = vfs.size();
            if (act == "purge") QVERIFY(reads->scrub(maintenanceReceipt(), {}));
            reads.reset();
            journal = vfs.journal();
        }
        const std::uint64_t after = act == "import" ? 2 * kRows : act == "removal" ? 0 : kRows / 2;
        int untouched = 0, done = 0;
        for (std::size_t count = 0; count <= journal.size(); ++count)
            for (const std::uint64_t seed : {std::uint64_t(0), 2 * count + 1, 2 * count + 2}) {
                const Scratch cut;
                copyStore(before, cut);
                sqlite::cutPower(journal, count, live.path(), cut.path(), seed);
                const auto reads = inspect(cut);
                const auto where = std::format("change {} of {}, seed {}: {}", count, journal.size(), seed, reads ? "reads " + std::to_string(*reads) : reads.error());
                QVERIFY2(reads, where.c_str());
                const bool batches = act == "purge" && (*reads == 19 || *reads == 14); // five at a time
                QVERIFY2(*reads == after || *reads == kRows || batches, where.c_str());
                QVERIFY2(count < acknowledged || *reads == after, where.c_str());
                ++(*reads == after ? done : untouched);
            }
        QVERIFY(untouched > 20 && done > 20);
        qInfo("%d states of %zu changes", untouched + done, journal.size());
    }
};
PLATEGLASS_TEST(TestStorePower)
#include "tst_store_power.moc"
