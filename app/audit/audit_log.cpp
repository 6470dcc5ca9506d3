#include "audit/audit_log.h"

#include "audit/log_check.h"
#include "audit/log_export.h"

#include <format>
#include <mutex>

namespace plateglass::audit {

using base::Errc;
using base::fail;
using base::Result;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kLongestUnsigned{60'000};
constexpr std::string_view kResult = ".result";
constexpr std::string_view kUnknown = ".unknown";

/// Whatever kept a record from the disk, for the caller it is one thing: the act must not happen.
base::Error unavailable(const base::Error& cause)
{
    return {Errc::AuditUnavailable, std::string(base::word(cause.code)) + ": " + cause.detail, cause.where};
}

base::Error openFailure(const base::Error& cause)
{
    switch (cause.code) {
    case Errc::Corrupt:
    case Errc::NotFound:
    case Errc::AlreadyExists:
    case Errc::NewerVersion:
    case Errc::AuditUnavailable: return cause;
    case Errc::InvalidArgument: return {Errc::Corrupt, cause.detail, cause.where}; // a table is not as it was made
    default: return unavailable(cause);
    }
}

} // namespace

struct AuditLog::Impl {
    LogStore store;
    SigningKey key;
    const base::Clock& clock;
    Source source;
    LogOptions::Access access;

    std::mutex mutex; ///< guards all below and the store
    LogState state;
    bool stale = false;           ///< a write failed: memory may know more or less than the disk
    base::UtcTime lastTime{};     ///< of the last record of this run
    milliseconds lastMono{0};     ///< at the same moment
    std::optional<milliseconds> unsignedSince = {};

