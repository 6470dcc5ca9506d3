#include "gate/policy_desk.h"

#include "gate/impl.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;
using policy::Capability;

namespace {

constexpr const char* kRefused = "policy.refused";

std::vector<std::string> namesOf(const std::vector<const KeyAccount*>& signers)
{
    std::vector<std::string> names;
    for (const auto* signer : signers)
        names.push_back(signer->info.name);
    return names;
}

/// The settings that change, by name; the values stand in the texts that the digests name.
json::Array settingsOf(const std::vector<policy::PolicyChange>& changes)
{
    json::Array names;
    for (const auto& change : changes)
        names.emplace_back(change.setting);
    return names;
}

} // namespace

Result<PolicySheet> PolicyDesk::inForce() const
{
    PG_TRY(ActivePolicy active, loadActivePolicy(m_in.info.directory));
    std::lock_guard hold(m_in.mutex);
    auto signers = namesOf(goodSigners(active.signatures, active.digest, m_in.vault.file()));
    return PolicySheet{std::move(active.digest), std::move(active.policy), true, std::move(signers)};
}

Result<PolicySheet> PolicyDesk::sheet(const std::string& digest) const
{
    PG_TRY_VOID(m_in.demand(Capability::ReadPolicy, kRefused));
    PG_TRY(auto active, inForce());
    if (active.digest == digest)
        return active;
    PG_TRY(auto policy, keptPolicy(m_in.info.directory, digest));
    PolicySheet sheet{digest, std::move(policy), false, {}};
    if (const auto waiting = loadWaiting(m_in.info.directory, digest)) {
        std::lock_guard hold(m_in.mutex);
        sheet.signers = namesOf(goodSigners(waiting->signatures, digest, m_in.vault.file()));
    }
    return sheet;
}

Result<std::vector<std::string>> PolicyDesk::digests() const
{
    PG_TRY_VOID(m_in.demand(Capability::ReadPolicy, kRefused));
    return keptDigests(m_in.info.directory);
}

Result<PolicyProposal> PolicyDesk::proposalOf(const std::string& digest) const
{
    PG_TRY(const WaitingPolicy waiting, loadWaiting(m_in.info.directory, digest));
    PG_TRY(auto policy, keptPolicy(m_in.info.directory, digest));
    PG_TRY(auto changes, policy::changesBetween(m_in.rules().canonical, policy.canonical));
    const auto proposed = base::fromRfc3339(waiting.proposed);
    if (!proposed)
        return fail(Errc::Corrupt, "policy proposal");
    std::lock_guard hold(m_in.mutex);
    const auto signers = goodSigners(waiting.signatures, digest, m_in.vault.file());
    const auto inTheWay = [&](const KeyAccount* signer) { return signer->info.name == m_in.own.name || signer->info.role == m_in.own.role; };
    const bool may = m_in.may(Capability::SignPolicy) && std::ranges::none_of(signers, inTheWay);
    return PolicyProposal{{digest, std::move(policy), false, namesOf(signers)}, waiting.proposedBy, *proposed, std::move(changes), may};
}

Result<std::vector<PolicyProposal>> PolicyDesk::proposals() const
{
    PG_TRY_VOID(m_in.demand(Capability::ReadPolicy, kRefused));
    std::vector<PolicyProposal> all;
    for (const auto& digest : waitingDigests(m_in.info.directory)) {
        PG_TRY(auto proposal, proposalOf(digest));
        all.push_back(std::move(proposal));
    }
    return all;
}

Result<std::vector<policy::PolicyChange>> PolicyDesk::compare(const std::string& json) const
{
    PG_TRY_VOID(m_in.demand(Capability::ReadPolicy, kRefused));
    PG_TRY(const auto policy, policy::parsePolicy(json));
    return policy::changesBetween(m_in.rules().canonical, policy.canonical);
}

