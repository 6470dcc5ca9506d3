// The inside of a signed-in gate, shared by the sources that implement its functions. Private.
#pragma once

#include "gate/account_desk.h"
#include "gate/approval_desk.h"
#include "gate/approval_file.h"
#include "gate/audit_desk.h"
#include "gate/audit_watch.h"
#include "gate/case_desk.h"
#include "gate/gate.h"
#include "gate/policy_desk.h"
#include "gate/policy_file.h"
#include "gate/proof.h"
#include "gate/recorder.h"
#include "gate/review_book.h"
#include "gate/retention_desk.h"
#include "gate/retention_runner.h"
#include "gate/vault.h"
#include "gate/workspace_desk.h"
#include "gate/workspace_lock.h"
#include "ingest/case_file.h"
#include "store/read_store.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace plateglass::gate {

/// A result the gate handed out: the receipt that opened the store for it still opens its details, and which of its rows
/// were on screen is kept, so that each is recorded once.
struct HandedOut {
    std::weak_ptr<const SearchResult> result;
    base::Receipt receipt;
    std::vector<bool> shown;
};

/// What lets a question run although tiers of the policy apply, and what follows from it.
struct Leave {
    std::optional<std::uint64_t> record = {}; ///< of the grant or the break-glass; the intent names it
    bool emergency = false;
    std::set<std::string> tiers = {};         ///< codes that the grant covers; an emergency covers all
    std::string approver = {};                ///< account that gave the grant
    std::vector<std::string> review = {};     ///< codes of the tiers that send it to review
    std::chrono::hours reviewWithin{0};
};

/// What a second person decided about the words of a session.
struct TermLeave {
    std::vector<std::string> purposes; ///< codes of forbidden ones that are not meant here
    std::string approver;              ///< account
    std::uint64_t record = 0;          ///< of the grant; the session's start names it
};

/// When counts were made, so that they can be throttled. Monotonic.
struct CountPace {
    std::vector<std::chrono::milliseconds> counts, previews;
    std::unordered_map<std::uint64_t, int> perCompose;
};

struct Opening;

/// How long since, on the clock that never runs backwards.
class Stopwatch {
public:
    explicit Stopwatch(const base::Clock& clock) : m_clock(clock), m_start(clock.monotonic()) {}
    [[nodiscard]] std::chrono::milliseconds elapsed() const { return m_clock.monotonic() - m_start; }

private:
    const base::Clock& m_clock;
    std::chrono::milliseconds m_start;
};

/// The policies in force since the sign-in: the last one is. References to earlier ones stay good, so that whoever is in the
/// middle of an act finishes it under the policy it began with.
class PoliciesInForce {
public:
    explicit PoliciesInForce(policy::Policy first) { replace(std::move(first)); }
    [[nodiscard]] const policy::Policy& now() const { return *m_now; }
    /// One caller at a time.
    void replace(policy::Policy next) { m_now = &m_all.emplace_back(std::move(next)); }

private:
    std::deque<policy::Policy> m_all;
    std::atomic<const policy::Policy*> m_now = nullptr;
};

struct PLATEGLASS_GATE_HIDDEN Gate::Impl {
    Impl(WorkspaceInfo workspace, WorkspaceLock held, Vault keys, policy::Policy active, base::TimeZone zone, const base::Clock& clock)
        : info(std::move(workspace)), lock(std::move(held)), vault(std::move(keys)), timeZone(zone), wall(clock), policies(std::move(active))
    {
    }

    // Set while signing in, never changed afterwards.
    WorkspaceInfo info;
    WorkspaceLock lock;
    Vault vault; ///< guarded by mutex
    base::TimeZone timeZone;
    const base::Clock& wall;
    AccountInfo own;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<AuditWatch> watch;
    std::string pseudonym; ///< of this account, as records name it
    std::unique_ptr<store::ReadStore> store; ///< none where the role holds no key to reads
    std::optional<Secret> digestKey;
    bool copied = false; ///< the folder was made elsewhere: nothing is recorded, so nothing is answered

