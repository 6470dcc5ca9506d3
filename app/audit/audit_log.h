// The audit log of one workspace: append, sign, read, export. Any thread; calls take turns.
//
// What is durable: when append or appendIntent returns a value, the record is on disk (synchronous=FULL). When they
// return an error nothing was kept. The stored bytes are the truth; nothing is ever re-encoded.
#pragma once

#include "audit/checkpoint.h"
#include "audit/record.h"
#include "base/clock.h"
#include "base/receipt.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>

namespace plateglass::audit {

struct StoredRecord {
    std::uint64_t seq = 0;
    std::string bytes; ///< canonical JSON
};

/// A checkpoint as it is kept: the signed note, with the cosignatures of the witnesses that saw it.
struct StoredNote {
    std::uint64_t size = 0;
    std::string note;
};

/// A witness's signature under one checkpoint.
struct Cosignature {
    std::uint64_t size = 0; ///< of the checkpoint
    std::string witness;    ///< verifier key
    std::string line;       ///< signature line with its line feed, as it stands in the note
};

/// Since when, and why, records cannot be written.
struct WriteFault {
    base::UtcTime since;
    std::string reason; ///< word of the Errc; no plate, no path
};

/// Records [from, to).
struct RecordSpan {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    [[nodiscard]] std::uint64_t count() const { return to - from; }
};

/// What an export shows of the personal values.
struct ExportOptions {
    enum class Disclose { None, AllButRedacted };
    Disclose disclose = Disclose::None;
    std::set<std::string, std::less<>> redacted = {}; ///< names of disclosed fields to withhold
    std::vector<std::string> policies = {};           ///< canonical texts of the policies that records name by digest
};

struct LogOptions {
    enum class Access { Create, Open, ReadOnly };
    Access access = Access::Open;
    std::array<std::uint8_t, 32> databaseKey{};
    Source source;
    std::chrono::milliseconds longestUnsigned{60'000}; ///< a checkpoint is due then
    std::string vfs = {}; ///< tests inject faults here
};

class AuditLog {
public:
    /// Opens audit.db and checks its end against its last checkpoint. The origin is the signing key's name. Intents of an
    /// earlier run without outcome get their `*.unknown` record here. `clock` outlives the log.
    /// After a rotation only the new key opens the log.
    /// Errc::Corrupt (also a wrong key), NotFound, AlreadyExists (Create), NewerVersion, AuditUnavailable.
    [[nodiscard]] static base::Result<std::unique_ptr<AuditLog>> open(const std::filesystem::path& file, SigningKey key,
                                                                      const base::Clock& clock, LogOptions options);
    ~AuditLog();

    /// Number of the record. Errc::AuditUnavailable when it could not be stored, InvalidArgument for a bad draft.
    [[nodiscard]] base::Result<std::uint64_t> append(RecordDraft draft);
    /// The same for a `*.intent`, whose outcome is a record of the same stem with `rel` = its number, or for a record that
    /// stands alone (`view.image`). The receipt opens the store. Errc::InvalidArgument for an outcome.
    [[nodiscard]] base::Result<base::Receipt> appendIntent(RecordDraft draft, base::Receipt::Kind kind);

    /// Signs and keeps the present state; the signed note. Nothing new is made when nothing was appended since.
    [[nodiscard]] base::Result<std::string> checkpoint();
    /// Signs when records are unsigned for 60 s or more; cheap otherwise. The gate calls it on its timer.
    [[nodiscard]] base::Result<void> checkpointIfDue();

    /// None while records can be written.
    [[nodiscard]] std::optional<WriteFault> writeFault() const;

    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] VerifierKey verifier() const;
    /// All keys that ever signed this log, the present one last.
    [[nodiscard]] base::Result<std::vector<VerifierKey>> verifiers() const;
    /// The last signed note, empty before the first.
    [[nodiscard]] base::Result<std::string> lastCheckpoint() const;

    /// Records from `from` upwards, at most `limit`; none of those that were pruned.
    [[nodiscard]] base::Result<std::vector<StoredRecord>> records(std::uint64_t from, std::size_t limit) const;
    /// What is still disclosed of record `seq`.
    [[nodiscard]] base::Result<std::vector<StoredDisclosure>> disclosures(std::uint64_t seq) const { return disclosures(seq, seq + 1); }
    /// What is still disclosed of the records from `from` to before `below`.
    [[nodiscard]] base::Result<std::vector<StoredDisclosure>> disclosures(std::uint64_t from, std::uint64_t below) const;
    [[nodiscard]] base::Result<std::vector<StoredNote>> checkpoints() const;
    /// Proof of one record against a fresh checkpoint. Errc::NotFound outside the log.
    [[nodiscard]] base::Result<RecordProof> proof(std::uint64_t seq);

