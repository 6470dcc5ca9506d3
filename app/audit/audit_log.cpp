#include "audit/audit_log.h"

#include "audit/log_export.h"
#include "audit/log_proofs.h"
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
    std::array<std::uint8_t, 32> databaseKey; ///< for copies

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
    PG_TRY(const auto pruned, writer.store().prunedBundles());
    if (from / kTileWidth < pruned) {
        PG_TRY(const auto leaves, writer.store().prunedLeaves(from / kTileWidth));
        return out.addPruned(leaves);
    }
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
    const auto databaseKey = options.databaseKey;
    auto writer = LogWriter::begin(std::move(*store), std::move(*state), std::move(key), clock, std::move(options));
    if (!writer) return std::unexpected(openFailure(writer.error()));
    std::unique_ptr<Impl> impl(new Impl{{}, std::move(*writer), databaseKey});
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

std::optional<WriteFault> AuditLog::writeFault() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.writeFault();
}

VerifierKey AuditLog::verifier() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.verifier();
}

Result<std::vector<VerifierKey>> AuditLog::verifiers() const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(const auto* const state, m_impl->writer.state());
    std::vector<VerifierKey> out;
    for (const auto& [since, key] : state->keys.all()) out.push_back(key);
    return out;
}

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

Result<std::vector<StoredDisclosure>> AuditLog::disclosures(std::uint64_t from, std::uint64_t below) const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().disclosures(from, below);
}

Result<std::vector<StoredNote>> AuditLog::checkpoints() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().checkpoints();
}

Result<RecordProof> AuditLog::proof(std::uint64_t seq)
{
    const std::scoped_lock lock(m_impl->mutex);
    if (seq >= m_impl->writer.size()) return fail(Errc::NotFound, "no such record");
    PG_TRY(auto note, m_impl->writer.sign());
    PG_TRY(const auto* const state, m_impl->writer.state());
    PG_TRY(auto proofs, LogProofs::of(m_impl->writer.store(), note.size));
    PG_TRY(auto path, proofs.inclusion(seq, note.size, state->tree.root()));
    return RecordProof{seq, std::move(path), std::move(note.note)};
}

Result<std::vector<Hash>> AuditLog::consistency(std::uint64_t from, std::uint64_t to) const
{
    const std::scoped_lock lock(m_impl->mutex);
    if (from < 1 || from > to || to > m_impl->writer.size()) return fail(Errc::NotFound, "no such state");
    PG_TRY(auto proofs, LogProofs::of(m_impl->writer.store(), to));
    return proofs.consistency(from, to);
}

Result<Hash> AuditLog::rootAt(std::uint64_t size) const
{
    const std::scoped_lock lock(m_impl->mutex);
    if (size > m_impl->writer.size()) return fail(Errc::NotFound, "no such state");
    PG_TRY(auto proofs, LogProofs::of(m_impl->writer.store(), size));
    return proofs.root(size);
}

Result<AuditLog::Witnessed> AuditLog::addCosignature(const VerifierKey& witness, const NoteSignature& signature)
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.addCosignature(witness, signature);
}

Result<std::vector<Cosignature>> AuditLog::cosignatures() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().cosignatures();
}

Result<std::uint64_t> AuditLog::rotate(SigningKey next, RecordDraft draft)
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.rotate(std::move(next), std::move(draft));
}

Result<std::uint64_t> AuditLog::adopt(SigningKey next, RecordDraft draft)
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.adopt(std::move(next), std::move(draft));
}

Result<std::uint64_t> AuditLog::originSince() const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(const auto* const state, m_impl->writer.state());
    std::uint64_t since = 0;
    for (auto key = state->keys.all().begin(); key != state->keys.all().end(); ++key)
        if (key != state->keys.all().begin() && key->key.name != std::prev(key)->key.name) since = key->since;
    return since;
}

Result<AuditLog::Glance> AuditLog::glance(const std::filesystem::path& file, const std::array<std::uint8_t, 32>& databaseKey)
{
    LogOptions options;
    options.access = LogOptions::Access::ReadOnly;
    options.databaseKey = databaseKey;
    auto store = LogStore::open(file, options);
    if (!store) return std::unexpected(openFailure(store.error()));
    auto keys = store->keys();
    if (!keys) return std::unexpected(openFailure(keys.error()));
    auto memos = store->memos();
    if (!memos) return std::unexpected(openFailure(memos.error()));
    return Glance{keys->empty() ? std::nullopt : std::optional(std::move(keys->back().key)), std::move(*memos)};
}

