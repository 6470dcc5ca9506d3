// Accounts of others. Enrolling is a grant of keys, so it needs somebody who holds them.
#include "gate/account_desk.h"

#include "gate/impl.h"
#include "gate/proof.h"
#include "policy/password_rules.h"

#include <algorithm>
#include <format>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;
using policy::Capability;
using State = AccountInfo::State;

namespace {

const char* word(State state)
{
    return state == State::Active ? "active" : state == State::Proposed ? "proposed" : "disabled";
}

audit::RecordDraft accountRecord(const Recorder& recorder, const char* type, const AccountInfo& account)
{
    auto draft = recorder.draft(type);
    json::Object about{{"role", std::string(policy::word(account.role))}, {"state", word(account.state)}};
    if (account.until)
        about.emplace("until", base::toRfc3339(*account.until, base::Precision::Millisecond));
    if (account.trained)
        about.emplace("trained", std::format("{:%F}", *account.trained));
    draft.fields.emplace("account", std::move(about));
    draft.disclosed.push_back({"account", "name", account.name});
    return draft;
}

} // namespace

Result<void> Gate::Impl::checkPassword(const std::string& account, const std::string& password) const
{
    if (info.kind == policy::WorkspaceKind::Demo)
        return password.empty() ? Result<void>(fail(Errc::InvalidArgument, "password.short")) : Result<void>();
    std::string codes;
    for (const auto& fault : policy::passwordFaults(password, static_cast<std::size_t>(rules().accounts.passwordLeast), {account, info.agency}))
        codes += (codes.empty() ? "" : ",") + fault;
    return codes.empty() ? Result<void>() : Result<void>(fail(Errc::InvalidArgument, codes));
}

Result<void> Gate::Impl::changeKeys(const std::function<Result<audit::RecordDraft>()>& change)
{
    const auto settle = [&]() -> Result<void> {
        auto draft = recorder->draft("integrity.fail");
        draft.out = "error";
        draft.code = "keys.unsaved";
        draft.fields.emplace("keys", vault.digest());
        return recorder->log().append(std::move(draft)).transform([](std::uint64_t) {});
    };
    if (keysUnsettled)
        PG_TRY_VOID(settle());
    keysUnsettled = false;
    KeyFile before = vault.file();
    auto draft = change();
    if (draft) {
        draft->fields.emplace("keys", vault.digest());
        auto written = recorder->log().append(std::move(*draft));
        auto saved = written ? vault.save() : Result<void>(std::unexpected(written.error()));
        if (saved)
            return {};
        vault.restore(std::move(before));
        // The log names a file that never came to be. It must say so before it names the next one.
        keysUnsettled = written && !settle();
        return saved;
    }
    vault.restore(std::move(before));
    return std::unexpected(draft.error());
}

Result<AccountInfo> AccountDesk::change(Capability capability, const char* type, const char* code, const std::string& name,
                                        const std::function<Result<AccountInfo>()>& edit)
{
    PG_TRY_VOID(m_in.demand(capability, "account.refused"));
    std::lock_guard hold(m_in.mutex);
    AccountInfo changed;
    auto done = m_in.changeKeys([&]() -> Result<audit::RecordDraft> {
        PG_TRY(changed, edit());
        auto draft = accountRecord(*m_in.recorder, type, changed);
        draft.code = code;
        return draft;
    });
    if (done)
        return changed;
    if (done.error().code == Errc::Refused) { // a second person is wanted
        auto refusal = m_in.recorder->refusal("account.refused", done.error().detail, nullptr);
        refusal.fields.emplace("account", json::Object{});
        refusal.disclosed.push_back({"account", "name", name});
        PG_TRY_VOID(m_in.recorder->log().append(std::move(refusal)));
    }
    return std::unexpected(done.error());
}

std::vector<AccountInfo> AccountDesk::list() const
{
    std::lock_guard hold(m_in.mutex);
    auto all = m_in.vault.accounts();
    const auto attempts = Attempts::load(m_in.info.directory);
    for (auto& account : all)
        account.locked = attempts && attempts->isLocked(account.name);
    if (!m_in.may(Capability::ListAccounts))
        std::erase_if(all, [&](const AccountInfo& account) { return account.name != m_in.own.name; });
    return all;
}

Result<AccountInfo> AccountDesk::add(const NewAccount& wanted)
{
    const policy::AccountRules& rules = m_in.rules().accounts;
    return change(Capability::ProposeAccount, "account.add", "", wanted.name, [&]() -> Result<AccountInfo> {
        PG_TRY_VOID(m_in.checkPassword(wanted.name, wanted.password));
        if (m_in.attested() && wanted.need.empty())
            return fail(Errc::InvalidArgument, "need");
        if (wanted.lasts && (*wanted.lasts <= std::chrono::hours(0) || *wanted.lasts > rules.temporary))
            return fail(Errc::InvalidArgument, "lasts");
        AccountInfo account{.name = wanted.name, .role = wanted.role, .need = wanted.need, .trained = wanted.trained, .since = m_in.wall.now()};
        if (wanted.lasts)
            account.until = m_in.wall.now() + *wanted.lasts;
        const bool atOnce = !rules.approval && m_in.may(Capability::ApproveAccount);
        return m_in.vault.enrol(account, wanted.password, m_in.info.kind, atOnce ? Vault::Approval::AtOnce : Vault::Approval::Waits);
    });
}

