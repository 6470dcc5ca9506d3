#include "store/read_store.h"

#include "base/check.h"
#include "store/case_list.h"
#include "store/details.h"
#include "store/extent.h"
#include "store/furniture.h"
#include "store/holds.h"
#include "store/image_store.h"
#include "store/importer.h"
#include "store/purge.h"
#include "store/read_removal.h"
#include "store/reader_pool.h"
#include "store/removal.h"
#include "store/schema.h"
#include "store/search.h"
#include "store/state.h"

#include <functional>
#include <mutex>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Receipt;
using base::Result;
using sqlite::Transaction;

namespace {

struct Files {
    std::filesystem::path reads, images;
};

Files filesIn(const std::filesystem::path& directory) { return {directory / "reads.db", directory / "images.db"}; }

/// A store that could not be made leaves no files.
void removeFiles(const Files& files)
{
    std::error_code ignored;
    for (const auto& file : {files.reads, files.images})
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end, ignored);
}

Result<void> checkAbsent(const Files& files)
{
    std::error_code ignored;
    if (std::filesystem::exists(files.reads, ignored) || std::filesystem::exists(files.images, ignored)) return fail(Errc::AlreadyExists);
    return {};
}

} // namespace

struct ReadStore::Impl {
    Impl(const Files& files, const StoreKeys& keys, const base::Clock& wall, const std::string& vfs)
        : clock(wall),
          readsPool(files.reads, openOptions(sqlite::Access::ReadOnly, keys.reads, vfs)),
          imagesPool(files.images, openOptions(sqlite::Access::ReadOnly, keys.images, vfs))
    {
    }

    Result<void> openWriter(const Files& files, const StoreKeys& keys, sqlite::Access access, const std::string& vfs)
    {
        PG_TRY(auto readsConnection, openForWriting(files.reads, openOptions(access, keys.reads, vfs), readsSchema()));
        PG_TRY(auto imagesConnection, openForWriting(files.images, openOptions(access, keys.images, vfs), imagesSchema()));
        writer.emplace(std::move(readsConnection));
        images.emplace(std::move(imagesConnection));
        return images->sweep([this](const Sha256& sha256) { return imageIsNamed(*writer, sha256); });
    }

    Result<void> checkReaders()
    {
        PG_TRY(auto reads, readsPool.take());
        PG_TRY_VOID(checkVersion(reads.connection(), readsSchema()));
        PG_TRY(auto pictures, imagesPool.take());
        return checkVersion(pictures.connection(), imagesSchema());
    }

    /// Runs `work(connection)` on a reader, in one snapshot.
    template <class Work>
    auto reading(Work&& work) -> std::invoke_result_t<Work, sqlite::Connection&>
    {
        PG_TRY(auto lease, readsPool.take());
        PG_TRY(const auto snapshot, Transaction::begin(lease.connection(), Transaction::Kind::Deferred));
        return work(lease.connection());
    }

    /// Runs `work()` with the writer held. Errc::InvalidArgument where the store was opened for reading.
    template <class Work>
    auto writing(Work&& work) -> std::invoke_result_t<Work>
    {
        if (!writer) return fail(Errc::InvalidArgument, "the store is open for reading only");
        const std::scoped_lock lock(mutex);
        return work();
    }

    /// What every entry that sees reads does first.
    void enter(const Receipt& receipt, Receipt::Kind kind, std::atomic<std::uint64_t>& count)
    {
        PG_CHECK(receipt.kind() == kind);
        ++count;
    }
    void enterChange(const Receipt& receipt) { enter(receipt, Receipt::Kind::Maintenance, changes); }

    /// What left the store leaves memory.
    void forget()
    {
        dictionaries.forget();
        memory.forget();
    }

    std::atomic<std::uint64_t> searches = 0, details = 0, imagesRead = 0, lists = 0, changes = 0;
    const base::Clock& clock;
    ReaderPool readsPool, imagesPool;
    PlateDictionaries dictionaries;
    SegmentMemory memory;
    std::mutex mutex; ///< guards the two below
    std::optional<sqlite::Connection> writer;
    std::optional<ImageStore> images;
};

ReadStore::ReadStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ReadStore::~ReadStore() = default;

