// The second person at this desk: proving them beside the open gate, and their decision about the words of a session.
#include "gate/approval_desk.h"
#include "gate/impl.h"
#include "policy/forbidden_terms.h"
#include "policy/words.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

/// What a second person may decide about: the codes of the purposes, each once.
std::vector<std::string> stoppedPurposes(const policy::Policy& rules, const policy::SessionRequest& request)
{
    std::vector<std::string> codes;
    for (const auto& use : policy::forbiddenUses(rules, request))
        if (use.purpose->action == policy::ForbiddenPurpose::Action::Stop && !std::ranges::contains(codes, use.purpose->code))
            codes.push_back(use.purpose->code);
    return codes;
}

} // namespace

Actor Gate::Impl::actorOf(const Vault& approver) const
{
    Actor actor = recorder->actor();
    actor.pseudonym = approver.pseudonym();
    actor.name = approver.account().name;
    actor.role = policy::word(approver.account().role);
    return actor;
}

Result<Vault> Gate::Impl::proveBeside(const SecondPerson& who)
{
    PG_TRY(Vault proven, proveHere(who.account, who.password, who.totp, Claim::Factors::All));
    PG_TRY_VOID(changeKeys([&]() -> Result<audit::RecordDraft> { // the code is used up, and the account was used
        vault.takeOver(proven);
        auto draft = recorder->draftBy(actorOf(proven), "login.ok");
        draft.code = "beside";
        draft.fields.emplace("auth", proven.account().secondFactor ? "password+totp" : "password");
        return draft;
    }));
    return proven;
}

Result<SessionState> ApprovalDesk::startDecided(const policy::SessionRequest& request, const SecondPerson& who, Decision decision, const std::string& reason)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::Search, "session.refused"));
    if (policy::trimmed(reason).empty())
        return fail(Errc::InvalidArgument, "reason.missing");
    TermLeave leave{stoppedPurposes(m_in.rules(), request), who.account, 0};
    if (leave.purposes.empty())
        return fail(Errc::InvalidArgument, "approval.needless");
    PG_TRY(SessionState state, m_in.judgeGround(request, leave.purposes)); // whatever else is wrong is no matter for a second person
    {
        std::lock_guard hold(m_in.mutex);
        PG_TRY(const Vault approver, m_in.proveBeside(who));
        const policy::Role role = approver.account().role;
        const bool supervises = role == policy::Role::Supervisor && policy::may(role, policy::Capability::ApproveSearch, m_in.info.kind);
        const char* why = who.account == m_in.own.name ? "approval.own" : supervises ? nullptr : reason::kRole;
        auto draft = m_in.recorder->draftBy(m_in.actorOf(approver), why ? "approval.refused" : decision == Decision::Grant ? "approval.grant" : "approval.deny", &state);
        json::Array codes(leave.purposes.begin(), leave.purposes.end());
        draft.fields.emplace("appr", json::Object{{"requester", m_in.pseudonym}, {"terms", std::move(codes)}});
        draft.disclosed.push_back({"appr", "reason", reason});
        if (why) {
            draft.out = "refused";
            draft.code = why;
        }
        PG_TRY(leave.record, m_in.recorder->log().append(std::move(draft)));
        if (why)
            return fail(Errc::Refused, why);
        if (decision == Decision::Deny)
            return fail(Errc::Refused, "approval.denied");
    }
    return m_in.beginSession(std::move(state), leave);
}

} // namespace plateglass::gate