Result<void> AuditLog::rekey(const std::array<std::uint8_t, 32>& databaseKey)
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY_VOID(m_impl->writer.store().rekey(databaseKey));
    m_impl->databaseKey = databaseKey;
    return {};
}

Result<void> AuditLog::copyTo(const std::filesystem::path& file, const std::map<std::string, std::string>& memos) const
{
    const std::scoped_lock lock(m_impl->mutex);
    LogOptions options;
    options.databaseKey = m_impl->databaseKey;
    return m_impl->writer.store().copyTo(file, options, memos);
}

Result<std::uint64_t> AuditLog::eraseDisclosures(std::span<const std::uint64_t> records)
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().eraseDisclosures(records);
}

Result<RecordSpan> AuditLog::expired(base::UtcTime before) const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.expired(before);
}

Result<void> AuditLog::prune(const RecordSpan& span)
{
    const std::scoped_lock lock(m_impl->mutex);
    auto& store = m_impl->writer.store();
    PG_TRY(const auto pruned, store.prunedBundles());
    if (span.from != pruned * kTileWidth || span.to % kTileWidth != 0 || span.to >= m_impl->writer.size())
        return fail(Errc::InvalidArgument, "only whole bundles at the beginning can go");
    for (auto bundle = span.from / kTileWidth; bundle < span.to / kTileWidth; ++bundle) {
        PG_TRY(const auto entries, store.entries(bundle * kTileWidth, kTileWidth));
        std::vector<Hash> leaves;
        for (const auto& entry : entries) leaves.push_back(leafHash(base::viewOf(entry.bytes)));
        PG_TRY(const auto roots, store.bundleRoots(bundle + 1));
        if (rootOf(leaves) != roots.back()) return fail(Errc::Corrupt, "records that are not what was signed are kept as evidence");
        PG_TRY_VOID(store.prune(bundle, leaves));
    }
    return {};
}

Result<std::uint64_t> AuditLog::firstKept() const
{
    const std::scoped_lock lock(m_impl->mutex);
    PG_TRY(const auto pruned, m_impl->writer.store().prunedBundles());
    return pruned * kTileWidth;
}

Result<std::string> AuditLog::memo(const std::string& name) const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().memo(name);
}

Result<void> AuditLog::setMemo(const std::string& name, const std::string& value)
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->writer.store().putMemo(name, value);
}

Result<void> AuditLog::exportTo(const std::filesystem::path& directory, const ExportOptions& options)
{
    PG_TRY(auto out, LogExport::begin(directory, options));
    std::unique_lock lock(m_impl->mutex);
    PG_TRY(const auto last, m_impl->writer.sign());
    PG_TRY(const auto checkpoints, m_impl->writer.store().checkpoints());
    PG_TRY(const auto* const state, m_impl->writer.state());
    const auto keys = state->keys;
    lock.unlock(); // records up to here never change: others may append between the bundles
    for (std::uint64_t from = 0; from < last.size; from += kTileWidth) PG_TRY_VOID(m_impl->addBundleTo(*out, from, last.size));
    return out->finish(last, checkpoints, keys);
}

Result<void> AuditLog::checkAll() const
{
    std::unique_lock lock(m_impl->mutex);
    PG_TRY(const auto* const state, m_impl->writer.state());
    const auto tree = state->tree; // copies: appending goes on while the records are read
    const auto keys = state->keys;
    PG_TRY(const auto roots, m_impl->writer.store().bundleRoots(tree.size() / kTileWidth));
    PG_TRY(const auto checkpoints, m_impl->writer.store().checkpoints());
    PG_TRY(const auto pruned, m_impl->writer.store().prunedBundles());
    lock.unlock();
    const RecordSource source{[&](std::uint64_t from, std::uint64_t limit) {
                                  const std::scoped_lock turn(m_impl->mutex);
                                  return m_impl->writer.store().entries(from, limit);
                              },
                              pruned,
                              [&](std::uint64_t bundle) {
                                  const std::scoped_lock turn(m_impl->mutex);
                                  return m_impl->writer.store().prunedLeaves(bundle);
                              }};
    return checkRecords(source, tree, roots, checkpoints, keys);
}

} // namespace plateglass::audit