Result<std::unique_ptr<ReadStore>> ReadStore::open(const std::filesystem::path& directory, const StoreKeys& keys, const base::Clock& clock,
                                                   StoreOptions options)
{
    const Files files = filesIn(directory);
    const bool creates = options.access == StoreOptions::Access::Create;
    if (creates) PG_TRY_VOID(checkAbsent(files));
    auto impl = std::make_unique<Impl>(files, keys, clock, options.vfs);
    if (options.access == StoreOptions::Access::ReadOnly) {
        PG_TRY_VOID(impl->checkReaders());
    } else {
        auto opened = impl->openWriter(files, keys, creates ? sqlite::Access::Create : sqlite::Access::ReadWrite, options.vfs);
        if (!opened) {
            impl.reset();
            if (creates) removeFiles(files);
            return std::unexpected(opened.error());
        }
    }
    return std::unique_ptr<ReadStore>(new ReadStore(std::move(impl)));
}

Result<domain::Answer> ReadStore::search(const Receipt& receipt, const domain::Query& query, const SearchFrame& frame,
                                         std::stop_token stop) const
{
    m_impl->enter(receipt, Receipt::Kind::Question, m_impl->searches);
    auto answer = m_impl->reading([&](sqlite::Connection& connection) {
        const std::stop_callback interrupt(stop, [&connection] { connection.interrupt(); });
        return searchReads(connection, m_impl->dictionaries, m_impl->memory, query, frame, stop);
    });
    if (stop.stop_requested()) return fail(Errc::Cancelled);
    return answer;
}

Result<std::vector<domain::Read>> ReadStore::details(const Receipt& receipt, std::span<const base::ReadId> ids,
                                                     const Visibility& visible) const
{
    m_impl->enter(receipt, Receipt::Kind::Question, m_impl->details);
    return m_impl->reading([&](sqlite::Connection& connection) { return readDetails(connection, m_impl->memory, ids, visible); });
}

Result<base::Bytes> ReadStore::image(const Receipt& receipt, const std::string& sha256) const
{
    m_impl->enter(receipt, Receipt::Kind::Question, m_impl->imagesRead);
    PG_TRY(const auto key, sha256From(sha256));
    PG_TRY(auto lease, m_impl->imagesPool.take());
    PG_TRY(auto row, lease.connection().prepare("SELECT bytes FROM images WHERE sha256 = ?1"));
    PG_TRY(const bool found, row.bindBlob(1, key).step());
    if (!found) return fail(Errc::NotFound, "no such image");
    return base::Bytes(row.blob(0).begin(), row.blob(0).end());
}

Result<domain::Source> ReadStore::importReads(const Receipt& receipt, domain::Source draft, domain::ReadStream& stream,
                                              std::stop_token stop, ImportProgress* progress, bool dryRun)
{
    m_impl->enterChange(receipt);
    return m_impl->writing([&] {
        return importStream(*m_impl->writer, *m_impl->images, m_impl->dictionaries, {std::move(draft), m_impl->clock.now(), dryRun, stop, progress}, stream);
    });
}

Result<domain::Source> ReadStore::removeSource(const Receipt& receipt, const std::string& name, base::UtcTime now)
{
    m_impl->enterChange(receipt);
    return m_impl->writing([&] { auto removed = removeSourceNamed(*m_impl->writer, *m_impl->images, name, now);
        m_impl->forget();
        return removed;
    });
}

Result<PurgeStep> ReadStore::purgeStep(const Receipt& receipt, const PurgeLimits& limits, std::size_t mostReads)
{
    m_impl->enterChange(receipt);
    return m_impl->writing([&] {
        auto step = store::purgeStep(*m_impl->writer, *m_impl->images, limits, mostReads);
        m_impl->forget(); // plates that went must not stay in memory until somebody asks again
        return step;
    });
}

Result<void> ReadStore::scrub(const Receipt& receipt, std::stop_token stop)
{
    m_impl->enterChange(receipt);
    return m_impl->writing([&] { return store::scrub(*m_impl->writer, *m_impl->images, stop); });
}

Result<PurgeCounts> ReadStore::due(const PurgeLimits& limits) const
{
    return m_impl->reading([&](sqlite::Connection& connection) { return countDue(connection, limits); });
}

