// Two people: asking for approval, giving it at the same desk or at another, searching at once in an emergency, and the review
// that follows. Reached through Gate::approvalDesk().
//
// A request holds one question under one ground (case, purpose, offence, question in words) and the policy in force. A grant
// holds for exactly that, for the hours the tier says; every search that uses it names the grant's record in its intent. What a
// request asks is sealed to the accounts that may approve it and to the requester; requests and answers lie in the workspace and
// survive a restart. Any thread; calls block and take turns where they must.
#pragma once

#include "gate/gate.h"

namespace plateglass::gate {

/// The second person, at this desk. The password is used once and not kept.
struct SecondPerson {
    std::string account;
    std::string password;
    std::string totp = {};
};

enum class Decision { Grant, Deny };

struct ApprovalRequest {
    enum class State { Pending, Granted, Denied, Expired };
    std::string id;
    State state = State::Pending;
    std::string requester; ///< account
    std::string canonical; ///< may hold plates
    policy::SessionRequest ground;
    std::string reason;    ///< the requester's
    std::vector<policy::ApprovalNeed> needs;
    base::UtcTime asked;   ///< wall clock, like all times here
    base::UtcTime expires; ///< of the request while it is pending, of the grant afterwards
    std::string approver;  ///< account; empty while pending
    std::string answer;    ///< the approver's reason
    std::uint64_t record = 0; ///< of the grant or denial
};

enum class Disposition { Justified, NeedsCorrection, Training, Violation, Refer, FalsePositive };

/// A search that somebody else must look at.
struct ReviewItem {
    std::uint64_t record = 0; ///< of the break-glass, or of the search that a policy tier sends to review
    std::string searcher;     ///< account; empty where the log no longer discloses it
    std::string canonical;    ///< the same
    std::string reason;       ///< why it could not wait; empty for a tier's review
    base::UtcTime done;
    policy::ReviewDuty duty;  ///< who must review it, until when, and how often it was passed on
    bool overdue = false;     ///< past `duty.until` and nobody left to pass it to
    std::string first;        ///< account that decided first, where the disposition needs a second person
    std::optional<Disposition> proposed; ///< by `first`
};

class PLATEGLASS_GATE_EXPORT ApprovalDesk {
public:
    /// What stands between this text and an answer, as of now: the tiers, who may approve, whether break-glass is open. Touches no
    /// reads, records nothing; empty where nothing stands in the way or a grant covers it. Errc::Malformed (no query), Refused (no session).
    [[nodiscard]] base::Result<std::optional<ApprovalPath>> pathFor(const std::string& text) const;

    /// Asks for approval of this text under the running session, and of the file of its answer where that was refused before. Who: Search, with session. Recorded: `approval.request`.
    /// Errc::Refused (a tier refuses outright; no session), InvalidArgument (`approval.needless`; `reason.missing`), NotFound (`approval.nobody`
    /// may give it), Malformed, AuditUnavailable, DiskFull, Io.
    [[nodiscard]] base::Result<ApprovalRequest> ask(const std::string& text, const std::string& reason);
    /// One's own requests and those one may decide, newest first. Recorded nowhere: no reads in them.
    [[nodiscard]] base::Result<std::vector<ApprovalRequest>> requests() const;

    /// The second person signs in beside the open gate and decides; their keys are unsealed for that, a wrong password is recorded
    /// and counted (`login.fail`), and so is that they proved themselves (`login.ok` with code `beside`). Who: ApproveSearch, in the role
    /// the tiers name, never the requester. Recorded: `approval.grant` or `approval.deny`
    /// under the approver's name; refusals as `approval.refused`. Errc::WrongPassword, Refused (`approval.own`, `approval.policy`, `role`),
    /// NotFound (`request`), LimitExceeded (`approval.expired`), AlreadyExists (`approval.answered`), InvalidArgument (`reason.missing`).
    [[nodiscard]] base::Result<ApprovalRequest> approveHere(const std::string& id, const SecondPerson& who, Decision decision, const std::string& reason);
    /// The same by whoever is signed in, for a request in this workspace.
    [[nodiscard]] base::Result<ApprovalRequest> decide(const std::string& id, Decision decision, const std::string& reason);

    /// Starts a session whose words name a purpose that the policy forbids: the second person, at this desk, says that it is not meant here. Its
    /// questions still fall under the policy's tiers. Who: as Gate::startSession, and as `approveHere` in the role of a supervisor. Recorded: `approval.grant`
    /// or `approval.deny` with the purposes' codes under the approver's name, then `session.start`, which names that record. Errc as those two; Refused
    /// (`approval.denied`: the second person said no), InvalidArgument (`approval.needless`: nothing of this kind stands in the way; `reason.missing`).
    [[nodiscard]] base::Result<SessionState> startDecided(const policy::SessionRequest& request, const SecondPerson& who, Decision decision, const std::string& reason);

    /// For another desk: the signed request as a file; no plate in its name, nothing of the question readable but to those who may
    /// approve. Errc::NotFound, AlreadyExists, DiskFull, Io.
    [[nodiscard]] base::Result<void> writeRequest(const std::string& id, const std::filesystem::path& file) const;
    /// Shows a request file without deciding. Errc::Corrupt (signature), Refused (`approval.workspace`, `approval.sealed`: not for this account).
    [[nodiscard]] base::Result<ApprovalRequest> readRequest(const std::filesystem::path& file) const;
    /// Decides a request file and writes the signed answer. Errc as `approveHere` and `readRequest`.
    [[nodiscard]] base::Result<ApprovalRequest> decideFile(const std::filesystem::path& request, const std::filesystem::path& answer, Decision decision,
                                                           const std::string& reason);
    /// Takes the answer back to the requester's desk. Recorded: `approval.grant` or `approval.deny` with `via` file. Errc::Corrupt (signature),
    /// Refused (another workspace, changed text, an approver who may not), AlreadyExists (taken before), LimitExceeded (expired), NotFound.
    [[nodiscard]] base::Result<ApprovalRequest> takeAnswer(const std::filesystem::path& file);

    /// Searches at once: the password is asked again, a reason is mandatory, and a review is due. Tiers that refuse outright still do. Who: Search,
    /// with session. Recorded: `breakglass` before anything is looked at, then the search with that record in its intent.
    /// Errc::WrongPassword, Refused (`breakglass.off`, a tier), InvalidArgument (`reason.missing`, `reason.stock`), and as Gate::search.
    [[nodiscard]] std::expected<ResultPtr, SearchFailure> breakGlass(const std::string& text, const SecondPerson& self, const std::string& reason, std::stop_token stop);

    /// What waits for review, the oldest first; nothing leaves this list without a `review.close`. Who: ReadReviewQueue.
    [[nodiscard]] base::Result<std::vector<ReviewItem>> reviews() const;
    /// Decides. Training, violation and refer need a second person of the same opinion: the item stays open until then, and a
    /// different opinion takes the place of the first. Who: Review, or the role it was passed on to; never the searcher.
    /// Recorded: `review.first` or `review.close`. Errc::Refused (`role`, `review.own`), NotFound, InvalidArgument (`comment.missing`).
    [[nodiscard]] base::Result<void> review(std::uint64_t record, Disposition disposition, const std::string& comment);

private:
    friend class Gate;
    explicit ApprovalDesk(Gate::Impl& in) : m_in(in) {}
    Gate::Impl& m_in;
};

[[nodiscard]] PLATEGLASS_GATE_EXPORT std::string_view word(Disposition disposition); ///< `needs-correction`

} // namespace plateglass::gate
