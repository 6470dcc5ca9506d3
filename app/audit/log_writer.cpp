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

constexpr milliseconds kLongestUnsigned{60'000};
constexpr std::string_view kResult = ".result";
constexpr std::string_view kUnknown = ".unknown";

/// Whatever kept a record from the disk, for the caller it is one thing: the act must not happen.
std::unexpected<base::Error> unavailable(const base::Error& cause)
{
    return std::unexpected(base::Error{Errc::AuditUnavailable, std::string(base::word(cause.code)) + ": " + cause.detail, cause.where});
}

} // namespace

LogWriter::LogWriter(LogStore store, LogState state, SigningKey key, const base::Clock& clock, LogOptions options)
    : m_store(std::move(store)), m_state(std::move(state)), m_key(std::move(key)), m_clock(clock), m_source(std::move(options.source)),
      m_access(options.access)
{
    if (size() > (m_state.last ? m_state.last->size : 0)) m_unsignedSince = clock.monotonic();
}

Result<LogWriter> LogWriter::begin(LogStore store, LogState state, SigningKey key, const base::Clock& clock, LogOptions options)
{
    LogWriter writer(std::move(store), std::move(state), std::move(key), clock, std::move(options));
    PG_TRY_VOID(writer.takeUpTime());
    return writer;
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
    if (!state) return unavailable(state.error());
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
    if (const auto written = m_store.append(change); !written) {
        m_stale = true;
        return unavailable(written.error());
    }
    const auto first = size();
    m_state.tree = std::move(tree);
    m_state.open.merge(change.opened);
    for (const auto seq : change.closed) m_state.open.erase(seq);
    if (!m_unsignedSince) m_unsignedSince = m_lastMono;
    return first;
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
    if (const auto written = m_store.putCheckpoint(note); !written) {
        m_stale = true;
        return unavailable(written.error());
    }
    m_state.last = note;
    m_unsignedSince.reset();
    return note;
}

bool LogWriter::isSigningDue() const { return m_unsignedSince && m_clock.monotonic() - *m_unsignedSince >= kLongestUnsigned; }

Result<std::vector<Hash>> LogWriter::leavesOf(std::uint64_t bundle)
{
    const auto from = bundle * kTileWidth;
    PG_TRY(const auto entries, m_store.entries(from, std::min(kTileWidth, size() - from)));
    std::vector<Hash> leaves;
    for (const auto& entry : entries) leaves.push_back(leafHash(base::viewOf(entry.bytes)));
    return leaves;
}

/// The tree over all records is the tree over the bundles' roots with each bundle's own tree below: 256 is a power of two.
Result<std::vector<Hash>> LogWriter::pathOf(std::uint64_t seq)
{
    PG_TRY(auto roots, m_store.bundleRoots(size() / kTileWidth));
    PG_TRY(const auto own, leavesOf(seq / kTileWidth));
    if (seq % kTileWidth >= own.size()) return fail(Errc::Corrupt, std::format("record {} is missing", seq));
    if (size() % kTileWidth != 0) {
        PG_TRY(const auto last, leavesOf(size() / kTileWidth));
        roots.push_back(rootOf(last));
    }
    auto path = inclusionProof(own, seq % kTileWidth);
    std::ranges::copy(inclusionProof(roots, seq / kTileWidth), std::back_inserter(path));
    if (!verifyInclusion(seq, size(), own[seq % kTileWidth], path, m_state.tree.root()))
        return fail(Errc::Corrupt, std::format("record {} is not what was signed", seq));
    return path;
}

} // namespace plateglass::audit
