#include "gate/proof.h"

#include "gate/totp.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using State = AccountInfo::State;

namespace {

std::unexpected<Refusal> refuse(Errc code, const std::string& reason)
{
    return std::unexpected(Refusal{{code, reason}, reason});
}

std::unexpected<Refusal> broken(const base::Error& error)
{
    return std::unexpected(Refusal{error, base::word(error.code)});
}

/// Counts a wrong password or code.
std::unexpected<Refusal> countedRefusal(Attempts& attempts, const Claim& claim, const Desk& desk, const std::string& reason)
{
    Refusal refusal{{Errc::WrongPassword, reason == "password" ? "" : reason}, reason};
    const auto keys = KeyFile::load(desk.workspace / "keys.json");
    if (!keys)
        return broken(keys.error());
    if (!keys->find(claim.account))
        return std::unexpected(std::move(refusal)); // invented names have nothing to lock, and would fill the disk
    refusal.lockedNow = attempts.fail(claim.account, desk.now, desk.rules);
    if (const auto saved = attempts.save(); !saved)
        return broken(saved.error()); // uncounted guesses are no sign-in
    return std::unexpected(std::move(refusal));
}

/// The one supervisor or the one administrator who is left: were they disabled by time alone, nobody could ever undo it.
bool isLastOfItsKind(const AccountInfo& account, const std::vector<AccountInfo>& all)
{
    if (account.role != policy::Role::Supervisor && account.role != policy::Role::Administrator)
        return false;
    return std::ranges::none_of(all, [&](const AccountInfo& other) { return other.name != account.name && other.role == account.role && other.state == State::Active; });
}

} // namespace

std::string expiryOf(const AccountInfo& account, const std::vector<AccountInfo>& all, const Desk& desk)
{
    if (desk.kind == policy::WorkspaceKind::Demo)
        return {};
    if (account.until && desk.now >= *account.until)
        return "account.ended";
    const auto used = std::max(account.lastSignIn, account.since);
    if (used && desk.now - *used >= desk.rules.inactive && !isLastOfItsKind(account, all))
        return "account.inactive";
    return {};
}

std::string standingFault(const AccountInfo& account, const std::vector<AccountInfo>& all, const Desk& desk)
{
    if (desk.kind == policy::WorkspaceKind::Demo)
        return {};
    if (auto expired = expiryOf(account, all, desk); !expired.empty())
        return expired;
    if (!desk.rules.trainingRequired)
        return {};
    if (!account.trained)
        return "training.missing";
    return desk.now.sys() >= trainingEnd(*account.trained, desk.rules) ? "training.expired" : "";
}

std::chrono::sys_days trainingEnd(std::chrono::year_month_day trained, const policy::AccountRules& rules)
{
    const auto end = trained + rules.training;
    return end.ok() ? end : end.year() / end.month() / std::chrono::last; // 29 February and a year
}

std::expected<Vault, Refusal> prove(const Claim& claim, const Desk& desk)
{
    auto attempts = Attempts::load(desk.workspace);
    if (!attempts)
        return broken(attempts.error());
    if (attempts->isLocked(claim.account))
        return refuse(Errc::Locked, "account.locked");
    auto vault = Vault::unlock(desk.workspace, claim.account, claim.password);
    if (!vault && vault.error().code == Errc::WrongPassword)
        return countedRefusal(*attempts, claim, desk, "password");
    if (!vault)
        return vault.error().code == Errc::Refused ? refuse(Errc::Refused, vault.error().detail) : broken(vault.error());
    std::int64_t step = 0;
    if (vault->account().secondFactor && claim.factors == Claim::Factors::All) {
        if (claim.code.empty())
            return refuse(Errc::Refused, "totp.missing");
        const auto secret = vault->totpSecret();
        if (!secret)
            return broken(secret.error());
        const auto used = totp::match(*secret, claim.code, desk.now, vault->totpStep());
        if (!used)
            return countedRefusal(*attempts, claim, desk, "totp.wrong");
        step = *used;
    }
    if (const auto fault = standingFault(vault->account(), vault->accounts(), desk); !fault.empty())
        return refuse(Errc::Refused, fault);
    if (attempts->forget(claim.account))
        if (const auto saved = attempts->save(); !saved)
            return broken(saved.error());
    vault->noteUse(desk.now, step);
    return std::move(*vault);
}

} // namespace plateglass::gate