    /// Proof that the state of `to` records continues that of `from`: 1 <= from <= to <= size(). RFC 6962 section 2.1.2.
    [[nodiscard]] base::Result<std::vector<Hash>> consistency(std::uint64_t from, std::uint64_t to) const;
    /// Root of the first `size` records. Errc::NotFound beyond the end.
    [[nodiscard]] base::Result<Hash> rootAt(std::uint64_t size) const;

    /// Keeps a witness's signature under the newest checkpoint that it signs: the checkpoint's size and the witness's time in
    /// seconds since 1970. Errc::NotFound when it is of none of them.
    struct Witnessed {
        std::uint64_t size = 0;
        std::int64_t unixSeconds = 0;
    };
    [[nodiscard]] base::Result<Witnessed> addCosignature(const VerifierKey& witness, const NoteSignature& signature);
    [[nodiscard]] base::Result<std::vector<Cosignature>> cosignatures() const;

    /// Changes the key that signs: one record (`draft` plus `key` with both keys and both signatures over them) and a
    /// checkpoint of both keys, all in one write. `next` has the log's name. Errc::InvalidArgument, AuditUnavailable.
    [[nodiscard]] base::Result<std::uint64_t> rotate(SigningKey next, RecordDraft draft);

    /// Goes on under another name, that of `next`, for a copy that will not be the log it was copied from: `draft` plus `key` as in rotate
    /// and `from` with old name, size and last checkpoint (the note in base64). All records stay; the states after this one are of the new log. Errc as rotate.
    [[nodiscard]] base::Result<std::uint64_t> adopt(SigningKey next, RecordDraft draft);
    /// Number of records at which the present name began: 0 for a log that was never adopted.
    [[nodiscard]] base::Result<std::uint64_t> originSince() const;
    /// What a file says of its log before it is opened for writing: the key that signs it now, where it was ever changed, and the memos.
    struct Glance {
        std::optional<VerifierKey> signer;
        std::map<std::string, std::string> memos;
    };
    /// Changes nothing and checks no record. Errc as open.
    [[nodiscard]] static base::Result<Glance> glance(const std::filesystem::path& file, const std::array<std::uint8_t, 32>& databaseKey);

    /// Another key for the file, all of it or nothing of it. Errc::DiskFull, Io.
    [[nodiscard]] base::Result<void> rekey(const std::array<std::uint8_t, 32>& databaseKey);
    /// The log as it is now as a new file under the same key; `memos` is what the copy alone remembers. Errc::AlreadyExists, DiskFull, Io.
    [[nodiscard]] base::Result<void> copyTo(const std::filesystem::path& file, const std::map<std::string, std::string>& memos) const;

    /// Erases what is disclosed of these records; the bytes on disk are overwritten. Number of values erased.
    [[nodiscard]] base::Result<std::uint64_t> eraseDisclosures(std::span<const std::uint64_t> records);
    /// Whole bundles at the beginning in which every record is older than `before` and signed; the last bundle always stays.
    [[nodiscard]] base::Result<RecordSpan> expired(base::UtcTime before) const;
    /// Erases the records of a span that expired() named, and what is disclosed of them. Their hashes stay.
    [[nodiscard]] base::Result<void> prune(const RecordSpan& span);
    /// The first record that is still there.
    [[nodiscard]] base::Result<std::uint64_t> firstKept() const;

    /// Small things to remember beside the log, such as when it was last checked. Nothing signs them.
    [[nodiscard]] base::Result<std::string> memo(const std::string& name) const; ///< empty where there is none
    [[nodiscard]] base::Result<void> setMemo(const std::string& name, const std::string& value);

    /// Signs, then writes the tlog-tiles directory. `directory` must not exist; it appears whole or not at all.
    [[nodiscard]] base::Result<void> exportTo(const std::filesystem::path& directory, const ExportOptions& options);

    /// Recomputes every leaf and the root from the stored bytes. Errc::Corrupt names the first bad record.
    [[nodiscard]] base::Result<void> checkAll() const;

private:
    struct Impl;
    explicit AuditLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plateglass::audit