Result<bool> ReadStore::needsScrub() const { return m_impl->reading(store::needsScrub); }

Result<Hold> ReadStore::addHold(const Receipt& receipt, Hold hold, std::span<const base::ReadId> reads)
{
    m_impl->enterChange(receipt);
    return m_impl->writing([&] { return store::addHold(*m_impl->writer, std::move(hold), reads); });
}

Result<void> ReadStore::updateHold(const Receipt& receipt, const Hold& hold)
{
    m_impl->enterChange(receipt);
    return m_impl->writing([&] { return store::updateHold(*m_impl->writer, hold); });
}

Result<std::vector<Hold>> ReadStore::holds() const { return m_impl->reading(listHolds); }

Result<std::vector<base::ReadId>> ReadStore::readsOfHold(const Receipt& receipt, std::int64_t id) const
{
    m_impl->enter(receipt, Receipt::Kind::Question, m_impl->lists);
    return m_impl->reading([&](sqlite::Connection& connection) { return store::readsOfHold(connection, id); });
}

Result<std::vector<domain::Source>> ReadStore::sources() const { return m_impl->reading(listSources); }

Result<std::vector<domain::RejectedRow>> ReadStore::rejectedRows(const Receipt& receipt, base::SourceId source, std::size_t limit) const
{
    m_impl->enter(receipt, Receipt::Kind::Question, m_impl->lists);
    return m_impl->reading([&](sqlite::Connection& connection) { return listRejected(connection, source, limit); });
}

Result<std::vector<domain::Camera>> ReadStore::cameras(const Visibility& visible) const
{
    return m_impl->reading([&](sqlite::Connection& connection) { return visibleCameras(connection, m_impl->memory, visible); });
}

Result<std::vector<Overlay>> ReadStore::overlays() const { return m_impl->reading(listOverlays); }

Result<void> ReadStore::putOverlay(const Overlay& overlay)
{
    return m_impl->writing([&] { return saveOverlay(*m_impl->writer, overlay); });
}

Result<std::vector<Fence>> ReadStore::fences() const { return m_impl->reading(listFences); }

Result<void> ReadStore::putFence(const Fence& fence)
{
    return m_impl->writing([&] { return saveFence(*m_impl->writer, fence); });
}

Result<void> ReadStore::putCases(std::span<const domain::CaseEntry> cases)
{
    return m_impl->writing([&] { return saveCases(*m_impl->writer, cases); });
}

Result<std::optional<domain::CaseEntry>> ReadStore::caseNumbered(const std::string& number) const
{
    return m_impl->reading([&](sqlite::Connection& connection) { return findCase(connection, number); });
}

Result<std::uint64_t> ReadStore::caseCount() const { return m_impl->reading(countCases); }

Result<std::vector<PendingCaseRow>> ReadStore::pendingCases() const { return m_impl->reading(listPending); }

Result<void> ReadStore::putPendingCase(const domain::PendingCase& pending)
{
    return m_impl->writing([&] { return savePending(*m_impl->writer, pending); });
}

Result<void> ReadStore::completePendingCase(const std::string& number, const std::string& account, const std::string& resolved)
{
    return m_impl->writing([&] { return completePending(*m_impl->writer, number, account, resolved); });
}

Result<void> ReadStore::notePendingOverdue(const std::string& number, const std::string& account)
{
    return m_impl->writing([&] { return markOverdue(*m_impl->writer, number, account); });
}

EntryCounts ReadStore::entries() const { return {m_impl->searches, m_impl->details, m_impl->imagesRead, m_impl->lists, m_impl->changes}; }

Result<std::uint64_t> ReadStore::snapshot() const
{
    return m_impl->reading([](sqlite::Connection& connection) -> Result<std::uint64_t> {
        PG_TRY(const auto state, readState(connection));
        return static_cast<std::uint64_t>(state.snapshot);
    });
}

Result<ReadStore::Extent> ReadStore::extent(const Visibility& visible) const
{
    return m_impl->reading([&](sqlite::Connection& connection) { return visibleExtent(connection, m_impl->memory, visible); });
}

} // namespace plateglass::store
