// Appending to a log and signing it: what AuditLog does while it holds its lock. One thread at a time.
#pragma once

#include "audit/log_check.h"

namespace plateglass::audit {

class LogWriter {
public:
    /// `clock` outlives the writer. Goes on from the time of the last record where that is of the same run (`boot`).
    [[nodiscard]] static base::Result<LogWriter> begin(LogStore store, LogState state, SigningKey key, const base::Clock& clock, LogOptions options);

    /// Number of the first of the records, all of which are on disk when this returns a value. Errc as AuditLog::append.
    [[nodiscard]] base::Result<std::uint64_t> append(std::vector<RecordDraft> drafts);
    /// Writes `<stem>.unknown` for every intent that is open.
    [[nodiscard]] base::Result<void> closeOpenIntents();
    /// The last checkpoint if it is of the present state, a new one otherwise.
    [[nodiscard]] base::Result<StoredNote> sign();
    [[nodiscard]] bool isSigningDue() const;
    /// See AuditLog.
    [[nodiscard]] base::Result<std::uint64_t> rotate(SigningKey next, RecordDraft draft);
    [[nodiscard]] base::Result<std::uint64_t> adopt(SigningKey next, RecordDraft draft);
    [[nodiscard]] base::Result<AuditLog::Witnessed> addCosignature(const VerifierKey& witness, const NoteSignature& signature);
    [[nodiscard]] base::Result<RecordSpan> expired(base::UtcTime before);
    [[nodiscard]] const std::optional<WriteFault>& writeFault() const { return m_fault; }

    /// What the disk holds; read again after a failed write.
    [[nodiscard]] base::Result<const LogState*> state();
    [[nodiscard]] std::uint64_t size() const { return m_state.tree.size(); }
    [[nodiscard]] const VerifierKey& verifier() const { return m_key.verifier(); }
    [[nodiscard]] LogStore& store() { return m_store; }

private:
    LogWriter(LogStore store, LogState state, SigningKey key, const base::Clock& clock, LogOptions options);
    [[nodiscard]] base::Result<void> takeUpTime();
    [[nodiscard]] base::Result<void> makeFresh();
    [[nodiscard]] base::Result<void> addTo(LogChange& change, LogTree& tree, RecordDraft draft);
    [[nodiscard]] base::Result<void> pair(LogChange& change, const RecordDraft& draft, std::uint64_t seq) const;
    [[nodiscard]] RecordStamp stamp(std::uint64_t seq);
    [[nodiscard]] base::Result<void> commit(LogChange change, LogTree tree);
    /// Remembers since when writing fails. Whatever kept a record from the disk, for the caller it is one thing: the act must
    /// not happen.
    [[nodiscard]] std::unexpected<base::Error> failed(const base::Error& cause);
    [[nodiscard]] base::Result<std::uint64_t> changeKey(SigningKey next, RecordDraft draft);
    [[nodiscard]] base::Result<bool> isExpired(std::uint64_t bundle, base::UtcTime before);

    LogStore m_store;
    LogState m_state;
    SigningKey m_key;
    const base::Clock& m_clock;
    Source m_source;
    LogOptions::Access m_access;
    std::chrono::milliseconds m_longestUnsigned;

    std::optional<WriteFault> m_fault = {};
    bool m_stale = false;                   ///< a write failed: memory may know more or less than the disk
    base::UtcTime m_lastTime{};             ///< of the last record of this run
    std::chrono::milliseconds m_lastMono{0}; ///< at the same moment
    std::optional<std::chrono::milliseconds> m_unsignedSince = {};
};

} // namespace plateglass::audit
