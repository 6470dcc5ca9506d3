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
#include <memory>
#include <set>

namespace plateglass::audit {

struct StoredRecord {
    std::uint64_t seq = 0;
    std::string bytes; ///< canonical JSON
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
    std::string vfs = {}; ///< tests inject faults here
};

class AuditLog {
public:
    /// Opens audit.db and checks its end against its last checkpoint. The origin is the signing key's name. Intents of an
    /// earlier run without outcome get their `*.unknown` record here. `clock` outlives the log.
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

    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] const VerifierKey& verifier() const;
    /// The last signed note, empty before the first.
    [[nodiscard]] base::Result<std::string> lastCheckpoint() const;

    /// Records from `from` upwards, at most `limit`.
    [[nodiscard]] base::Result<std::vector<StoredRecord>> records(std::uint64_t from, std::size_t limit) const;
    /// What is still disclosed of record `seq`.
    [[nodiscard]] base::Result<std::vector<StoredDisclosure>> disclosures(std::uint64_t seq) const;
    /// Proof of one record against a fresh checkpoint. Errc::NotFound outside the log.
    [[nodiscard]] base::Result<RecordProof> proof(std::uint64_t seq);

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