    [[nodiscard]] Result<void> makeFresh();
    [[nodiscard]] Result<std::uint64_t> append(std::vector<RecordDraft> drafts);
    [[nodiscard]] Result<void> addTo(LogChange& change, LogTree& tree, RecordDraft draft);
    [[nodiscard]] Result<void> pair(LogChange& change, const RecordDraft& draft, std::uint64_t seq) const;
    [[nodiscard]] RecordStamp stamp(std::uint64_t seq);
    [[nodiscard]] Result<void> closeDanglingIntents();
    [[nodiscard]] Result<StoredNote> sign();
    [[nodiscard]] Result<std::vector<Hash>> pathOf(std::uint64_t seq);
    [[nodiscard]] Result<void> addBundleTo(LogExport& out, std::uint64_t from, std::uint64_t size);
};

/// Reads back what the disk holds after a failed write, so that memory never claims more.
Result<void> AuditLog::Impl::makeFresh()
{
    if (!stale) return {};
    PG_TRY(state, readState(store, key.verifier()));
    stale = false;
    return {};
}

/// Milliseconds that never run backwards within a run: a wall clock that was set back is followed by the other clock.
RecordStamp AuditLog::Impl::stamp(std::uint64_t seq)
{
    const auto mono = clock.monotonic();
    const auto expected = lastTime + (mono - lastMono);
    const auto wall = clock.now();
    lastTime = wall < lastTime ? expected : wall;
    lastMono = mono;
    return {seq, lastTime, mono};
}

/// Opens an intent or closes the one this record names, so that a log never holds a pair no verifier would accept.
Result<void> AuditLog::Impl::pair(LogChange& change, const RecordDraft& draft, std::uint64_t seq) const
{
    if (const auto stem = intentStem(draft.type); !stem.empty()) {
        change.opened.emplace(seq, stem);
        return {};
    }
    const auto stem = outcomeStem(draft.type);
    if (stem.empty()) return {};
    const auto rel = draft.fields.find("rel");
    if (rel == draft.fields.end()) { // refused, or failed, before there was an intent
        if (draft.type.ends_with(kResult) || draft.type.ends_with(kUnknown)) return fail(Errc::InvalidArgument, "an outcome names no intent");
        return {};
    }
    const auto* number = rel->second.integer();
    const auto intent = number ? state.open.find(static_cast<std::uint64_t>(*number)) : state.open.end();
    if (intent == state.open.end() || intent->second != stem) return fail(Errc::InvalidArgument, "an outcome names no open intent of its kind");
    change.closed.push_back(intent->first);
    return {};
}

Result<void> AuditLog::Impl::addTo(LogChange& change, LogTree& tree, RecordDraft draft)
{
    const auto seq = tree.size();
    PG_TRY_VOID(pair(change, draft, seq));
    PG_TRY(auto record, encodeRecord(std::move(draft), source, stamp(seq)));
    const auto leaf = leafHash(base::viewOf(record.bytes));
    if (const auto bundle = tree.append(leaf)) change.bundles.push_back(*bundle);
    change.entries.push_back({seq, std::move(record.bytes), leaf});
    std::ranges::move(record.disclosures, std::back_inserter(change.disclosures));
    return {};
}

/// Number of the first of the records, all of which are on disk when this returns a value.
Result<std::uint64_t> AuditLog::Impl::append(std::vector<RecordDraft> drafts)
{
    if (access == LogOptions::Access::ReadOnly) return fail(Errc::AuditUnavailable, "the log is open for reading");
    if (auto fresh = makeFresh(); !fresh) return std::unexpected(unavailable(fresh.error()));
    auto tree = state.tree;
    LogChange change;
    for (auto& draft : drafts) PG_TRY_VOID(addTo(change, tree, std::move(draft)));
    if (auto written = store.append(change); !written) {
        stale = true;
        return std::unexpected(unavailable(written.error()));
    }
    const auto first = state.tree.size();
    state.tree = std::move(tree);
    state.open.merge(change.opened);
    for (const auto seq : change.closed) state.open.erase(seq);
    if (!unsignedSince) unsignedSince = lastMono;
    return first;
}

Result<void> AuditLog::Impl::closeDanglingIntents()
{
    std::vector<RecordDraft> drafts;
    for (const auto& [seq, stem] : state.open)
        drafts.push_back({.type = stem + std::string(kUnknown), .out = "unknown", .fields = {{"rel", seq}}});
    if (drafts.empty()) return {};
    PG_TRY_VOID(append(std::move(drafts)));
    return {};
}

Result<StoredNote> AuditLog::Impl::sign()
{
    if (auto fresh = makeFresh(); !fresh) return std::unexpected(unavailable(fresh.error()));
    if (state.last && state.last->size == state.tree.size()) return *state.last;
    if (access == LogOptions::Access::ReadOnly) return fail(Errc::AuditUnavailable, "the log is open for reading and its end is not signed");
    const Checkpoint checkpoint{key.verifier().name, state.tree.size(), state.tree.root()};
    StoredNote note{checkpoint.size, signNote(checkpoint.text(), key).bytes()};
    if (auto written = store.putCheckpoint(note); !written) {
        stale = true;
        return std::unexpected(unavailable(written.error()));
    }
    state.last = note;
    unsignedSince.reset();
    return note;
}

/// The tree over all records is the tree over the bundles' roots with each bundle's own tree below: 256 is a power of two.
Result<std::vector<Hash>> AuditLog::Impl::pathOf(std::uint64_t seq)
{
    const auto size = state.tree.size();
    PG_TRY(auto roots, store.bundleRoots(size / kTileWidth));
    const auto leavesOf = [&](std::uint64_t number) -> Result<std::vector<Hash>> {
        PG_TRY(const auto entries, store.entries(number * kTileWidth, std::min(kTileWidth, size - number * kTileWidth)));
        std::vector<Hash> leaves;
        for (const auto& entry : entries) leaves.push_back(leafHash(base::viewOf(entry.bytes)));
        return leaves;
    };
    PG_TRY(const auto own, leavesOf(seq / kTileWidth));
    if (seq % kTileWidth >= own.size()) return fail(Errc::Corrupt, std::format("record {} is missing", seq));
    if (size % kTileWidth != 0) {
        PG_TRY(const auto last, leavesOf(size / kTileWidth));
        roots.push_back(rootOf(last));
    }
    auto path = inclusionProof(own, seq % kTileWidth);
    std::ranges::copy(inclusionProof(roots, seq / kTileWidth), std::back_inserter(path));
    if (!verifyInclusion(seq, size, own[seq % kTileWidth], path, state.tree.root()))
        return fail(Errc::Corrupt, std::format("record {} is not what was signed", seq));
    return path;
}

Result<void> AuditLog::Impl::addBundleTo(LogExport& out, std::uint64_t from, std::uint64_t size)
{
    const std::scoped_lock lock(mutex);
    const auto below = std::min(from + kTileWidth, size);
    PG_TRY(const auto entries, store.entries(from, below - from));
    PG_TRY(const auto disclosures, store.disclosures(from, below));
    return out.add(entries, disclosures);
}

AuditLog::AuditLog(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AuditLog::~AuditLog() = default;

Result<std::unique_ptr<AuditLog>> AuditLog::open(const std::filesystem::path& file, SigningKey key, const base::Clock& clock, LogOptions options)
{
    auto store = LogStore::open(file, options);
    if (!store) return std::unexpected(openFailure(store.error()));
    auto state = readState(*store, key.verifier());
    if (!state) return std::unexpected(openFailure(state.error()));
    const bool endIsUnsigned = state->tree.size() > (state->last ? state->last->size : 0);
    std::unique_ptr<Impl> impl(new Impl{std::move(*store), std::move(key), clock, std::move(options.source), options.access, {}, std::move(*state)});
    if (endIsUnsigned) impl->unsignedSince = clock.monotonic();
    if (options.access != LogOptions::Access::ReadOnly) PG_TRY_VOID(impl->closeDanglingIntents());
    return std::unique_ptr<AuditLog>(new AuditLog(std::move(impl)));
}

Result<std::uint64_t> AuditLog::append(RecordDraft draft)
{
    const std::scoped_lock lock(m_impl->mutex);
    std::vector<RecordDraft> drafts;
    drafts.push_back(std::move(draft));
    return m_impl->append(std::move(drafts));
}

Result<base::Receipt> AuditLog::appendIntent(RecordDraft draft, base::Receipt::Kind kind)
{
    if (!outcomeStem(draft.type).empty()) return fail(Errc::InvalidArgument, "an outcome opens nothing");
    PG_TRY(const auto seq, append(std::move(draft)));
    return base::Receipt(kind, seq);
}

Result<std::string> AuditLog::checkpoint()
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(auto note, m_impl->sign());
    return std::move(note.note);
}

Result<void> AuditLog::checkpointIfDue()
{
    const std::scoped_lock lock(m_impl->mutex);
    if (!m_impl->unsignedSince || m_impl->clock.monotonic() - *m_impl->unsignedSince < kLongestUnsigned) return {};
    PG_TRY_VOID(m_impl->sign());
    return {};
}

std::uint64_t AuditLog::size() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->state.tree.size();
}

