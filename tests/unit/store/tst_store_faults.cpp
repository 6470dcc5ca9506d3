// A killed import, a full disk, damaged files, foreign keys and versions.
#include "sqlite/fault_vfs.h"
#include "store_fixture.h"
#include "support/test_main.h"

#include <QTest>

#include <fstream>
#include <random>

using namespace plateglass;
using namespace plateglass::test;
using base::Errc;
using sqlite::Fault;
using sqlite::FaultVfs;
using store::StoreOptions;

namespace {

std::string shaOf(int i) { return std::format("{:064x}", i); }

constexpr int kRows = 60, kImages = 4;

/// Rows of which some name images that come along.
MemoryStream pictured()
{
    std::vector<domain::ReadRow> rows;
    for (int i = 0; i < kRows; ++i) {
        rows.push_back(row("QQ" + std::to_string(i), i));
        if (i >= kImages) continue;
        rows.back().image = domain::ImageState::Stored;
        rows.back().imageSha256 = shaOf(i);
    }
    MemoryStream stream(std::move(rows));
    for (int i = 0; i < kImages; ++i) stream.images.push_back({shaOf(i), base::Bytes(5000, static_cast<std::uint8_t>(i))});
    return stream;
}

sqlite::Connection openRaw(const std::filesystem::path& file, const sqlite::Key& key, sqlite::Access access = sqlite::Access::ReadWrite)
{
    return std::move(sqlite::Connection::open(file, {.access = access, .key = key, .pageSize = 16384}).value());
}

/// Reads, images, and whether every stored image has its read and every read its image.
struct Inventory {
    std::uint64_t reads = 0;
    std::int64_t images = 0;
    bool matched = true;
};

Inventory inventoryOf(const Scratch& scratch, const std::string& vfs)
{
    const auto reads = std::move(scratch.open({.vfs = vfs}).value());
    Inventory out{.reads = reads->extent()->reads};
    const auto answer = ask(*reads, "image:yes time:all");
    std::vector<base::ReadId> ids;
    for (const auto& r : answer->rows) ids.push_back(r.id);
    const auto details = reads->details(questionReceipt(), ids);
    for (const auto& read : *details) out.matched = out.matched && reads->image(questionReceipt(), read.row.imageSha256).has_value();
    auto images = openRaw(scratch.path() / "images.db", keys().images, sqlite::Access::ReadOnly);
    out.images = *images.integer("SELECT count(*) FROM images");
    out.matched =
        out.matched && out.images == static_cast<std::int64_t>(ids.size()) && *images.integer("SELECT count(*) FROM unsettled") == 0;
    auto tables = openRaw(scratch.path() / "reads.db", keys().reads, sqlite::Access::ReadOnly);
    out.matched = out.matched && *tables.integer("SELECT count(*) FROM read_images") == static_cast<std::int64_t>(ids.size());
    out.matched = out.matched && (*tables.integer("SELECT count(*) FROM segments") > 0) == (out.reads > 0);
    out.matched = out.matched && *tables.integer("SELECT count(*) FROM chunks WHERE id >> 26 NOT IN (SELECT id FROM segments)") == 0;
    out.matched = out.matched && *tables.integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0;
    return out;
}

/// A store with or without the rows, closed, to be copied: making one takes longer than the test itself.
struct Template {
    Scratch scratch;
    explicit Template(bool filled)
    {
        const FaultVfs vfs;
        const auto reads = std::move(scratch.open({.access = StoreOptions::Access::Create, .vfs = vfs.name()}).value());
        auto stream = pictured();
        if (filled && !import(*reads, "one", stream)) qFatal("the template could not be filled");
    }
    void copyTo(const Scratch& other) const
    {
        for (const char* file : {"reads.db", "images.db"}) std::filesystem::copy_file(scratch.path() / file, other.path() / file);
    }
};

std::string contents(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeContents(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Opens, asks for everything, reads all details; the first error met.
std::optional<Errc> errorOfReadingAll(const Scratch& scratch)
{
    const auto reads = scratch.open({});
    if (!reads) return reads.error().code;
    const auto answer = ask(**reads, "time:all");
    if (!answer) return answer.error().code;
    std::vector<base::ReadId> ids;
    for (const auto& r : answer->rows) ids.push_back(r.id);
    const auto details = (*reads)->details(questionReceipt(), ids);
    if (!details) return details.error().code;
    return answer->matched == kRows && details->size() == kRows ? std::nullopt : std::optional(Errc::InvalidArgument);
}

} // namespace

class TestStoreFaults : public QObject {
    Q_OBJECT
private slots:
    void importKilledBetweenAnyTwoWritesIsWholeOrNothing()
    {
        const Template blank(false);
        int whole = 0, nothing = 0;
        bool ranToTheEnd = false;
        for (std::uint64_t count = 0; !ranToTheEnd; ++count) {
            const Scratch scratch;
            blank.copyTo(scratch);
            FaultVfs vfs;
            {
                auto reads = std::move(scratch.open({.vfs = vfs.name()}).value());
                auto stream = pictured();
                vfs.failAfter(count, Fault::Killed);
                (void)import(*reads, "one", stream);
                reads.reset();
                ranToTheEnd = !vfs.hasFailed();
            }
            vfs.heal();
            const auto found = inventoryOf(scratch, vfs.name());
            QVERIFY2(found.matched, std::to_string(count).c_str());
            QVERIFY2(found.reads == 0 || (found.reads == kRows && found.images == kImages), std::to_string(count).c_str());
            ++(found.reads == 0 ? nothing : whole);
        }
        QVERIFY(nothing > 10 && whole > 0);
    }
    void removalKilledBetweenAnyTwoWritesIsWholeOrNothing()
    {
        const Template filled(true);
        int whole = 0, nothing = 0;
        bool ranToTheEnd = false;
        for (std::uint64_t count = 0; !ranToTheEnd; ++count) {
            const Scratch scratch;
            filled.copyTo(scratch);
            FaultVfs vfs;
            {
                auto reads = std::move(scratch.open({.vfs = vfs.name()}).value());
                vfs.failAfter(count, Fault::Killed);
                (void)reads->removeSource(maintenanceReceipt(), "one");
                reads.reset();
                ranToTheEnd = !vfs.hasFailed();
            }
            vfs.heal();
            const auto found = inventoryOf(scratch, vfs.name());
            QVERIFY2(found.matched, std::to_string(count).c_str());
            QVERIFY2(found.reads == 0 || found.reads == kRows, std::to_string(count).c_str());
            ++(found.reads == 0 ? whole : nothing);
        }
        QVERIFY(nothing > 3 && whole > 3);
    }
    void storeThatCouldNotBeMadeLeavesNoFiles()
    {
        const Scratch scratch;
        FaultVfs vfs;
        vfs.fillAfter(20'000);
        const auto reads = scratch.open({.access = StoreOptions::Access::Create, .vfs = vfs.name()});
        QCOMPARE(reads.error().code, Errc::DiskFull);
        QVERIFY(std::filesystem::is_empty(scratch.path()));
    }
    void fullDiskIsSaidAndTheStoreGoesOn_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 10'000, 60'000, 100'000, 200'000}) QTest::newRow(std::to_string(bytes).c_str()) << bytes;
    }
    void fullDiskIsSaidAndTheStoreGoesOn()
    {
        QFETCH(int, bytes);
        const Scratch scratch;
        FaultVfs vfs;
        auto reads = std::move(scratch.open({.access = StoreOptions::Access::Create, .vfs = vfs.name()}).value());
        QVERIFY(import(*reads, "before", {row("QQBEFORE", 0)}));
        vfs.fillAfter(static_cast<std::uint64_t>(bytes));
        auto stream = pictured();
        QCOMPARE(import(*reads, "one", stream).error().code, Errc::DiskFull);
        QCOMPARE(ask(*reads, "time:all")->matched, 1u);
        vfs.heal();
        auto again = pictured();
        QCOMPARE(import(*reads, "one", again)->totals.accepted, std::uint64_t(kRows));
        QCOMPARE(ask(*reads, "time:all")->matched, std::uint64_t(kRows + 1));
        reads.reset();
        QVERIFY(inventoryOf(scratch, vfs.name()).matched);
    }