    // The desks; each keeps a reference to this.
    AccountDesk accountDesk{*this};
    ApprovalDesk approvalDesk{*this};
    AuditDesk auditDesk{*this};
    CaseDesk caseDesk{*this};
    PolicyDesk policyDesk{*this};
    RetentionDesk retentionDesk{*this};
    WorkspaceDesk workspaceDesk{*this};

    // Guarded by mutex.
    mutable std::mutex mutex;
    PoliciesInForce policies; ///< replaced under the mutex, read without it
    std::optional<SessionState> session;
    std::chrono::milliseconds lastAct{0};    ///< monotonic; idle sessions pause
    std::chrono::milliseconds pausedSince{0};
    bool pausedByPerson = false; ///< such a pause outlives a lock
    std::unordered_map<const SearchResult*, HandedOut> handedOut;
    std::unordered_set<std::int64_t> readsShown; ///< of the session
    std::map<std::string, policy::ApprovalNeed> stoppedExports; ///< canonical texts of the session whose file needs a second person
    std::set<std::string> stoppedAtCount;        ///< canonical texts of the session that found more plates than a tier allows
    CountPace pace;
    ReviewBook reviewBook;
    std::set<std::string> logReadings;           ///< filters and records of the log that were recorded as read

    std::atomic<bool> locked = false;

    // Set by signing in and again, read by every demand.
    std::atomic<std::chrono::milliseconds> provedAt{}; ///< monotonic, when the person last gave password and code
    std::atomic<bool> wantsFactor = false;             ///< the policy wants a second factor and there is none yet
    bool keysUnsettled = false;                        ///< guarded by mutex, see changeKeys
    base::Bytes totpOffered;                           ///< guarded by mutex: begun, not confirmed

    // The thread that signs checkpoints and ends sessions on time.
    std::condition_variable_any wake;
    std::jthread housekeeper;
    // Monotonic; the housekeeper's own. None: not looked at yet.
    std::chrono::milliseconds lastPurgeLook{0};
    std::optional<std::chrono::milliseconds> lastDay, lastDutyLook;
    ReviewBook dutyBook;
    RetentionRunner retention;
    Purged untold; ///< what the runner purged and nobody was told of; guarded by its turn

    [[nodiscard]] const policy::Policy& rules() const { return policies.now(); }
    [[nodiscard]] base::UtcTime now() const { return info.fixedClock ? *info.fixedClock : wall.now(); }
    [[nodiscard]] bool may(policy::Capability capability) const { return policy::may(own.role, capability, info.kind); }

    /// Errc::Refused, recorded, while nobody is answered: locked, or the person must prove who they are again. For what every role may look at in part.
    [[nodiscard]] base::Result<void> demandOpen(const char* refusedType);
    /// The same, and unless the role may do this.
    [[nodiscard]] base::Result<void> demand(policy::Capability capability, const char* refusedType);
    /// The running session, or why there is none: the refusal is recorded.
    [[nodiscard]] base::Result<SessionState> demandSession(const char* refusedType);
    /// Refused with all faults, recorded; otherwise what the session will know of its case. The mutex is not held.
    [[nodiscard]] base::Result<SessionState> judgeGround(const policy::SessionRequest& request, const std::vector<std::string>& decided) const;
    /// Ends the session before, records and starts this one. The mutex is not held.
    [[nodiscard]] base::Result<SessionState> beginSession(SessionState state, const std::optional<TermLeave>& leave);
    void keepHouse(std::stop_token stop);
    /// What is due by the day: records past their time go, accounts nobody used are disabled. What fails is tried again the next day.
    void keepByTheDay();
    /// Says in the log, once for each step, that a review was not made in time and whose duty it is now. The housekeeper only.
    void noteEscalations();
    /// Erases records past the policy's audit retention. See AuditDesk::expire.
    [[nodiscard]] base::Result<std::uint64_t> expireLog(const char* why);
    /// Ends the threads that work by themselves.
    void restNow();
    /// Pauses or ends the session when its time is up. The mutex is held.
    void enforceSessionTimes();
    [[nodiscard]] base::Result<void> endSessionLocked(const char* type);
    /// Records and takes the pause or its end. The mutex is held and there is a session.
    [[nodiscard]] base::Result<void> pauseLocked(const char* cause);
    [[nodiscard]] base::Result<void> resumeLocked();

