// Accounts: enrolling is a grant of keys, so it needs somebody who holds them.
#include "gate/account_desk.h"

#include "gate/impl.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

audit::RecordDraft accountRecord(const Recorder& recorder, const char* type, const AccountInfo& account)
{
    auto draft = recorder.draft(type);
    draft.fields.emplace("account", json::Object{{"role", std::string(policy::word(account.role))},
                                                 {"state", account.state == AccountInfo::State::Active ? "active" : "proposed"}});
    draft.disclosed.push_back({"account", "name", account.name});
    return draft;
}

} // namespace

Result<AccountInfo> AccountDesk::add(const std::string& name, policy::Role role, const std::string& password)
{
    Gate::Impl& in = m_in;
    const bool decides = in.may(policy::Capability::ApproveAccount);
    PG_TRY_VOID(in.demand(decides ? policy::Capability::ApproveAccount : policy::Capability::ProposeAccount, "account.refused"));
    if (in.info.kind == policy::WorkspaceKind::Working && password.size() < kLeastPassword)
        return fail(Errc::InvalidArgument, "password");
    // Recorded before it takes effect; the outcome says whether it did.
    std::lock_guard hold(in.mutex);
    PG_TRY_VOID(in.recorder->log().append(accountRecord(*in.recorder, "account.propose", {name, role, AccountInfo::State::Proposed})));
    PG_TRY(const AccountInfo added, in.vault.enrol(name, role, password, in.info.kind));
    PG_TRY_VOID(in.recorder->log().append(accountRecord(*in.recorder, "account.add", added)));
    return added;
}

Result<AccountInfo> AccountDesk::approve(const std::string& name)
{
    Gate::Impl& in = m_in;
    PG_TRY_VOID(in.demand(policy::Capability::ApproveAccount, "account.refused"));
    std::lock_guard hold(in.mutex);
    auto intent = in.recorder->draft("account.approve");
    intent.fields.emplace("account", json::Object{});
    intent.disclosed.push_back({"account", "name", name});
    PG_TRY_VOID(in.recorder->log().append(std::move(intent)));
    return in.vault.approve(name, in.info.kind);
}

std::vector<AccountInfo> AccountDesk::list() const
{
    std::lock_guard hold(m_in.mutex);
    return m_in.vault.accounts();
}

void Gate::Impl::approveWaiting()
{
    if (rules().accounts.approval || !may(policy::Capability::ApproveAccount))
        return;
    for (const auto& account : vault.accounts()) {
        if (account.state != AccountInfo::State::Proposed)
            continue;
        auto draft = accountRecord(*recorder, "account.approve", account);
        draft.code = "policy.no-approval";
        if (recorder->log().append(std::move(draft)))
            (void)vault.approve(account.name, info.kind); // what failed stays proposed and is tried at the next sign-in
    }
}

} // namespace plateglass::gate
