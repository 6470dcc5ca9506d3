#include "audit/log_writer.h"

#include "base/time_text.h"

#include <algorithm>
#include <format>

namespace plateglass::audit {

using base::Errc;
using base::fail;
using base::Result;
using Access = LogOptions::Access;
using std::chrono::milliseconds;

namespace {

constexpr std::string_view kResult = ".result";
constexpr std::string_view kUnknown = ".unknown";
} // namespace

LogWriter::LogWriter(LogStore store, LogState state, SigningKey key, const base::Clock& clock, LogOptions options)
    : m_store(std::move(store)), m_state(std::move(state)), m_key(std::move(key)), m_clock(clock), m_source(std::move(options.source)),
      m_access(options.access), m_longestUnsigned(options.longestUnsigned)
{
    if (size() > (m_state.last ? m_state.last->size : 0)) m_unsignedSince = clock.monotonic();
}

Result<LogWriter> LogWriter::begin(LogStore store, LogState state, SigningKey key, const base::Clock& clock, LogOptions options)
{
    LogWriter writer(std::move(store), std::move(state), std::move(key), clock, std::move(options));
    PG_TRY_VOID(writer.takeUpTime());
    return writer;
}

std::unexpected<base::Error> LogWriter::failed(const base::Error& cause)
{
    m_stale = true;
    if (!m_fault) m_fault = WriteFault{m_clock.now(), std::string(base::word(cause.code))};
    return std::unexpected(base::Error{Errc::AuditUnavailable, std::string(base::word(cause.code)) + ": " + cause.detail, cause.where});
}

/// A program may close a log and open it again: its records must not run backwards across that either.
Result<void> LogWriter::takeUpTime()
{
    if (size() == 0) return {};
    PG_TRY(const auto last, m_store.entries(size() - 1, 1));
    const auto record = last.empty() ? Result<json::Value>(fail(Errc::Corrupt)) : json::parse(last.front().bytes);
    const auto* source = record ? record->find("src") : nullptr;
    const auto time = record ? base::fromRfc3339(record->stringOr("t", "")) : Result<base::UtcTime>(fail(Errc::Corrupt));
    if (!source || !time || source->stringOr("boot", "") != m_source.boot) return {};
    m_lastTime = *time;
    m_lastMono = milliseconds(source->integerOr("mono", 0));
    return {};
}

/// Reads back what the disk holds after a failed write, so that memory never claims more.
Result<void> LogWriter::makeFresh()
{
    if (!m_stale) return {};
    auto state = readState(m_store, verifier());
    if (!state) return failed(state.error());
    m_state = std::move(*state);
    m_stale = false;
    return {};
}

Result<const LogState*> LogWriter::state()
{
    PG_TRY_VOID(makeFresh());
    return &m_state;
}

/// Milliseconds that never run backwards within a run: a wall clock that was set back is followed by the other clock.
RecordStamp LogWriter::stamp(std::uint64_t seq)
{
    const auto mono = m_clock.monotonic();
    const auto expected = m_lastTime + (mono - m_lastMono);
    const auto wall = m_clock.now();
    m_lastTime = wall < m_lastTime ? expected : wall;
    m_lastMono = mono;
    return {seq, m_lastTime, mono};
}

/// Opens an intent or closes the one this record names, so that a log never holds a pair no verifier would accept.
Result<void> LogWriter::pair(LogChange& change, const RecordDraft& draft, std::uint64_t seq) const
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
    const auto intent = number ? m_state.open.find(static_cast<std::uint64_t>(*number)) : m_state.open.end();
    if (intent == m_state.open.end() || intent->second != stem) return fail(Errc::InvalidArgument, "an outcome names no open intent of its kind");
    change.closed.push_back(intent->first);
    return {};
}

Result<void> LogWriter::addTo(LogChange& change, LogTree& tree, RecordDraft draft)
{
    const auto seq = tree.size();
    PG_TRY_VOID(pair(change, draft, seq));
    PG_TRY(auto record, encodeRecord(std::move(draft), m_source, stamp(seq)));
    const auto leaf = leafHash(base::viewOf(record.bytes));
    if (const auto bundle = tree.append(leaf)) change.bundles.push_back(*bundle);
    change.entries.push_back({seq, std::move(record.bytes), leaf});
    std::ranges::move(record.disclosures, std::back_inserter(change.disclosures));
    return {};
}

Result<std::uint64_t> LogWriter::append(std::vector<RecordDraft> drafts)
{
    if (m_access == Access::ReadOnly) return fail(Errc::AuditUnavailable, "the log is open for reading");
    PG_TRY_VOID(makeFresh());
    auto tree = m_state.tree;
    LogChange change;
    for (auto& draft : drafts) PG_TRY_VOID(addTo(change, tree, std::move(draft)));
    const auto first = size();
    PG_TRY_VOID(commit(std::move(change), std::move(tree)));
    return first;
}

/// One transaction; memory follows the disk.
Result<void> LogWriter::commit(LogChange change, LogTree tree)
{
    if (const auto written = m_store.append(change); !written) return failed(written.error());
    m_fault.reset();
    m_state.tree = std::move(tree);
    m_state.open.merge(change.opened);
    for (const auto seq : change.closed) m_state.open.erase(seq);
    if (!m_unsignedSince) m_unsignedSince = m_lastMono;
    return {};
}

Result<void> LogWriter::closeOpenIntents()
{
    std::vector<RecordDraft> drafts;
    for (const auto& [seq, stem] : m_state.open)
        drafts.push_back({.type = stem + std::string(kUnknown), .out = "unknown", .fields = {{"rel", seq}}});
    if (!drafts.empty()) PG_TRY_VOID(append(std::move(drafts)));
    return {};
}