    /// Why nothing at all is answered to this account now, whatever its role; nullptr: it may ask.
    [[nodiscard]] const char* barred() const;
    /// Do people need somebody's word for need and training here?
    [[nodiscard]] bool attested() const { return info.kind == policy::WorkspaceKind::Working && rules().accounts.trainingRequired; }
    /// Errc::InvalidArgument with the faults in the detail.
    [[nodiscard]] base::Result<void> checkPassword(const std::string& account, const std::string& password) const;
    /// The one way to change the key file: `change` edits the vault in memory and returns the record, which goes to the log with the
    /// digest of the file it leads to; then the file is replaced. Nothing is kept where one of these fails. The mutex is held.
    [[nodiscard]] base::Result<void> changeKeys(const std::function<base::Result<audit::RecordDraft>()>& change);
    /// Is the key file the one that the log knows last? The file of just before is accepted and said: the program ended in between.
    /// Errc::Corrupt, recorded, for any other: somebody put back an older one. `found` is the digest of the file as it was read.
    [[nodiscard]] base::Result<void> checkKeysAreCurrent(const std::string& found);
    /// Proves somebody beside the open gate, the signed-in person or another; failures are counted and recorded. Errc as prove. The mutex is held.
    [[nodiscard]] base::Result<Vault> proveHere(const std::string& account, const std::string& password, const std::string& code, Claim::Factors factors);
    /// The same for the second person at this desk, all factors, and recorded as `login.ok` with code `beside`. The mutex is held.
    [[nodiscard]] base::Result<Vault> proveBeside(const SecondPerson& who);
    /// The second person as records name them, in the place of whoever is signed in.
    [[nodiscard]] Actor actorOf(const Vault& approver) const;
    /// Disables temporary accounts that ended and accounts nobody used, if this role may.
    void disableExpired();
    /// Is the policy in force the one that the log knows last? Errc::Corrupt, recorded, for any other: somebody put back an older one,
    /// however well it was signed once.
    [[nodiscard]] base::Result<void> checkPolicyIsCurrent(const std::string& found);

    [[nodiscard]] base::Result<std::unique_ptr<audit::AuditLog>> openLog(const Opening& opening);
    [[nodiscard]] base::Result<void> openAll(const std::filesystem::path& directory, const Actor& actor, const std::string& keysDigest);
    void recordFailedSignIns();
    void approveWaiting();
    /// Puts a policy with its two signatures in force, for this gate too. The mutex is held.
    [[nodiscard]] base::Result<void> putInForce(const WaitingPolicy& waiting);
    /// What a crash left between the second signature and the policy being in force.
    [[nodiscard]] base::Result<void> finishActivation();
    /// The case of a session's number, and what else its ground is judged by.
    [[nodiscard]] base::Result<policy::SessionContext> contextOf(const policy::SessionRequest& request, SessionState& state) const;
    [[nodiscard]] base::Result<CaseImport> takeInCases(ingest::CaseFile read, const std::string& sha256);
    /// Says in the log, once, which pending cases are past their time.
    [[nodiscard]] base::Result<void> noteOverdueCases();
    /// Takes in what administrators, who hold no key to reads, left sealed. Errors stay with the file for the next time.
    void takeInWaiting();

    /// What whoever asks may see: `asker` is the session, none where nobody asks for a case.
    [[nodiscard]] store::Visibility visibility(const SessionState* asker) const;
    [[nodiscard]] store::PurgeLimits purgeLimits(base::UtcTime at) const;
    /// Purges what is due, with intent and outcome in the log; without a record where nothing is, unless it was `asked`. Needs the store.
    [[nodiscard]] base::Result<RetentionRun> purgeDue(const char* why, std::stop_token stop);
    std::uint64_t dropOldWaitingImports(base::UtcTime limit);

