// Step 2 of the gate: does this question need a second person, and is one there?
#include "base/time_text.h"
#include "gate/impl.h"
#include "gate/workspace_lock.h"
#include "policy/forbidden_terms.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;
using Effect = policy::ApprovalTier::Effect;

namespace {

json::Array codesOf(const std::vector<policy::ApprovalNeed>& needs)
{
    json::Array codes;
    for (const auto& need : needs)
        codes.emplace_back(need.tier.code);
    return codes;
}

bool sameGround(const policy::SessionRequest& a, const policy::SessionRequest& b)
{
    return a.caseNumber == b.caseNumber && a.purpose == b.purpose && a.offence == b.offence && a.question == b.question;
}

std::uint64_t distinctPlates(const domain::Answer& answer)
{
    std::set<std::pair<std::string_view, std::string_view>> distinct;
    for (const auto& plate : answer.plates)
        distinct.emplace(plate.plate.text, plate.plate.jurisdiction.code);
    return distinct.size();
}

} // namespace

std::vector<policy::ApprovalNeed> Gate::Impl::needsOf(const domain::Query& query, const std::string& canonical, const SessionState& running) const
{
    policy::ApprovalFrame frame{.now = now(), .allTimeAllowed = rules().allowAllTime};
    frame.forbiddenTerm = !policy::forbiddenUses(rules(), running.request).empty(); // words that somebody let pass as a ground
    const auto cameras = store ? store->cameras() : Result<std::vector<domain::Camera>>();
    if (cameras)
        frame.cameras = *cameras;
    auto needs = policy::approvalNeeds(rules().approval, query, running.request, frame);
    std::lock_guard hold(mutex);
    if (stoppedAtCount.contains(canonical))
        if (auto need = policy::distinctPlatesNeed(rules().approval, query, UINT64_MAX))
            needs.push_back({std::move(need->tier), ""});
    return needs;
}

std::vector<const KeyAccount*> Gate::Impl::approversOf(const std::vector<policy::ApprovalNeed>& needs) const
{
    std::vector<const KeyAccount*> may;
    for (const auto& account : vault.file().accounts()) {
        const bool fits = std::ranges::all_of(needs, [&](const auto& need) { return need.tier.approver == account.info.role; });
        if (fits && account.info.state == AccountInfo::State::Active && account.info.name != own.name
            && policy::may(account.info.role, policy::Capability::ApproveSearch, info.kind))
            may.push_back(&account);
    }
    return may;
}

ApprovalPath Gate::Impl::pathOf(const std::string& canonical, std::vector<policy::ApprovalNeed> needs) const
{
    ApprovalPath path;
    path.canonical = canonical;
    path.refused = std::ranges::any_of(needs, [](const auto& need) { return need.tier.effect == Effect::Refuse; });
    path.breakGlass = rules().approval.breakGlass.allowed && !path.refused;
    path.needs = std::move(needs);
    if (path.refused)
        return path;
    std::lock_guard hold(mutex);
    for (const KeyAccount* account : approversOf(path.needs))
        path.approvers.push_back(account->info.name);
    return path;
}

std::optional<SignedAnswer> Gate::Impl::grantFor(const SessionState& running, const std::string& canonical, const std::vector<policy::ApprovalNeed>& needs) const
{
    const ApprovalFolder folder = approvals();
    for (const auto& request : folder.requests(vault.file())) {
        if (request.requester != vault.pseudonym() || request.workspace != info.origin || request.policy != recorder->actor().policyDigest)
            continue;
        auto answer = folder.answer(request.id, vault.file());
        if (!answer || answer->decision != Decision::Grant || answer->bound != request.bound || wall.now() >= answer->expires)
            continue;
        const KeyAccount* approver = accountOf(vault.file(), answer->approver);
        const auto open = openRequest(request, vault);
        if (!open || !approver || answer->approver == request.requester || open->canonical != canonical || !sameGround(open->ground, running.request))
            continue;
        const auto covered = [&](const policy::ApprovalNeed& need) {
            return need.tier.approver == approver->info.role
                && std::ranges::any_of(open->needs, [&](const auto& asked) { return asked.tier.code == need.tier.code; });
        };
        // The number of the record lies unsigned beside the answer, so the log is asked whether it is the grant of this request.
        const auto record = recorder->log().records(answer->record, 1);
        const bool recorded = record && record->size() == 1 && record->front().bytes.contains("\"type\":\"approval.grant\"") && record->front().bytes.contains(request.id);
        if (recorded && std::ranges::all_of(needs, covered))
            return answer;
    }
    return std::nullopt;
}

