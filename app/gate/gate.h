// THE DOOR. Every question about reads is one function here. Each goes through the same six steps: validate against
// policy and session, (approve), append the intent and sync it, run with that receipt, append the outcome, hand over.
// No purpose, no search; no audit record on disk, no rows.
//
// Any thread; calls block and take turns where they must. A signed-in Gate holds the workspace's lock: one at a time.
#pragma once

#include "base/clock.h"
#include "base/time_text.h"
#include "gate/gate_export.h"
#include "gate/questions.h"
#include "gate/workspace.h"

#include <span>
#include <stop_token>

namespace plateglass::gate {

class AccountDesk;
class ApprovalDesk;
class AuditDesk;
class CaseDesk;
class PolicyDesk;
class RetentionDesk;
class WorkspaceDesk;
struct KeyCare;

/// The policy's notice (`WorkspaceInfo::notice`) must have been shown and acknowledged before anybody signs in.
enum class Notice { NotSeen, Acknowledged };

struct Credentials {
    std::filesystem::path workspace;
    std::string account;
    std::string password;
    std::string code = {}; ///< second factor, where the account has one
    Notice notice = Notice::NotSeen;
};

class PLATEGLASS_GATE_EXPORT Gate {
public:
    /// Unlocks the account's keys, opens log and store, records the sign-in. `wall` outlives the gate. A failure is recorded as soon as
    /// somebody can. Errc::WrongPassword (detail `totp.wrong` for the second factor); Locked (the workspace is in use: detail holds account,
    /// host and process of the holder, the own account's too, for one person signs in once; or detail `account.locked`); Refused (detail
    /// `notice`, `totp.missing`, `account.proposed`, `account.disabled`, `account.ended`, `account.inactive`, `training.missing`,
    /// `training.expired`: with the last two the demo is still open to the person); Corrupt, NewerVersion, NotFound, AuditUnavailable.
    [[nodiscard]] static base::Result<std::unique_ptr<Gate>> signIn(const Credentials& who, const base::Clock& wall);
    ~Gate(); ///< ends an open session, signs a checkpoint, records app.stop

    [[nodiscard]] const WorkspaceInfo& workspace() const;
    /// The folder was copied from another machine or made of a backup. It opens so that this can be said and seen: nothing is recorded,
    /// so every question and every act is Errc::Refused, detail `workspace.copied`, until adoptWorkspace. There are no reads and no records in it.
    [[nodiscard]] bool isCopy() const;
    [[nodiscard]] const AccountInfo& account() const;
    /// The policy in force; another one after PolicyDesk::sign put it there. The reference stays good as long as the gate.
    [[nodiscard]] const policy::Policy& policy() const;
    [[nodiscard]] const base::TimeZone& zone() const;
    [[nodiscard]] base::UtcTime now() const; ///< workspace clock
    [[nodiscard]] bool may(policy::Capability capability) const;

    // Session. Each change is on disk before it takes effect.
    /// Ends a session that is open. The case number is resolved where the workspace has a case list. Errc::Refused with the codes of all
    /// faults (policy::SessionFault), comma-separated, in the detail; the refusal is recorded.
    [[nodiscard]] base::Result<SessionState> startSession(const policy::SessionRequest& request);
    [[nodiscard]] base::Result<SessionState> pauseSession();
    [[nodiscard]] base::Result<SessionState> resumeSession();
    [[nodiscard]] base::Result<void> endSession();
    /// Gives the running session its whole time again, from now, for a reason that is judged like the question of a session. Recorded: `session.extend`
    /// with the reason; Errc::Refused (no session, paused; the codes of the reason, `question.*`), recorded.
    [[nodiscard]] base::Result<SessionState> extendSession(const std::string& reason);
    [[nodiscard]] std::optional<SessionState> session() const;

    // The lock. A locked gate keeps session and results and answers nothing new until the account's password is given again.
    /// Locked from the call on, also where its record cannot be written (the error says so); a running session pauses. Locking twice is one lock.
    [[nodiscard]] base::Result<void> lock(LockCause cause);
    /// Unseals the account's keys anew, also where nothing is locked, and goes on: a session that a person paused stays paused, any other resumes. Nothing: no session, or it ended
    /// meanwhile. Errc::WrongPassword and Refused (the account was disabled meanwhile) are recorded and leave it locked; AuditUnavailable too.
    [[nodiscard]] base::Result<std::optional<SessionState>> unlock(const std::string& password);