    void wrongKeyIsCorrupt()
    {
        const Scratch scratch;
        QVERIFY(scratch.create());
        QCOMPARE(scratch.open({}, 2).error().code, Errc::Corrupt);
        QCOMPARE(scratch.open({.access = StoreOptions::Access::ReadOnly}, 2).error().code, Errc::Corrupt);
    }
    void missingAndPresentFilesAreTold()
    {
        const Scratch scratch;
        QCOMPARE(scratch.open({}).error().code, Errc::NotFound);
        QCOMPARE(scratch.open({.access = StoreOptions::Access::ReadOnly}).error().code, Errc::NotFound);
        QVERIFY(scratch.create());
        QCOMPARE(scratch.open({.access = StoreOptions::Access::Create}).error().code, Errc::AlreadyExists);
        std::filesystem::remove(scratch.path() / "images.db");
        QCOMPARE(scratch.open({}).error().code, Errc::NotFound);
    }
    void readOnlyStoreAnswersAndRefusesChanges()
    {
        const Scratch scratch;
        QVERIFY(import(*scratch.create(), "one", {row("QQ1", 0)}));
        const auto reads = std::move(scratch.open({.access = StoreOptions::Access::ReadOnly}).value());
        QCOMPARE(ask(*reads, "time:all")->matched, 1u);
        QCOMPARE(import(*reads, "two", {row("QQ2", 0)}).error().code, Errc::InvalidArgument);
        QCOMPARE(reads->putOverlay({"a", "b"}).error().code, Errc::InvalidArgument);
    }
    void flippedByteIsNoticedOrHarmless()
    {
        const Scratch scratch;
        auto stream = pictured();
        QVERIFY(import(*scratch.create(), "one", stream));
        const auto file = scratch.path() / "reads.db";
        const auto whole = contents(file);
        QVERIFY(!errorOfReadingAll(scratch));
        std::mt19937 random(3);
        int noticed = 0;
        for (int i = 0; i < 60; ++i) {
            auto damaged = whole;
            damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
            writeContents(file, damaged);
            if (const auto error = errorOfReadingAll(scratch)) {
                QCOMPARE(*error, Errc::Corrupt);
                ++noticed;
            }
        }
        QVERIFY2(noticed > 10, std::to_string(noticed).c_str()); // the others lie in pages that these questions do not touch
    }
    void truncatedFileIsCorrupt()
    {
        const Scratch scratch;
        auto stream = pictured();
        QVERIFY(import(*scratch.create(), "one", stream));
        const auto file = scratch.path() / "reads.db";
        const auto whole = contents(file);
        for (std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(16384), whole.size() / 2, whole.size() - 16384}) {
            writeContents(file, whole.substr(0, size));
            QVERIFY2(errorOfReadingAll(scratch) == Errc::Corrupt, std::to_string(size).c_str());
        }
    }
    void newerVersionIsLeftUntouched()
    {
        for (const char* name : {"reads.db", "images.db"}) {
            const Scratch scratch;
            QVERIFY(scratch.create());
            const auto file = scratch.path() / name;
            QVERIFY(openRaw(file, std::string(name) == "reads.db" ? keys().reads : keys().images).execute("PRAGMA user_version = 99"));
            const auto before = contents(file);
            QCOMPARE(scratch.open({}).error().code, Errc::NewerVersion);
            QCOMPARE(scratch.open({.access = StoreOptions::Access::ReadOnly}).error().code, Errc::NewerVersion);
            QVERIFY(contents(file) == before);
        }
    }
};
PLATEGLASS_TEST(TestStoreFaults)
#include "tst_store_faults.moc"
