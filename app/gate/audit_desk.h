// The audit log as people use it: looking at it, exporting it, proving it, keeping it. Reached through Gate::auditDesk().
//
// Any thread; calls block and take turns where they must. Whatever is asked here is recorded before it is answered. All: Errc::Refused
// where the role may not, with a record of that; AuditUnavailable where the record could not be written, and then nothing happened.
#pragma once

#include "gate/audit_records.h"
#include "gate/gate.h"

#include <set>
#include <span>

namespace plateglass::gate {

struct PageRequest {
    RecordFilter filter = {};
    RecordOrder order = RecordOrder::NewestFirst;
    std::optional<std::uint64_t> from = std::nullopt; ///< RecordPage::next of the page before
    std::size_t limit = 200;
};

/// A witness's answer, kept.
struct WitnessAnswer {
    std::uint64_t size = 0; ///< of the checkpoint it signed
    std::string witness;    ///< its name
    base::UtcTime time;     ///< by its clock
};

class PLATEGLASS_GATE_EXPORT AuditDesk {
public:
    /// Records in the log. Everybody; not recorded.
    [[nodiscard]] std::uint64_t size() const;
    /// How the log stands: what is checked, signed, witnessed, and what is wrong. Everybody; not recorded. Reads the database: not for
    /// the window's thread.
    [[nodiscard]] ChainState chain() const;

    // Looking. Auditors see all, supervisors their own records and those of analysts, analysts their own.
    /// Recorded as `auditlog.read` with its filter, once for each filter and sign-in, not for each page. Where much has to be looked
    /// through a page may have fewer lines than asked for, and still a next one.
    [[nodiscard]] base::Result<RecordPage> page(const PageRequest& request);
    /// One record with its bytes, values, and proof against a checkpoint signed now. Recorded once for each record and sign-in.
    /// Errc::NotFound (also for what one may not see, and what was pruned), Corrupt.
    [[nodiscard]] base::Result<RecordSheet> record(std::uint64_t seq);
    /// Searches counted by one of their properties, over the records the filter names. Recorded as `auditlog.read`. Auditors.
    [[nodiscard]] base::Result<LogReport> report(ReportBy by, const RecordFilter& filter);

    /// Signs a checkpoint, then writes the tlog-tiles directory with what is still disclosed, less `redact` (plate, case, text,
    /// name). `directory` must not exist; it appears whole or not at all. Who: ExportAuditLog. Recorded: `auditlog.export`.
    /// Errc::InvalidArgument (detail `redact`), AlreadyExists, NotFound (no folder above), DiskFull, Io.
    [[nodiscard]] base::Result<void> exportTo(const std::filesystem::path& directory, const std::set<std::string>& redact);

    // Proving. Who: AnchorAuditLog.
    /// Reads all records again and compares them with every checkpoint; minutes for millions. Recorded: `auditlog.verify`.
    /// Errc::Corrupt names the first bad record; from then on searches wait for acknowledge().
    [[nodiscard]] base::Result<void> verify();
    /// Signs the present state and carries it to the anchor folder; the signed note. Recorded: nothing but the checkpoint itself.
    [[nodiscard]] base::Result<std::string> checkpoint();
    /// The same for paper, which then counts as having left the machine where the policy says so. Recorded: `anchor.ok`.
    [[nodiscard]] base::Result<std::string> checkpointForPaper();
    /// Writes the body of c2sp.org/tlog-witness `add-checkpoint` for a witness that cannot be reached: the size it signed last, the
    /// proof that the log continues it, the checkpoint. Recorded: `anchor.request`. Errc::AlreadyExists, DiskFull, Io.
    [[nodiscard]] base::Result<void> witnessRequest(const std::filesystem::path& file);
    /// Reads the witness's answer, lines of signatures, and keeps them with their checkpoint. Only witnesses of the policy or of
    /// `witnesses` (verifier keys) count. Recorded: `anchor.ok` with the witnesses' names, or `anchor.fail`; a clock that differs by more than five
    /// minutes also as `clock.jump`. Errc::Malformed, NotFound (nobody known signed a checkpoint of this log), Io, InvalidArgument (a key).
    [[nodiscard]] base::Result<std::vector<WitnessAnswer>> witnessResponse(const std::filesystem::path& file, std::span<const std::string> witnesses = {});

    // Keeping.
    /// Searches go on although the log failed its check; what was found stays known. Who: AnswerForAuditLog. Recorded:
    /// `integrity.acknowledge`. Errc::NotFound where nothing is wrong.
    [[nodiscard]] base::Result<void> acknowledge(const std::string& reason);
    /// Erases the personal values of these records, and the keys of the plate tags of their quarters, so that the values cannot be had
    /// from this workspace any more; exports and backups keep their copies. `order` says who ordered it. Number of values.
    /// Who: RunRetention. Recorded: `disclosure.erase`. Errc::InvalidArgument without an order, NotFound for a record that is not there.
    [[nodiscard]] base::Result<std::uint64_t> erase(std::span<const std::uint64_t> records, const std::string& order);
    /// Erases records past the policy's audit retention, whole bundles of 256 at a time; their hashes stay and later proofs hold.
    /// Number of records. Who: RunRetention. Recorded: `purge`, class `audit`.
    [[nodiscard]] base::Result<std::uint64_t> expire();

private:
    friend class Gate;
    explicit AuditDesk(Gate::Impl& in) : m_in(in) {}
    enum class Scope { All, Unit, Own };
    [[nodiscard]] base::Result<Scope> scope();
    [[nodiscard]] bool sees(Scope scope, const RecordLine& line) const;
    [[nodiscard]] base::Result<void> recordReading(const RecordFilter& filter, const std::string& report, std::optional<std::uint64_t> record);
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