    // Questions.
    /// Is this text a question that could be asked? Parses, resolves names, checks that a time is there. Touches no reads, records nothing.
    [[nodiscard]] std::expected<domain::Query, domain::QueryFault> check(const std::string& text) const;
    /// Where a tier of the policy applies and no grant covers it: Errc::Refused, and `approval` in the failure says how to go on. An area or
    /// pattern search with more distinct plates than the policy allows is stopped at the count in the same way.
    [[nodiscard]] std::expected<ResultPtr, SearchFailure> search(const std::string& text, std::stop_token stop);
    /// About how many reads would answer: one count that somebody asked for. Recorded as `count.intent`/`count.result`, rounded for the
    /// reader and exact for auditors. Refused (`count.*` of policy::countRefusal, `count.often`, `approval.needed`) and recorded as `count.refused`.
    [[nodiscard]] std::expected<Counted, SearchFailure> count(const std::string& text, std::stop_token stop);
    /// The same while a query is being written, `compose` shared by all previews of one query; recorded as `preview.*`.
    [[nodiscard]] std::expected<Counted, SearchFailure> preview(const std::string& text, std::uint64_t compose, std::stop_token stop);
    /// Rows that came into view; records the new ones only (`view.rows`). Positions in the result.
    [[nodiscard]] base::Result<void> rowsShown(const ResultPtr& result, std::span<const RowRange> ranges);
    /// Everything known about rows of a result that may still be seen; recorded as shown where they were not yet. In the order asked.
    [[nodiscard]] base::Result<std::vector<domain::Read>> details(const ResultPtr& result, std::span<const std::uint64_t> positions);
    /// Errc::NotFound where the read or its image is not there.
    [[nodiscard]] base::Result<OpenedImage> openImage(base::ReadId read, ImagePart part);

    // What goes out.
    /// These rows as text with provenance, less those that went past their time or were taken back since; whoever puts it on a clipboard does so after this returned. Recorded: `copy.intent`/`copy.result`, and
    /// the rows as shown. Who: Search, with session. Errc::Refused (not a result of this session), InvalidArgument (no rows), AuditUnavailable.
    [[nodiscard]] base::Result<Copied> copied(const ResultPtr& result, std::span<const RowRange> ranges, std::span<const Column> columns);

    /// All rows of a result as a CSV file, marked with who, when, why and for whom; never more than was searched for. Recorded:
    /// `export.intent`/`export.result` with rows, recipient, SHA-256 and the path, disclosed selectively. Who: Export, with session.
    /// What went past its time or was taken back since the answer is not in it. Where a tier of the policy asks for a second person for so many rows:
    /// Errc::Refused, detail `approval.needed`; ApprovalDesk::ask for the result's canonical text then asks for the file too.
    /// Errc::Refused (role; `recipient.*` of the sharing list; `approval.*`), AlreadyExists, InvalidArgument (file name), NotFound, DiskFull, Io, AuditUnavailable.
    [[nodiscard]] base::Result<Exported> exportRows(const ResultPtr& result, const ExportRows& wanted);

    // What comes in. For supervisors and administrators.
    [[nodiscard]] base::Result<domain::Source> importFile(const ImportFile& what, std::stop_token stop, Progress* progress = nullptr);
    [[nodiscard]] base::Result<domain::Source> importReads(domain::Source draft, domain::ReadStream& reads, std::stop_token stop, Progress* progress = nullptr);
    [[nodiscard]] base::Result<Overlay> importOverlay(const std::filesystem::path& geojson, const std::string& name);
    [[nodiscard]] base::Result<std::filesystem::path> importBaseMap(const std::filesystem::path& mbtiles, const std::string& name);
    [[nodiscard]] base::Result<void> putFence(const Fence& fence);
    [[nodiscard]] base::Result<domain::Source> removeSource(const std::string& name);
    [[nodiscard]] base::Result<std::vector<domain::Source>> sources() const;
    /// Recorded as `import.rejected`.
    [[nodiscard]] base::Result<std::vector<domain::RejectedRow>> rejectedRows(base::SourceId source, std::size_t limit) const;

    // Furniture: no reads in it.
    [[nodiscard]] base::Result<std::vector<domain::Camera>> cameras() const;
    [[nodiscard]] base::Result<std::vector<Overlay>> overlays() const;
    [[nodiscard]] base::Result<std::vector<Fence>> fences() const;
    [[nodiscard]] std::vector<std::filesystem::path> baseMaps() const; ///< newest first
    [[nodiscard]] base::Result<std::optional<base::Interval>> extent() const; ///< time the reads span that may be seen

    // Desks: what is not a question about reads. Each lives as long as the gate.
    [[nodiscard]] AccountDesk& accountDesk();
    [[nodiscard]] ApprovalDesk& approvalDesk();
    [[nodiscard]] AuditDesk& auditDesk();
    [[nodiscard]] CaseDesk& caseDesk();
    [[nodiscard]] PolicyDesk& policyDesk();
    [[nodiscard]] RetentionDesk& retentionDesk();
    [[nodiscard]] WorkspaceDesk& workspaceDesk();

private:
    friend class AccountDesk;
    friend class ApprovalDesk;
    friend class AuditDesk;
    friend class CaseDesk;
    friend class PolicyDesk;
    friend class RetentionDesk;
    friend class WorkspaceDesk;
    friend struct KeyCare; // adopting and re-keying, which need a gate that nobody else has
    struct Impl;
    explicit Gate(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plateglass::gate