    /// Positions that were not shown before, marked as shown. The mutex is held.
    [[nodiscard]] std::vector<RowRange> newlyShown(HandedOut& handed, std::span<const RowRange> ranges, const SearchResult& result);
    [[nodiscard]] base::Result<void> recordShown(const SearchResult& result, const std::vector<RowRange>& ranges);

    /// Of these positions those that may still be seen: what went past its time, was purged or taken back since the answer is left out.
    [[nodiscard]] base::Result<std::vector<RowRange>> stillThere(const SearchResult& result, std::span<const RowRange> ranges);
    /// The grant's record, or none where no tier applies; the refusal of a file is recorded as `export.refused`.
    [[nodiscard]] base::Result<std::optional<std::uint64_t>> leaveToExport(const SearchResult& result, std::uint64_t rows, const SessionState& session);

    // Approval, step 2 (gate_approval.cpp).
    /// Tiers that apply now to this question of the session. The mutex is not held.
    [[nodiscard]] std::vector<policy::ApprovalNeed> needsOf(const domain::Query& query, const std::string& canonical, const SessionState& session) const;
    [[nodiscard]] ApprovalPath pathOf(const std::string& canonical, std::vector<policy::ApprovalNeed> needs) const;
    /// Accounts that may approve all of this, the signed-in one left out. The mutex is held.
    [[nodiscard]] std::vector<const KeyAccount*> approversOf(const std::vector<policy::ApprovalNeed>& needs) const;
    /// A grant that covers exactly this text under this ground and policy. The mutex is held.
    [[nodiscard]] std::optional<SignedAnswer> grantFor(const SessionState& session, const std::string& canonical, const std::vector<policy::ApprovalNeed>& needs) const;
    /// Leave to run, or the refusal, which is recorded as `<stem>.refused`.
    [[nodiscard]] std::expected<Leave, SearchFailure> leaveFor(const char* stem, const domain::Query& query, const std::string& canonical, const SessionState& session,
                                                               const std::optional<Leave>& emergency);
    /// The refusal of an answer with more distinct plates than a tier allows, recorded as the outcome of its intent.
    [[nodiscard]] std::optional<SearchFailure> stopAtCount(const SearchResult& result, const Leave& leave, const base::Receipt& intent, const SessionState& session,
                                                           std::chrono::milliseconds took);
    [[nodiscard]] base::Result<ApprovalRequest> decideRequest(const Vault& approver, const SealedRequest& sealed, Decision decision, const std::string& reason, SignedAnswer* made);
    [[nodiscard]] ApprovalFolder approvals() const { return ApprovalFolder(info.directory); }
    void sweepApprovals();

    [[nodiscard]] std::expected<ResultPtr, SearchFailure> ask(const std::string& text, const std::optional<Leave>& emergency, std::stop_token stop);
    [[nodiscard]] std::expected<Counted, SearchFailure> countReads(const std::string& text, policy::CountKind kind, std::uint64_t compose, std::stop_token stop);
    /// The refusal of a text that is no query, recorded as `<stem>.refused` with the text disclosed selectively.
    [[nodiscard]] SearchFailure refuseText(const char* stem, const SessionState& session, const std::string& text, const domain::QueryFault& fault);
    /// Refuses what the session's ground does not carry: fields the policy wants for this kind of question, its window, its age. Recorded.
    [[nodiscard]] std::optional<SearchFailure> refuseGround(const char* stem, const SessionState& session, const std::string& text, const domain::Query& query);
    /// Adds `q` with the plates' tags. Errc::AuditUnavailable.
    [[nodiscard]] base::Result<void> describe(audit::RecordDraft& draft, const domain::Query& query, const std::string& canonical);
    [[nodiscard]] store::SearchFrame frameFor(const SessionState& asker) const;

    [[nodiscard]] std::expected<domain::Query, domain::QueryFault> understand(const std::string& text) const;
    [[nodiscard]] base::Result<domain::Source> importStream(domain::Source draft, domain::ReadStream& reads, bool dryRun, std::stop_token stop, Progress* progress);
};

/// Where the sealed imports wait.
[[nodiscard]] std::filesystem::path intakeFolder(const std::filesystem::path& workspace);

} // namespace plateglass::gate