const VerifierKey& AuditLog::verifier() const { return m_impl->key.verifier(); }

Result<std::string> AuditLog::lastCheckpoint() const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY_VOID(m_impl->makeFresh());
    return m_impl->state.last ? m_impl->state.last->note : std::string();
}

Result<std::vector<StoredRecord>> AuditLog::records(std::uint64_t from, std::size_t limit) const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(auto entries, m_impl->store.entries(from, limit));
    std::vector<StoredRecord> out;
    for (auto& entry : entries) out.push_back({entry.seq, std::move(entry.bytes)});
    return out;
}

Result<std::vector<StoredDisclosure>> AuditLog::disclosures(std::uint64_t seq) const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->store.disclosures(seq, seq + 1);
}

Result<RecordProof> AuditLog::proof(std::uint64_t seq)
{
    const std::scoped_lock lock(m_impl->mutex);
    if (seq >= m_impl->state.tree.size()) return fail(Errc::NotFound, "no such record");
    PG_TRY(auto note, m_impl->sign());
    PG_TRY(auto path, m_impl->pathOf(seq));
    return RecordProof{seq, std::move(path), std::move(note.note)};
}

Result<void> AuditLog::exportTo(const std::filesystem::path& directory, const ExportOptions& options)
{
    PG_TRY(auto out, LogExport::begin(directory, options));
    std::unique_lock lock(m_impl->mutex);
    PG_TRY(const auto last, m_impl->sign());
    PG_TRY(const auto checkpoints, m_impl->store.checkpoints());
    lock.unlock(); // records up to here never change: others may append between the bundles
    for (std::uint64_t from = 0; from < last.size; from += kTileWidth) PG_TRY_VOID(m_impl->addBundleTo(*out, from, last.size));
    return out->finish(last, checkpoints, verifier());
}

Result<void> AuditLog::checkAll() const
{
    std::unique_lock lock(m_impl->mutex);
    PG_TRY_VOID(m_impl->makeFresh());
    const auto tree = m_impl->state.tree;
    PG_TRY(const auto roots, m_impl->store.bundleRoots(tree.size() / kTileWidth));
    PG_TRY(const auto checkpoints, m_impl->store.checkpoints());
    lock.unlock();
    const Fetch fetch = [&](std::uint64_t from, std::uint64_t limit) {
        const std::scoped_lock turn(m_impl->mutex);
        return m_impl->store.entries(from, limit);
    };
    return checkRecords(fetch, tree, roots, checkpoints, verifier());
}

} // namespace plateglass::audit
