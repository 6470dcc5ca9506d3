#include "gate/key_file.h"

#include "audit/merkle.h"
#include "gate/files.h"
#include "gate/key_file_text.h"

#include <algorithm>

namespace plateglass::gate {

using base::Bytes;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr int kFormat = 2;
constexpr std::size_t kSecretBytes = crypto_box_SECRETKEYBYTES + crypto_sign_SECRETKEYBYTES;

Result<Secret> passwordKey(const std::string& password, const Bytes& salt)
{
    Secret derived;
    if (salt.size() != crypto_pwhash_SALTBYTES)
        return fail(Errc::Corrupt, "keys.json: salt");
    if (crypto_pwhash(derived.data(), crypto_secretbox_KEYBYTES, password.data(), password.size(), salt.data(), crypto_pwhash_OPSLIMIT_MODERATE,
                      crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(Errc::LimitExceeded, "memory for the password hash");
    return derived;
}

Bytes encrypt(const Secret& under, const AccountKeys& keys)
{
    std::array<std::uint8_t, kSecretBytes> plain{};
    std::copy(keys.boxSecret.bytes().begin(), keys.boxSecret.bytes().end(), plain.begin());
    std::copy(keys.signSecret.begin(), keys.signSecret.end(), plain.begin() + crypto_box_SECRETKEYBYTES);
    Bytes out(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    randombytes_buf(out.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(out.data() + crypto_secretbox_NONCEBYTES, plain.data(), plain.size(), out.data(), under.bytes().data());
    sodium_memzero(plain.data(), plain.size());
    return out;
}

Bytes signatureOver(const std::string& text, const AccountKeys& by)
{
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, base::viewOf(text).data(), text.size(), by.signSecret.data());
    return signature;
}

bool isSignedBy(const KeyAccount& by, const Bytes& signature, const std::string& text)
{
    return signature.size() == crypto_sign_BYTES && crypto_sign_verify_detached(signature.data(), base::viewOf(text).data(), text.size(), by.signPublic.data()) == 0;
}

/// Who may say something about another account.
bool mayAttest(policy::Role role)
{
    return role == policy::Role::Supervisor || role == policy::Role::Administrator;
}

} // namespace

Result<KeyFile> KeyFile::load(const std::filesystem::path& file)
{
    PG_TRY(const std::string text, readWhole(file, 16u << 20));
    const auto value = json::parse(text);
    if (!value)
        return fail(Errc::Corrupt, "keys.json");
    if (value->integerOr("format", 0) > kFormat)
        return fail(Errc::NewerVersion, "keys.json");
    const auto* accounts = value->find("accounts");
    if (!accounts || !accounts->array())
        return fail(Errc::Corrupt, "keys.json: accounts");
    KeyFile keys;
    PG_TRY(keys.m_intakePublic, publicKeyMember(*value, "intake"));
    if (const auto* review = value->find("review")) {
        PG_TRY(keys.m_review, reviewFromJson(*review));
    }
    for (const auto& item : *accounts->array()) {
        PG_TRY(auto account, accountFromJson(item));
        keys.m_accounts.push_back(std::move(account));
    }
    return keys;
}

Result<void> KeyFile::save(const std::filesystem::path& file) const
{
    json::Array accounts;
    for (const auto& account : m_accounts)
        accounts.push_back(accountToJson(account, Grants::With));
    json::Object whole{{"format", kFormat}, {"intake", base::toHex(m_intakePublic)}, {"accounts", std::move(accounts)}};
    if (m_review)
        whole.emplace("review", reviewToJson(*m_review));
    return replaceFile(file, json::writePretty(whole) + "\n");
}

KeyAccount* KeyFile::find(const std::string& name)
{
    const auto at = std::ranges::find(m_accounts, name, [](const KeyAccount& a) -> const std::string& { return a.info.name; });
    return at == m_accounts.end() ? nullptr : &*at;
}

const KeyAccount* KeyFile::find(const std::string& name) const
{
    return const_cast<KeyFile*>(this)->find(name);
}

Result<AccountKeys> KeyFile::add(const std::string& name, policy::Role role, const std::string& password)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@'; };
    if (name.empty() || name.size() > 64 || !std::ranges::all_of(name, plain))
        return fail(Errc::InvalidArgument, "name");
    if (password.empty())
        return fail(Errc::InvalidArgument, "password");
    if (find(name))
        return fail(Errc::AlreadyExists, "account");
    AccountKeys keys;
    crypto_box_keypair(keys.boxPublic.data(), keys.boxSecret.data());
    crypto_sign_keypair(keys.signPublic.data(), keys.signSecret.data());
    KeyAccount account;
    account.info = {name, role, AccountInfo::State::Proposed};
    account.boxPublic = keys.boxPublic;
    account.signPublic = keys.signPublic;
    PG_TRY_VOID(setPassword(account, keys, password));
    m_accounts.push_back(std::move(account));
    return keys;
}

Result<AccountKeys> KeyFile::unlock(const std::string& name, const std::string& password) const
{
    const KeyAccount* account = find(name);
    // An unknown name costs the same time as a wrong password, so that names cannot be tried out.
    PG_TRY(const Secret under, passwordKey(password, account ? account->salt : Bytes(crypto_pwhash_SALTBYTES)));
    constexpr std::size_t kHead = crypto_secretbox_NONCEBYTES;
    std::array<std::uint8_t, kSecretBytes> plain{};
    if (!account || account->secrets.size() != kHead + crypto_secretbox_MACBYTES + plain.size()
        || crypto_secretbox_open_easy(plain.data(), account->secrets.data() + kHead, account->secrets.size() - kHead, account->secrets.data(), under.bytes().data()) != 0)
        return fail(Errc::WrongPassword);
    AccountKeys keys;
    keys.boxPublic = account->boxPublic;
    keys.signPublic = account->signPublic;
    std::copy_n(plain.begin(), crypto_box_SECRETKEYBYTES, keys.boxSecret.data());
    std::copy_n(plain.begin() + crypto_box_SECRETKEYBYTES, crypto_sign_SECRETKEYBYTES, keys.signSecret.begin());
    sodium_memzero(plain.data(), plain.size());
    return keys;
}

void KeyFile::vouch(KeyAccount& account, const std::string& byName, const AccountKeys& by)
{
    account.vouchedBy = byName;
    account.vouch = signatureOver(identityText(account), by);
}

Result<void> KeyFile::checkVouch(const KeyAccount& account) const
{
    const KeyAccount* by = find(account.vouchedBy);
    if (!by || by == &account || !isSignedBy(*by, account.vouch, identityText(account)))
        return fail(Errc::Corrupt, "keys.json: an account was changed after it was enrolled");
    return {};
}

void KeyFile::attest(KeyAccount& account, const std::string& byName, const AccountKeys& by)
{
    account.attestedBy = byName;
    account.attest = signatureOver(standingText(account), by);
}

void KeyFile::signOwn(KeyAccount& account, const AccountKeys& own)
{
    account.ownSignature = signatureOver(ownText(account), own);
    account.info.secondFactor = !account.totp.empty() && account.ownTurn == account.factorTurn;
}

Result<void> KeyFile::check(const KeyAccount& account) const
{
    PG_TRY_VOID(checkVouch(account));
    if (!account.attestedBy.empty()) {
        const KeyAccount* by = find(account.attestedBy);
        if (!by || by == &account || !mayAttest(by->info.role) || !checkVouch(*by) || !isSignedBy(*by, account.attest, standingText(account)))
            return fail(Errc::Corrupt, "keys.json: the standing of an account was changed by somebody who may not");
    }
    if (!account.ownSignature.empty() && !isSignedBy(account, account.ownSignature, ownText(account)))
        return fail(Errc::Corrupt, "keys.json: an account's own part was changed");
    return {};
}

Result<void> KeyFile::setPassword(KeyAccount& account, const AccountKeys& own, const std::string& password)
{
    Bytes salt(crypto_pwhash_SALTBYTES);
    randombytes_buf(salt.data(), salt.size());
    PG_TRY(const Secret under, passwordKey(password, salt));
    account.salt = std::move(salt);
    account.secrets = encrypt(under, own);
    return {};
}

void KeyFile::setReview(base::UtcTime at, const std::string& byName, const AccountKeys& by)
{
    m_review = AccountReview{at, byName, {}};
    m_review->signature = signatureOver(reviewText(*m_review), by);
}

std::string KeyFile::digest() const
{
    json::Array accounts;
    for (const auto& account : m_accounts)
        accounts.push_back(accountToJson(account, Grants::Without));
    json::Object whole{{"accounts", std::move(accounts)}};
    if (m_review)
        whole.emplace("review", reviewToJson(*m_review));
    return base::toBase64Url(audit::sha256(base::viewOf(json::write(whole))));
}

void KeyFile::grant(KeyAccount& to, const std::string& keyName, const Secret& secret)
{
    Bytes sealed(crypto_box_SEALBYTES + secret.bytes().size());
    crypto_box_seal(sealed.data(), secret.bytes().data(), secret.bytes().size(), to.boxPublic.data());
    to.grants.insert_or_assign(keyName, std::move(sealed));
}

Result<Secret> KeyFile::open(const KeyAccount& account, const AccountKeys& keys, const std::string& keyName) const
{
    const auto at = account.grants.find(keyName);
    if (at == account.grants.end())
        return fail(Errc::NotFound, "grant " + keyName);
    Secret secret;
    if (at->second.size() != crypto_box_SEALBYTES + secret.bytes().size()
        || crypto_box_seal_open(secret.data(), at->second.data(), at->second.size(), keys.boxPublic.data(), keys.boxSecret.bytes().data()) != 0)
        return fail(Errc::Corrupt, "keys.json: grant " + keyName);
    return secret;
}

} // namespace plateglass::gate
