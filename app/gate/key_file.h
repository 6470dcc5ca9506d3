// keys.json: per account a key pair under its password, and the workspace's data keys sealed to the accounts whose role
// needs them. What this protects, and what it does not, is said in SECURITY.md. Values; the caller holds the workspace's lock.
//
// An account's secret keys are encrypted under Argon2id (MODERATE) of its password. A data key is sealed (X25519 sealed
// box) to the public key of each account that may have it, so a grant needs no password of the one it is given to.
// Name, role and public keys of an account are signed by the account that enrolled it; the two founders sign each other.
// What else is said of an account stands in two parts. Its *standing* (state, need, training, end, who approved it) is attested:
// signed by a supervisor or administrator who is not the account. Its *own part* (last sign-in, second factor) it signs itself.
// Signatures cannot tell that the whole file was put back to an older state; `digest` can, because the log keeps it.
//
// Format 2. Format 1 had neither part and is still read: its state stands unsigned until the account's standing next changes.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "gate/questions.h"
#include "gate/secret.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plateglass::gate {

using PublicKey = std::array<std::uint8_t, 32>;

/// Names of the data keys.
namespace key {
inline constexpr const char* kReads = "reads";
inline constexpr const char* kImages = "images";
inline constexpr const char* kAudit = "audit";   ///< of audit.db
inline constexpr const char* kSign = "sign";     ///< seed of the checkpoint key
inline constexpr const char* kDigest = "digest"; ///< of the digests over read ids
inline constexpr const char* kIntake = "intake"; ///< secret half of the key that imports by non-readers are sealed to
} // namespace key

/// The unlocked half of an account.
struct AccountKeys {
    PublicKey boxPublic{};
    Secret boxSecret;
    PublicKey signPublic{};
    std::array<std::uint8_t, 64> signSecret{};
    ~AccountKeys() { sodium_memzero(signSecret.data(), signSecret.size()); }
};

struct KeyAccount {
    AccountInfo info;
    PublicKey boxPublic{};
    PublicKey signPublic{};
    base::Bytes salt;    ///< of the password hash
    base::Bytes secrets; ///< nonce and both secret keys, encrypted
    std::map<std::string, base::Bytes> grants; ///< data key's name -> sealed box
    std::string vouchedBy;
    base::Bytes vouch; ///< Ed25519 over the identity

    std::string attestedBy; ///< empty in an account of format 1
    base::Bytes attest;     ///< Ed25519 over the standing
    std::int64_t factorTurn = 0; ///< of the standing: counts how often the second factor was taken away

    base::Bytes totp;          ///< the second factor's secret, sealed to the account; empty: none
    std::int64_t totpStep = 0; ///< last used, see totp::match
    std::int64_t ownTurn = 0;  ///< the factorTurn the second factor was made in; of another one it counts for nothing
    base::Bytes ownSignature;  ///< Ed25519 by the account itself
};

/// The yearly look at all accounts.
struct AccountReview {
    base::UtcTime at;
    std::string by;
    base::Bytes signature;
};

class KeyFile {
public:
    [[nodiscard]] static base::Result<KeyFile> load(const std::filesystem::path& file);
    /// Replaces the file whole: a crash leaves the old one or the new one.
    [[nodiscard]] base::Result<void> save(const std::filesystem::path& file) const;

    [[nodiscard]] const std::vector<KeyAccount>& accounts() const { return m_accounts; }
    [[nodiscard]] KeyAccount* find(const std::string& name);
    [[nodiscard]] const KeyAccount* find(const std::string& name) const;

    /// A new account with fresh keys, without grants and without a vouch. Errc::AlreadyExists; InvalidArgument (detail `name` or `password`).
    [[nodiscard]] base::Result<AccountKeys> add(const std::string& name, policy::Role role, const std::string& password);
    /// Errc::WrongPassword also for a name that is not there, after the same time.
    [[nodiscard]] base::Result<AccountKeys> unlock(const std::string& name, const std::string& password) const;

    void vouch(KeyAccount& account, const std::string& byName, const AccountKeys& by);
    /// Errc::Corrupt when the identity was changed after it was vouched for.
    [[nodiscard]] base::Result<void> checkVouch(const KeyAccount& account) const;
    /// Signs the standing as it is now. `by` is a supervisor or administrator and not the account.
    void attest(KeyAccount& account, const std::string& byName, const AccountKeys& by);
    /// Signs the own part as it is now.
    void signOwn(KeyAccount& account, const AccountKeys& own);
    /// Identity, standing and own part. Errc::Corrupt when any was changed by somebody who may not.
    [[nodiscard]] base::Result<void> check(const KeyAccount& account) const;
    /// The secret keys under another password.
    [[nodiscard]] base::Result<void> setPassword(KeyAccount& account, const AccountKeys& own, const std::string& password);

    [[nodiscard]] const std::optional<AccountReview>& review() const { return m_review; }
    void setReview(base::UtcTime at, const std::string& byName, const AccountKeys& by);

    /// base64url of SHA-256 over all that this file says of the accounts except what is sealed to them: grants come and go with
    /// their keys, and an old grant opens nothing new.
    [[nodiscard]] std::string digest() const;

    void grant(KeyAccount& to, const std::string& keyName, const Secret& secret);
    /// Errc::NotFound when the account was not given this key.
    [[nodiscard]] base::Result<Secret> open(const KeyAccount& account, const AccountKeys& keys, const std::string& keyName) const;

    [[nodiscard]] const PublicKey& intakePublic() const { return m_intakePublic; }
    void setIntakePublic(const PublicKey& intake) { m_intakePublic = intake; }

private:
    std::vector<KeyAccount> m_accounts;
    PublicKey m_intakePublic{};
    std::optional<AccountReview> m_review;
};

} // namespace plateglass::gate
