// The keys one signed-in account has unlocked, and what it may do to the key file. Not thread-safe; the gate's mutex guards it.
#pragma once

#include "base/time.h"
#include "gate/key_file.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <set>

namespace plateglass::gate {

class Vault {
public:
    /// Errc::WrongPassword, Refused (proposed or disabled; word in the detail), Corrupt, NewerVersion.
    [[nodiscard]] static base::Result<Vault> unlock(const std::filesystem::path& workspace, const std::string& account, const std::string& password);

    [[nodiscard]] const AccountInfo& account() const { return m_own->info; }
    [[nodiscard]] std::vector<AccountInfo> accounts() const;
    /// Stable pseudonym of an account for records: the name itself is disclosed beside them, selectively.
    [[nodiscard]] static std::string pseudonym(const KeyAccount& account);
    [[nodiscard]] std::string pseudonym() const { return pseudonym(*m_own); }

    [[nodiscard]] bool has(const std::string& keyName) const { return m_own->grants.contains(keyName); }
    [[nodiscard]] base::Result<Secret> open(const std::string& keyName) const { return m_file.open(*m_own, m_keys, keyName); }
    /// The plate-tag key of the quarter, made and sealed to every account of the log when it is first asked for.
    [[nodiscard]] base::Result<Secret> plateTagKey(base::UtcTime now);
    /// The name of the quarter's key.
    [[nodiscard]] static std::string plateTagName(base::UtcTime time);
    /// New keys beside the present ones, sealed to every account that has those; they count from `settle` on. What a killed program left
    /// half-way is taken up again at the next sign-in (see Gate::Impl::openAll). Kept at once.
    [[nodiscard]] base::Result<void> makeNext(const std::set<std::string>& keyNames);
    /// Those of this account's keys that have a next one.
    [[nodiscard]] std::set<std::string> pending() const;
    /// The next keys take the place of the present ones, for everybody. Kept at once.
    [[nodiscard]] base::Result<void> settle(const std::set<std::string>& keyNames);
    /// The next keys never came to be used. Kept at once.
    [[nodiscard]] base::Result<void> dropNext(const std::set<std::string>& keyNames);
    /// Takes keys from every account, so that nobody has them any more. Copies of keys.json keep them.
    [[nodiscard]] base::Result<void> destroy(const std::set<std::string>& keyNames);

    // Changes. All are in memory until `save`; the caller records them first, with `digest`.
    enum class Approval { Waits, AtOnce };
    /// Enrols an account: proposed, or with AtOnce active where this account holds every key the role needs. Errc::AlreadyExists, InvalidArgument.
    [[nodiscard]] base::Result<AccountInfo> enrol(const AccountInfo& wanted, const std::string& password, policy::WorkspaceKind kind, Approval approval);
    /// Makes a proposed or disabled account active and seals the role's keys to it. Errc::NotFound, InvalidArgument (`account is not
    /// proposed`), Refused (a key is not held here; `approver` for one's own account, and where approval Waits for one's own proposal).
    [[nodiscard]] base::Result<AccountInfo> approve(const std::string& name, base::UtcTime now, policy::WorkspaceKind kind, Approval approval);
    /// Changes the standing of another account and attests it. Errc::NotFound; Refused (`own`) for one's own account.
    [[nodiscard]] base::Result<AccountInfo> change(const std::string& name, const std::function<void(KeyAccount&)>& edit);
    /// The same for its state; what was sealed to the account goes.
    [[nodiscard]] base::Result<AccountInfo> disable(const std::string& name);
    /// Signs that all accounts and their roles were looked at.
    void reviewAccounts(base::UtcTime now) { m_file.setReview(now, m_own->info.name, m_keys); }
    [[nodiscard]] std::optional<base::UtcTime> accountsReviewed() const;

    // The own account.
    void noteUse(base::UtcTime now, std::int64_t totpStep);
    [[nodiscard]] base::Result<void> setPassword(const std::string& password) { return m_file.setPassword(*m_own, m_keys, password); }
    void setTotp(base::ByteView secret, std::int64_t usedStep);
    /// Errc::Corrupt.
    [[nodiscard]] base::Result<base::Bytes> totpSecret() const;
    [[nodiscard]] std::int64_t totpStep() const { return m_own->totpStep; }
    /// Takes over what another proven account changed of itself (its last use and the code it used up).
    void takeOver(const Vault& proven);

    [[nodiscard]] std::string digest() const { return m_file.digest(); }
    [[nodiscard]] base::Result<void> save() const;
    [[nodiscard]] const KeyFile& file() const { return m_file; }
    /// Puts back what `file` was before a change that could not be kept.
    void restore(KeyFile before);

    /// For signing and unsealing what is this account's own.
    [[nodiscard]] const AccountKeys& keys() const { return m_keys; }

    [[nodiscard]] const PublicKey& intakePublic() const { return m_file.intakePublic(); }

private:
    Vault() = default;
    [[nodiscard]] base::Result<void> grantRole(KeyAccount& to, policy::WorkspaceKind kind);
    void rebind(const std::string& ownName) { m_own = m_file.find(ownName); }

    std::filesystem::path m_path;
    KeyFile m_file;
    AccountKeys m_keys;
    KeyAccount* m_own = nullptr; ///< into m_file; set anew whenever accounts are added or the vault moves

public:
    Vault(Vault&& other) noexcept;
    Vault& operator=(Vault&&) = delete;
};

/// The name of the key that is about to take this one's place.
[[nodiscard]] std::string nextOf(const std::string& keyName);

/// Names of the data keys an account of this role is given.
[[nodiscard]] std::vector<std::string> grantsOf(policy::Role role, policy::WorkspaceKind kind);

} // namespace plateglass::gate
