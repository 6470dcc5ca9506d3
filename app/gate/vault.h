// The keys one signed-in account has unlocked, and what it may do to the key file. Not thread-safe; the gate's mutex guards it.
#pragma once

#include "base/time.h"
#include "gate/key_file.h"

#include <filesystem>
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
    /// Takes keys from every account, so that nobody has them any more. Copies of keys.json keep them.
    [[nodiscard]] base::Result<void> destroy(const std::set<std::string>& keyNames);

    /// Enrols an account. It is active at once where this account holds every key the role needs, proposed otherwise.
    [[nodiscard]] base::Result<AccountInfo> enrol(const std::string& name, policy::Role role, const std::string& password, policy::WorkspaceKind kind);
    /// Seals the role's keys to a proposed account. Errc::NotFound, InvalidArgument (not proposed), Refused (a key is not held here).
    [[nodiscard]] base::Result<AccountInfo> approve(const std::string& name, policy::WorkspaceKind kind);

    /// For signing and unsealing what is this account's own.
    [[nodiscard]] const AccountKeys& keys() const { return m_keys; }
    [[nodiscard]] const KeyFile& file() const { return m_file; }

    [[nodiscard]] const PublicKey& intakePublic() const { return m_file.intakePublic(); }

private:
    Vault() = default;
    [[nodiscard]] base::Result<void> grantRole(KeyAccount& to, policy::WorkspaceKind kind);
    [[nodiscard]] base::Result<void> save() const;
    void rebind(const std::string& ownName) { m_own = m_file.find(ownName); }

    std::filesystem::path m_path;
    KeyFile m_file;
    AccountKeys m_keys;
    KeyAccount* m_own = nullptr; ///< into m_file; set anew whenever accounts are added or the vault moves

public:
    Vault(Vault&& other) noexcept;
    Vault& operator=(Vault&&) = delete;
};

/// Names of the data keys an account of this role is given.
[[nodiscard]] std::vector<std::string> grantsOf(policy::Role role, policy::WorkspaceKind kind);

} // namespace plateglass::gate