Result<PolicyProposal> PolicyDesk::propose(const std::string& json)
{
    PG_TRY_VOID(m_in.demand(Capability::ProposePolicy, kRefused));
    PG_TRY(const auto policy, policy::parsePolicy(json));
    if (policy.use == policy::Use::Training && m_in.info.kind != policy::WorkspaceKind::Demo)
        return fail(Errc::InvalidArgument, "profile");
    if (const auto faults = policy::activationFaults(policy); !faults.empty())
        return fail(Errc::InvalidArgument, "policy." + faults.front());
    const std::string digest = policyDigest(policy.canonical);
    if (policy.canonical == m_in.rules().canonical || loadWaiting(m_in.info.directory, digest))
        return fail(Errc::AlreadyExists, "policy");
    PG_TRY(const auto changes, policy::changesBetween(m_in.rules().canonical, policy.canonical));
    {
        std::lock_guard hold(m_in.mutex);
        auto draft = m_in.recorder->draft("policy.propose");
        draft.fields.emplace("policy", digest);
        draft.fields.emplace("changes", settingsOf(changes));
        PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
        PG_TRY_VOID(keepPolicy(m_in.info.directory, policy.canonical));
        PG_TRY_VOID(saveWaiting(m_in.info.directory, {digest, m_in.own.name, base::toRfc3339(m_in.wall.now(), base::Precision::Millisecond), {}}));
    }
    return proposalOf(digest);
}

Result<PolicyProposal> PolicyDesk::sign(const std::string& digest)
{
    PG_TRY_VOID(m_in.demand(Capability::SignPolicy, kRefused));
    PG_TRY(PolicyProposal before, proposalOf(digest));
    std::lock_guard hold(m_in.mutex);
    PG_TRY(WaitingPolicy waiting, loadWaiting(m_in.info.directory, digest));
    const auto signers = goodSigners(waiting.signatures, digest, m_in.vault.file());
    const auto refuse = [&](const char* code) -> Result<PolicyProposal> {
        PG_TRY_VOID(m_in.recorder->log().append(m_in.recorder->refusal(kRefused, code, nullptr)));
        return fail(Errc::Refused, code);
    };
    if (std::ranges::any_of(signers, [&](const KeyAccount* signer) { return signer->info.name == m_in.own.name; }))
        return refuse("policy.signed");
    if (std::ranges::any_of(signers, [&](const KeyAccount* signer) { return signer->info.role == m_in.own.role; }))
        return refuse("policy.role");
    auto draft = m_in.recorder->draft("policy.sign");
    draft.fields.emplace("policy", digest);
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    waiting.signatures.push_back(signPolicy(digest, {m_in.own.name, m_in.vault.keys()}));
    PG_TRY_VOID(saveWaiting(m_in.info.directory, waiting));
    before.maySign = false;
    before.sheet.signers.push_back(m_in.own.name);
    if (mayActivate(goodSigners(waiting.signatures, digest, m_in.vault.file()))) {
        PG_TRY_VOID(m_in.putInForce(waiting));
        before.sheet.inForce = true;
    }
    return before;
}

Result<std::string> PolicyDesk::publicText(policy::TextForm form) const
{
    const auto& rules = m_in.rules();
    return policy::publicText(rules, {m_in.info.agency, policyDigest(rules.canonical)}, form);
}

Result<void> Gate::Impl::putInForce(const WaitingPolicy& waiting)
{
    PG_TRY(auto next, keptPolicy(info.directory, waiting.digest));
    PG_TRY(const auto changes, policy::changesBetween(rules().canonical, next.canonical));
    if (session)
        PG_TRY_VOID(endSessionLocked("session.end"));
    auto draft = recorder->draft("policy.activate");
    draft.fields.emplace("policy", waiting.digest);
    draft.fields.emplace("changes", settingsOf(changes));
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    PG_TRY_VOID(activatePolicy(info.directory, waiting.digest, waiting.signatures));
    recorder->setPolicy(waiting.digest, next.mark);
    policies.replace(std::move(next));
    removeWaiting(info.directory, waiting.digest);
    return {};
}

Result<void> Gate::Impl::finishActivation()
{
    for (const auto& digest : waitingDigests(info.directory)) {
        PG_TRY(const WaitingPolicy waiting, loadWaiting(info.directory, digest));
        if (mayActivate(goodSigners(waiting.signatures, digest, vault.file())))
            return putInForce(waiting);
    }
    return {};
}

} // namespace plateglass::gate
