// Is somebody who they say they are, and may their account be used now? One place for signing in, for unlocking, for signing in
// again, and for a second person who approves. Blocking (a password hash); the caller holds the workspace's lock.
#pragma once

#include "gate/attempts.h"
#include "gate/vault.h"

namespace plateglass::gate {

struct Claim {
    std::string account;
    std::string password;
    std::string code = {}; ///< of the second factor, where the account has one
    enum class Factors { All, Password } factors = Factors::All; ///< Password: the person was proved in full a while ago
};

/// What a claim was refused for: the word for the log, and whether it locked the account just now.
struct Refusal {
    base::Error error;
    std::string reason; ///< `password`, `totp.missing`, `totp.wrong`, `account.locked`, `account.proposed`, `training.expired`, …
    bool lockedNow = false;
};

/// Where, by whose rules, and when.
struct Desk {
    const std::filesystem::path& workspace;
    const policy::AccountRules& rules;
    policy::WorkspaceKind kind;
    base::UtcTime now;
};

/// Order: lock, password, state, second factor, standing. A wrong password or code is counted, across restarts; what fails
/// otherwise is not. A good claim clears the count. The vault that comes back has noted the time and used up the code, in memory:
/// whoever asked records it and saves. Errors: Errc::Locked (detail `account.locked`), WrongPassword (detail empty or `totp.wrong`),
/// Refused (`totp.missing`, `account.proposed`, `account.disabled`, `account.ended`, `account.inactive`, `training.missing`,
/// `training.expired`), Corrupt, NewerVersion, Io.
[[nodiscard]] std::expected<Vault, Refusal> prove(const Claim& claim, const Desk& desk);

/// Why an account that is active may not be used now: `account.ended`, `account.inactive`; for working workspaces also
/// `training.missing`, `training.expired`. Empty: it may.
[[nodiscard]] std::string standingFault(const AccountInfo& account, const std::vector<AccountInfo>& all, const Desk& desk);
/// The day from which a training counts no more.
[[nodiscard]] std::chrono::sys_days trainingEnd(std::chrono::year_month_day trained, const policy::AccountRules& rules);
/// The part of it that time alone brings and that disables the account: `account.ended`, `account.inactive`, or empty.
[[nodiscard]] std::string expiryOf(const AccountInfo& account, const std::vector<AccountInfo>& all, const Desk& desk);

} // namespace plateglass::gate
