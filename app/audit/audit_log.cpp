#include "audit/audit_log.h"

#include "audit/log_export.h"
#include "audit/log_writer.h"

#include <algorithm>
#include <mutex>

namespace plateglass::audit {

using base::Errc;
using base::fail;
using base::Result;

struct AuditLog::Impl {
    std::mutex mutex; ///< guards the writer and the store in it
    LogWriter writer;

    [[nodiscard]] Result<void> addBundleTo(LogExport& out, std::uint64_t from, std::uint64_t size);
};

namespace {

base::Error openFailure(const base::Error& cause)
{
    switch (cause.code) {
    case Errc::Corrupt:
    case Errc::NotFound:
    case Errc::AlreadyExists:
    case Errc::NewerVersion:
    case Errc::AuditUnavailable: return cause;
    case Errc::InvalidArgument: return {Errc::Corrupt, cause.detail, cause.where}; // a table is not as it was made
    default: return {Errc::AuditUnavailable, std::string(base::word(cause.code)) + ": " + cause.detail, cause.where};
    }
}

} // namespace

Result<void> AuditLog::Impl::addBundleTo(LogExport& out, std::uint64_t from, std::uint64_t size)
{
    const std::scoped_lock lock(mutex);
    const auto below = std::min(from + kTileWidth, size);
    PG_TRY(const auto entries, writer.store().entries(from, below - from));
    PG_TRY(const auto disclosures, writer.store().disclosures(from, below));
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
    const auto access = options.access;
    auto writer = LogWriter::begin(std::move(*store), std::move(*state), std::move(key), clock, std::move(options));
    if (!writer) return std::unexpected(openFailure(writer.error()));
    std::unique_ptr<Impl> impl(new Impl{{}, std::move(*writer)});
    if (access != LogOptions::Access::ReadOnly) PG_TRY_VOID(impl->writer.closeOpenIntents());
    return std::unique_ptr<AuditLog>(new AuditLog(std::move(impl)));
}

Result<std::uint64_t> AuditLog::append(RecordDraft draft)
{
    const std::scoped_lock lock(m_impl->mutex);
    std::vector<RecordDraft> drafts;
    drafts.push_back(std::move(draft));
    return m_impl->writer.append(std::move(drafts));
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
    PG_TRY(auto note, m_impl->writer.sign());
    return std::move(note.note);
}

Result<void> AuditLog::checkpointIfDue()
{
    const std::scoped_lock lock(m_impl->mutex);
    if (m_impl->writer.isSigningDue()) PG_TRY_VOID(m_impl->writer.sign());
    return {};
}

std::uint64_t AuditLog::size() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.size();
}

const VerifierKey& AuditLog::verifier() const { return m_impl->writer.verifier(); }

Result<std::string> AuditLog::lastCheckpoint() const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(const auto* const state, m_impl->writer.state());
    return state->last ? state->last->note : std::string();
}

Result<std::vector<StoredRecord>> AuditLog::records(std::uint64_t from, std::size_t limit) const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(auto entries, m_impl->writer.store().entries(from, limit));
    std::vector<StoredRecord> out;
    for (auto& entry : entries) out.push_back({entry.seq, std::move(entry.bytes)});
    return out;
}

Result<std::vector<StoredDisclosure>> AuditLog::disclosures(std::uint64_t seq) const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().disclosures(seq, seq + 1);
}

Result<RecordProof> AuditLog::proof(std::uint64_t seq)
{
    const std::scoped_lock lock(m_impl->mutex);
    if (seq >= m_impl->writer.size()) return fail(Errc::NotFound, "no such record");
    PG_TRY(auto note, m_impl->writer.sign());
    PG_TRY(auto path, m_impl->writer.pathOf(seq));
    return RecordProof{seq, std::move(path), std::move(note.note)};
}

Result<void> AuditLog::exportTo(const std::filesystem::path& directory, const ExportOptions& options)
{
    PG_TRY(auto out, LogExport::begin(directory, options));
    std::unique_lock lock(m_impl->mutex);
    PG_TRY(const auto last, m_impl->writer.sign());
    PG_TRY(const auto checkpoints, m_impl->writer.store().checkpoints());
    lock.unlock(); // records up to here never change: others may append between the bundles
    for (std::uint64_t from = 0; from < last.size; from += kTileWidth) PG_TRY_VOID(m_impl->addBundleTo(*out, from, last.size));
    return out->finish(last, checkpoints, verifier());
}

Result<void> AuditLog::checkAll() const
{
    std::unique_lock lock(m_impl->mutex);
    PG_TRY(const auto* const state, m_impl->writer.state());
    const auto tree = state->tree; // a copy: appending goes on while the records are read
    PG_TRY(const auto roots, m_impl->writer.store().bundleRoots(tree.size() / kTileWidth));
    PG_TRY(const auto checkpoints, m_impl->writer.store().checkpoints());
    lock.unlock();
    const Fetch fetch = [&](std::uint64_t from, std::uint64_t limit) {
        const std::scoped_lock turn(m_impl->mutex);
        return m_impl->writer.store().entries(from, limit);
    };
    return checkRecords(fetch, tree, roots, checkpoints, verifier());
}

} // namespace plateglass::audit
