#include "gate/key_file.h"

#include "gate/files.h"
#include "json/json.h"

#include <algorithm>

namespace plateglass::gate {

using base::Bytes;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr int kFormat = 1;
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

/// The bytes a vouch is made over. A role changed in the file no longer matches.
std::string identityOf(const KeyAccount& account)
{
    const json::Object identity{{"box", base::toHex(account.boxPublic)},
                                {"name", account.info.name},
                                {"role", std::string(policy::word(account.info.role))},
                                {"sign", base::toHex(account.signPublic)}};
    return json::write(identity);
}

const char* stateWord(AccountInfo::State state)
{
    switch (state) {
    case AccountInfo::State::Active: return "active";
    case AccountInfo::State::Proposed: return "proposed";
    case AccountInfo::State::Disabled: return "disabled";
    }
    return "disabled";
}

Result<AccountInfo::State> stateOf(const std::string& word)
{
    for (const auto state : {AccountInfo::State::Active, AccountInfo::State::Proposed, AccountInfo::State::Disabled})
        if (word == stateWord(state))
            return state;
    return fail(Errc::Corrupt, "keys.json: state");
}

json::Value write(const KeyAccount& account)
{
    json::Object grants;
    for (const auto& [name, sealed] : account.grants)
        grants.emplace(name, base::toHex(sealed));
    return json::Object{{"name", account.info.name},
                        {"role", std::string(policy::word(account.info.role))},
                        {"state", stateWord(account.info.state)},
                        {"kdf", "argon2id-moderate"},
                        {"salt", base::toHex(account.salt)},
                        {"secrets", base::toHex(account.secrets)},
                        {"box", base::toHex(account.boxPublic)},
                        {"sign", base::toHex(account.signPublic)},
                        {"grants", std::move(grants)},
                        {"vouchedBy", account.vouchedBy},
                        {"vouch", base::toHex(account.vouch)}};
}

Result<PublicKey> publicKey(const json::Value& from, std::string_view member)
{
    const auto bytes = base::fromHex(from.stringOr(member, ""));
    PublicKey key{};
    if (!bytes || bytes->size() != key.size())
        return fail(Errc::Corrupt, "keys.json: " + std::string(member));
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return key;
}

Result<Bytes> hexMember(const json::Value& from, std::string_view member)
{
    auto bytes = base::fromHex(from.stringOr(member, ""));
    if (!bytes)
        return fail(Errc::Corrupt, "keys.json: " + std::string(member));
    return bytes;
}

Result<KeyAccount> read(const json::Value& value)
{
    KeyAccount account;
    account.info.name = value.stringOr("name", "");
    const auto role = policy::roleOf(value.stringOr("role", ""));
    if (!role || account.info.name.empty())
        return fail(Errc::Corrupt, "keys.json: account");
    account.info.role = *role;
    PG_TRY(account.info.state, stateOf(value.stringOr("state", "")));
    PG_TRY(account.salt, hexMember(value, "salt"));
    PG_TRY(account.secrets, hexMember(value, "secrets"));
    PG_TRY(account.boxPublic, publicKey(value, "box"));
    PG_TRY(account.signPublic, publicKey(value, "sign"));
    PG_TRY(account.vouch, hexMember(value, "vouch"));
    account.vouchedBy = value.stringOr("vouchedBy", "");
    const auto* grants = value.find("grants");
    if (!grants || !grants->object())
        return fail(Errc::Corrupt, "keys.json: grants");
    for (const auto& [name, sealed] : *grants->object()) {
        auto bytes = base::fromHex(sealed.string() ? *sealed.string() : "?");
        if (!bytes)
            return fail(Errc::Corrupt, "keys.json: grant");
        account.grants.emplace(name, std::move(*bytes));
    }
    return account;
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
    PG_TRY(keys.m_intakePublic, publicKey(*value, "intake"));
    for (const auto& item : *accounts->array()) {
        PG_TRY(auto account, read(item));
        keys.m_accounts.push_back(std::move(account));
    }
    return keys;
}

Result<void> KeyFile::save(const std::filesystem::path& file) const
{
    json::Array accounts;
    for (const auto& account : m_accounts)
        accounts.push_back(write(account));
    const json::Object whole{{"format", kFormat}, {"intake", base::toHex(m_intakePublic)}, {"accounts", std::move(accounts)}};
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
    account.salt.resize(crypto_pwhash_SALTBYTES);
    randombytes_buf(account.salt.data(), account.salt.size());
    PG_TRY(const Secret under, passwordKey(password, account.salt));
    account.secrets = encrypt(under, keys);
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
    const std::string identity = identityOf(account);
    account.vouchedBy = byName;
    account.vouch.resize(crypto_sign_BYTES);
    crypto_sign_detached(account.vouch.data(), nullptr, base::viewOf(identity).data(), identity.size(), by.signSecret.data());
}

Result<void> KeyFile::checkVouch(const KeyAccount& account) const
{
    const KeyAccount* by = find(account.vouchedBy);
    const std::string identity = identityOf(account);
    if (!by || by == &account || account.vouch.size() != crypto_sign_BYTES
        || crypto_sign_verify_detached(account.vouch.data(), base::viewOf(identity).data(), identity.size(), by->signPublic.data()) != 0)
        return fail(Errc::Corrupt, "keys.json: an account was changed after it was enrolled");
    return {};
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