Result<StoredNote> LogWriter::sign()
{
    PG_TRY_VOID(makeFresh());
    if (m_state.last && m_state.last->size == size()) return *m_state.last;
    if (m_access == Access::ReadOnly) return fail(Errc::AuditUnavailable, "the log is open for reading and its end is not signed");
    const Checkpoint checkpoint{verifier().name, size(), m_state.tree.root()};
    StoredNote note{checkpoint.size, signNote(checkpoint.text(), m_key).bytes()};
    if (const auto written = m_store.putCheckpoint(note); !written) return failed(written.error());
    m_fault.reset();
    m_state.last = note;
    m_unsignedSince.reset();
    return note;
}

bool LogWriter::isSigningDue() const { return m_unsignedSince && m_clock.monotonic() - *m_unsignedSince >= m_longestUnsigned; }

Result<std::uint64_t> LogWriter::rotate(SigningKey next, RecordDraft draft)
{
    if (next.verifier().name != verifier().name || next.verifier() == verifier()) return fail(Errc::InvalidArgument, "the next key of a log");
    return changeKey(std::move(next), std::move(draft));
}

Result<std::uint64_t> LogWriter::adopt(SigningKey next, RecordDraft draft)
{
    if (next.verifier().name == verifier().name) return fail(Errc::InvalidArgument, "the next name of a log");
    json::Object from{{"origin", verifier().name}, {"size", size()}};
    if (m_state.last) from.emplace("checkpoint", base::toBase64(base::viewOf(m_state.last->note))); // a record holds no line feeds
    draft.fields.emplace("from", std::move(from));
    return changeKey(std::move(next), std::move(draft));
}

/// The record of the change, with what proves it: each key signs both. Under another name only the new key signs the first state,
/// because the old name's states are those of the log it was taken from.
Result<std::uint64_t> LogWriter::changeKey(SigningKey next, RecordDraft draft)
{
    if (m_access == Access::ReadOnly) return fail(Errc::AuditUnavailable, "the log is open for reading");
    PG_TRY_VOID(makeFresh());
    const auto words = rotationText(verifier(), next.verifier());
    draft.fields.emplace("key", json::Object{{"old", verifier().text()}, {"new", next.verifier().text()},
                                             {"oldSig", base::toBase64(m_key.sign(base::viewOf(words)))}, {"newSig", base::toBase64(next.sign(base::viewOf(words)))}});
    auto tree = m_state.tree;
    LogChange change;
    PG_TRY_VOID(addTo(change, tree, std::move(draft)));
    const Checkpoint checkpoint{next.verifier().name, tree.size(), tree.root()};
    auto note = signNote(checkpoint.text(), next);
    if (next.verifier().name == verifier().name) {
        note = signNote(checkpoint.text(), m_key);
        std::ranges::move(signNote(checkpoint.text(), next).signatures, std::back_inserter(note.signatures));
    }
    const StoredNote last{checkpoint.size, note.bytes()};
    auto keys = m_state.keys.all();
    keys.push_back({checkpoint.size, next.verifier()});
    change.keys = keys;
    change.checkpoint = last;
    PG_TRY_VOID(commit(std::move(change), std::move(tree)));
    m_state.keys = KeyHistory(std::move(keys));
    m_state.last = last;
    m_unsignedSince.reset();
    m_key = std::move(next);
    return checkpoint.size - 1;
}

Result<AuditLog::Witnessed> LogWriter::addCosignature(const VerifierKey& witness, const NoteSignature& signature)
{
    PG_TRY_VOID(makeFresh());
    PG_TRY(auto notes, m_store.checkpoints());
    for (auto stored = notes.rbegin(); stored != notes.rend(); ++stored) {
        PG_TRY(auto note, SignedNote::parse(stored->note));
        note.signatures = {signature};
        const auto time = verifyCosignature(note, witness);
        if (!time) continue;
        const auto bytes = note.bytes();
        const auto line = bytes.substr(note.text.size() + 1);
        if (const auto written = m_store.putCosignature({stored->size, witness.text(), line}); !written) return failed(written.error());
        PG_TRY(m_state.last, m_store.lastCheckpoint());
        return AuditLog::Witnessed{stored->size, *time};
    }
    return fail(Errc::NotFound, "the witness signed no checkpoint of this log");
}

Result<bool> LogWriter::isExpired(std::uint64_t bundle, base::UtcTime before)
{
    const auto from = bundle * kTileWidth;
    if (from + kTileWidth >= size() || !m_state.last || from + kTileWidth > m_state.last->size) return false;
    if (const auto open = m_state.open.lower_bound(from); open != m_state.open.end() && open->first < from + kTileWidth) return false;
    PG_TRY(const auto entries, m_store.entries(from, kTileWidth));
    for (const auto& entry : entries) {
        const auto record = json::parse(entry.bytes);
        const auto time = record ? base::fromRfc3339(record->stringOr("t", "")) : Result<base::UtcTime>(fail(Errc::Corrupt));
        if (!time || *time >= before) return false;
    }
    return true;
}

Result<RecordSpan> LogWriter::expired(base::UtcTime before)
{
    PG_TRY_VOID(makeFresh());
    PG_TRY(const auto pruned, m_store.prunedBundles());
    auto end = pruned;
    for (;; ++end) {
        PG_TRY(const bool gone, isExpired(end, before));
        if (!gone) break;
    }
    return RecordSpan{pruned * kTileWidth, end * kTileWidth};
}

} // namespace plateglass::audit