std::expected<Leave, SearchFailure> Gate::Impl::leaveFor(const char* stem, const domain::Query& query, const std::string& canonical, const SessionState& running,
                                                         const std::optional<Leave>& emergency)
{
    auto needs = needsOf(query, canonical, running);
    Leave leave;
    if (emergency)
        leave = *emergency;
    for (const auto& need : needs)
        if (need.tier.effect == Effect::After) {
            leave.review.push_back(need.tier.code);
            leave.reviewWithin = leave.review.size() == 1 ? need.tier.ttl : std::min(leave.reviewWithin, need.tier.ttl);
        }
    std::erase_if(needs, [](const auto& need) { return need.tier.effect == Effect::After; });
    const bool never = std::ranges::any_of(needs, [](const auto& need) { return need.tier.effect == Effect::Refuse; });
    if (needs.empty() || (leave.emergency && !never))
        return leave;
    if (!never) {
        std::lock_guard hold(mutex);
        if (const auto grant = grantFor(running, canonical, needs)) {
            leave.record = grant->record;
            if (const KeyAccount* approver = accountOf(vault.file(), grant->approver))
                leave.approver = approver->info.name;
            for (const auto& need : needs)
                leave.tiers.insert(need.tier.code);
            return leave;
        }
    }
    auto refusal = recorder->refusal(std::string(stem) + ".refused", never ? reason::kNever : reason::kApproval, &running);
    refusal.fields.emplace("tiers", codesOf(needs));
    if (const auto described = describe(refusal, query, canonical); !described)
        return std::unexpected(SearchFailure{described.error(), {}, {}});
    const auto record = recorder->log().append(std::move(refusal));
    if (!record)
        return std::unexpected(SearchFailure{record.error(), {}, {}});
    return std::unexpected(SearchFailure{{Errc::Refused, never ? reason::kNever : reason::kApproval}, {}, *record, pathOf(canonical, std::move(needs))});
}

std::optional<SearchFailure> Gate::Impl::stopAtCount(const SearchResult& result, const Leave& leave, const base::Receipt& intent, const SessionState& running,
                                                     std::chrono::milliseconds took)
{
    const std::uint64_t distinct = distinctPlates(result.answer);
    auto need = policy::distinctPlatesNeed(rules().approval, result.query, distinct);
    if (!need || leave.emergency || leave.tiers.contains(need->tier.code))
        return std::nullopt;
    auto outcome = recorder->outcome("search", intent, &running, took);
    outcome.type = "search.refused";
    outcome.out = "refused";
    outcome.code = need->tier.code;
    outcome.fields.emplace("r", json::Object{{"n", result.answer.matched}, {"plates", distinct}});
    const auto record = recorder->log().append(std::move(outcome));
    if (!record)
        return SearchFailure{{Errc::AuditUnavailable, record.error().detail}, {}, {}};
    const bool never = need->tier.effect == Effect::Refuse;
    {
        std::lock_guard hold(mutex);
        stoppedAtCount.insert(result.canonical);
    }
    ApprovalPath path = pathOf(result.canonical, needsOf(result.query, result.canonical, running));
    path.stopped = ApprovalPath::Stopped{policy::roundedCount(result.answer.matched), policy::roundedCount(distinct)};
    return SearchFailure{{Errc::Refused, never ? reason::kNever : reason::kApproval}, {}, *record, std::move(path)};
}

void Gate::Impl::sweepApprovals()
{
    constexpr std::chrono::days kShown{7}; // both people can still see for a week how it ended
    approvals().sweep(wall.now() - kShown, vault.file());
}

} // namespace plateglass::gate