Result<AccountInfo> AccountDesk::approve(const std::string& name)
{
    return change(Capability::ApproveAccount, "account.approve", "", name, [&]() -> Result<AccountInfo> {
        const KeyAccount* account = m_in.vault.file().find(name);
        if (account && m_in.attested() && account->info.need.empty())
            return fail(Errc::InvalidArgument, "need");
        if (account && m_in.attested() && !account->info.trained)
            return fail(Errc::InvalidArgument, "training.missing");
        return m_in.vault.approve(name, m_in.wall.now(), m_in.info.kind, m_in.rules().accounts.approval ? Vault::Approval::Waits : Vault::Approval::AtOnce);
    });
}

Result<AccountInfo> AccountDesk::disable(const std::string& name, const std::string& why)
{
    PG_TRY_VOID(m_in.demand(Capability::DisableAccount, "account.refused"));
    std::lock_guard hold(m_in.mutex);
    AccountInfo changed;
    PG_TRY_VOID(m_in.changeKeys([&]() -> Result<audit::RecordDraft> {
        PG_TRY(changed, m_in.vault.disable(name));
        auto draft = accountRecord(*m_in.recorder, "account.disable", changed);
        draft.code = "person";
        if (!why.empty())
            draft.disclosed.push_back({"account", "text", why});
        return draft;
    }));
    return changed;
}

Result<AccountInfo> AccountDesk::release(const std::string& name)
{
    std::lock_guard hold(m_in.mutex);
    const KeyAccount* found = m_in.vault.file().find(name);
    const bool bySupervisor = found && found->info.role == policy::Role::Administrator && m_in.may(Capability::ApproveAccount);
    PG_TRY_VOID(m_in.demand(bySupervisor ? Capability::ApproveAccount : Capability::ReleaseAccount, "account.refused"));
    if (!found)
        return fail(Errc::NotFound, "account");
    if (name == m_in.own.name) {
        PG_TRY_VOID(m_in.recorder->log().append(m_in.recorder->refusal("account.refused", "own", nullptr)));
        return fail(Errc::Refused, "own");
    }
    PG_TRY(Attempts attempts, Attempts::load(m_in.info.directory));
    if (!attempts.release(name))
        return fail(Errc::InvalidArgument, "account is not locked");
    PG_TRY_VOID(m_in.recorder->log().append(accountRecord(*m_in.recorder, "account.release", found->info)));
    PG_TRY_VOID(attempts.save());
    return found->info;
}

Result<AccountInfo> AccountDesk::resetTotp(const std::string& name)
{
    return change(Capability::ReleaseAccount, "account.totp", "reset", name, [&] { return m_in.vault.change(name, [](KeyAccount& account) { ++account.factorTurn; }); });
}

Result<AccountInfo> AccountDesk::recordTraining(const std::string& name, std::chrono::year_month_day day)
{
    return change(Capability::RecordTraining, "training.done", "", name, [&]() -> Result<AccountInfo> {
        if (!day.ok() || std::chrono::sys_days(day) > m_in.wall.now().sys() + std::chrono::days(1)) // a day ahead is today somewhere
            return fail(Errc::InvalidArgument, "training.date");
        return m_in.vault.change(name, [&](KeyAccount& account) { account.info.trained = day; });
    });
}

Result<void> AccountDesk::signReview()
{
    PG_TRY_VOID(m_in.demand(Capability::ReviewAccounts, "account.refused"));
    std::lock_guard hold(m_in.mutex);
    return m_in.changeKeys([&]() -> Result<audit::RecordDraft> {
        m_in.vault.reviewAccounts(m_in.wall.now());
        auto draft = m_in.recorder->draft("account.review");
        draft.fields.emplace("accounts", static_cast<std::uint64_t>(m_in.vault.accounts().size()));
        return draft;
    });
}

void Gate::Impl::approveWaiting()
{
    if (rules().accounts.approval || !may(Capability::ApproveAccount))
        return;
    for (const auto& account : vault.accounts())
        if (account.state == State::Proposed) // what fails stays proposed and is tried at the next sign-in
            (void)changeKeys([&]() -> Result<audit::RecordDraft> {
                PG_TRY(const AccountInfo approved, vault.approve(account.name, wall.now(), info.kind, Vault::Approval::AtOnce));
                auto draft = accountRecord(*recorder, "account.approve", approved);
                draft.code = "policy.no-approval";
                return draft;
            });
}

void Gate::Impl::disableExpired()
{
    if (!may(Capability::DisableAccount))
        return;
    const auto all = vault.accounts();
    for (const auto& account : all) {
        const auto why = expiryOf(account, all, {info.directory, rules().accounts, info.kind, wall.now()});
        if (account.state != State::Active || why.empty() || account.name == own.name)
            continue;
        (void)changeKeys([&]() -> Result<audit::RecordDraft> { // tried again at the next sign-in; the account cannot sign in meanwhile
            PG_TRY(const AccountInfo disabled, vault.disable(account.name));
            auto draft = accountRecord(*recorder, "account.disable", disabled);
            draft.code = why;
            return draft;
        });
    }
}

} // namespace plateglass::gate
