// Accounts: who may sign in, as what, and who answers for it; and what the one who is signed in does about the own account.
// Reached through Gate::accountDesk().
//
// Any thread; calls block and take turns where they must. Each act is demanded of the role (Errc::Refused, recorded as
// `account.refused`), recorded with the digest of the key file it leads to, then done: exactly one record each. Where the
// record cannot be written (AuditUnavailable) or the file cannot be replaced (DiskFull, Io) nothing changes.
//
// What the policy says of accounts (`policy::AccountRules`) holds in working workspaces; in a demo only roles do.
#pragma once

#include "gate/gate.h"

#include <vector>

namespace plateglass::gate {

/// An account that is asked for.
struct NewAccount {
    std::string name; ///< letters, digits and . - _ @, at most 64
    policy::Role role = policy::Role::Analyst;
    std::string password;
    std::string need = {};                                   ///< why this person needs it and may have it; wanted where training is
    std::optional<std::chrono::year_month_day> trained = {}; ///< date of the training, local
    std::optional<std::chrono::hours> lasts = {};            ///< a temporary account: so long from now, at most what the policy allows
};

/// What has to be asked of the signed-in person, now or soon. The window looks once a minute and after each refusal.
struct Due {
    bool enrolSecondFactor = false; ///< the policy wants one: until there is one nothing else is answered (`totp.enrol`)
    bool signInAgain = false;       ///< the time since the last proof is over: nothing is answered (`reauth.due`)
    base::UtcTime signInAgainBy;    ///< and this is when; the prompt for the end of the shift belongs before it
    std::optional<base::UtcTime> trainingEnds; ///< none where the policy does not ask for training
    bool accountReviewOverdue = false;         ///< for those who may review accounts or release them: a banner
};

/// What an authenticator app needs. Shown once and kept nowhere by the caller.
struct TotpEnrolment {
    std::string secret; ///< base32, to type
    std::string uri;    ///< `otpauth://…`, to scan
};

class PLATEGLASS_GATE_EXPORT AccountDesk {
public:
    /// All accounts, in the order of their enrolment. Who: ListAccounts sees all, everybody else the own. Not recorded.
    [[nodiscard]] std::vector<AccountInfo> list() const;

    /// Asks for an account; active at once where the policy wants no approval and the one who asks holds every key the role needs.
    /// Who: ProposeAccount. Recorded: `account.add`. Errc::InvalidArgument (detail `name`, `need`, `lasts`, or the password's faults,
    /// comma-separated, see policy::passwordFaults), AlreadyExists.
    [[nodiscard]] base::Result<AccountInfo> add(const NewAccount& wanted);
    /// Makes a proposed or disabled account active and seals the role's keys to it. Who: ApproveAccount, where the policy wants approval
    /// never one's own proposal (Errc::Refused, `approver`) and not without need and training where the policy asks for them (InvalidArgument, `need`, `training.missing`).
    /// Recorded: `account.approve`. Errc::NotFound, InvalidArgument (not proposed).
    [[nodiscard]] base::Result<AccountInfo> approve(const std::string& name);
    /// At once and until approved again. Who: DisableAccount, not oneself. Recorded: `account.disable`. `why` is disclosed selectively.
    [[nodiscard]] base::Result<AccountInfo> disable(const std::string& name, const std::string& why);
    /// Undoes the lock after failed sign-ins. Who: ReleaseAccount, not oneself; a supervisor may release an administrator, so that
    /// strangers cannot lock out everybody. Recorded: `account.release`. Errc::InvalidArgument (`account is not locked`), NotFound.
    [[nodiscard]] base::Result<AccountInfo> release(const std::string& name);
    /// Takes a lost second factor away. Who: ReleaseAccount, not oneself. Recorded: `account.totp` with code `reset`.
    [[nodiscard]] base::Result<AccountInfo> resetTotp(const std::string& name);
    /// Who: RecordTraining, not oneself; not a day to come (InvalidArgument, `training.date`). Recorded: `training.done`.
    [[nodiscard]] base::Result<AccountInfo> recordTraining(const std::string& name, std::chrono::year_month_day day);
    /// Signs that all accounts and roles were looked at. Who: ReviewAccounts. Recorded: `account.review`.
    [[nodiscard]] base::Result<void> signReview();

    // The own account. Everybody.
    [[nodiscard]] Due due() const;
    /// Proves the person anew after the policy's hours. A wrong password or code is counted and recorded (`login.fail`); Errc as for
    /// signing in. Recorded: `login.ok` with code `again`.
    [[nodiscard]] base::Result<void> signInAgain(const std::string& password, const std::string& code);
    /// Recorded: `account.password`. Errc::WrongPassword (counted), InvalidArgument with the new password's faults.
    [[nodiscard]] base::Result<void> changePassword(const std::string& present, const std::string& wanted);
    /// Makes a secret. It holds from `confirmTotp` on; asking again makes another.
    [[nodiscard]] base::Result<TotpEnrolment> beginTotp();
    /// The first code the app shows. A wrong one is not counted: the secret was just shown, so it is a slip and no guess.
    /// Recorded: `account.totp` with code `enrolled`. Errc::WrongPassword (`totp.wrong`), InvalidArgument (not begun).
    [[nodiscard]] base::Result<void> confirmTotp(const std::string& code);

private:
    friend class Gate;
    explicit AccountDesk(Gate::Impl& in) : m_in(in) {}
    [[nodiscard]] base::Result<AccountInfo> change(policy::Capability capability, const char* type, const char* code, const std::string& name,
                                                   const std::function<base::Result<AccountInfo>()>& edit);
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
