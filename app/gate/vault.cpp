#include "gate/vault.h"

#include "audit/merkle.h"

#include <algorithm>
#include <format>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

std::vector<std::string> grantsOf(policy::Role role, policy::WorkspaceKind kind)
{
    const policy::KeyGrant grant = policy::keysOf(role, kind);
    std::vector<std::string> names;
    if (grant.reads)
        names.insert(names.end(), {key::kReads, key::kIntake});
    if (grant.images)
        names.emplace_back(key::kImages);
    if (grant.audit)
        names.insert(names.end(), {key::kAudit, key::kDigest});
    if (grant.sign)
        names.emplace_back(key::kSign);
    return names;
}

Vault::Vault(Vault&& other) noexcept : m_path(std::move(other.m_path)), m_file(std::move(other.m_file)), m_keys(other.m_keys)
{
    // The accounts' storage moved along, so the pointer still holds.
    m_own = other.m_own;
}

Result<Vault> Vault::unlock(const std::filesystem::path& workspace, const std::string& account, const std::string& password)
{
    Vault vault;
    vault.m_path = workspace / "keys.json";
    PG_TRY(vault.m_file, KeyFile::load(vault.m_path));
    PG_TRY(vault.m_keys, vault.m_file.unlock(account, password));
    vault.rebind(account);
    PG_TRY_VOID(vault.m_file.check(*vault.m_own));
    if (vault.m_own->info.state != AccountInfo::State::Active)
        return fail(Errc::Refused, vault.m_own->info.state == AccountInfo::State::Proposed ? "account.proposed" : "account.disabled");
    return vault;
}

std::vector<AccountInfo> Vault::accounts() const
{
    std::vector<AccountInfo> all;
    for (const auto& account : m_file.accounts())
        all.push_back(account.info);
    return all;
}

std::string Vault::plateTagName(base::UtcTime time)
{
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time.sys()));
    return std::format("ptag-{}q{}", static_cast<int>(day.year()), (static_cast<unsigned>(day.month()) - 1) / 3 + 1);
}

std::string nextOf(const std::string& keyName) { return keyName + ".next"; }

Result<void> Vault::makeNext(const std::set<std::string>& keyNames)
{
    for (const auto& name : keyNames) {
        const Secret made = Secret::random();
        for (const auto& account : m_file.accounts())
            if (account.grants.contains(name)) m_file.grant(*m_file.find(account.info.name), nextOf(name), made);
    }
    return save();
}

std::set<std::string> Vault::pending() const
{
    std::set<std::string> names;
    for (const auto& [name, sealed] : m_own->grants)
        if (m_own->grants.contains(nextOf(name))) names.insert(name);
    return names;
}

Result<void> Vault::settle(const std::set<std::string>& keyNames)
{
    if (keyNames.contains(key::kIntake)) {
        PG_TRY(const Secret intake, open(nextOf(key::kIntake)));
        PublicKey half{};
        crypto_scalarmult_base(half.data(), intake.bytes().data());
        m_file.setIntakePublic(half);
    }
    for (const auto& account : m_file.accounts()) {
        auto& grants = m_file.find(account.info.name)->grants;
        for (const auto& name : keyNames)
            if (auto next = grants.extract(nextOf(name))) grants.insert_or_assign(name, std::move(next.mapped()));
    }
    return save();
}

Result<void> Vault::dropNext(const std::set<std::string>& keyNames)
{
    std::set<std::string> names;
    for (const auto& name : keyNames) names.insert(nextOf(name));
    return destroy(names);
}

Result<void> Vault::destroy(const std::set<std::string>& keyNames)
{
    if (keyNames.empty()) return {};
    for (const auto& account : m_file.accounts())
        for (const auto& name : keyNames)
            m_file.find(account.info.name)->grants.erase(name);
    return save();
}

std::string Vault::pseudonym(const KeyAccount& account)
{
    constexpr std::size_t kBytes = 6;
    const auto digest = audit::sha256(account.signPublic);
    return "u" + base::toHex(base::ByteView(digest).first(kBytes));
}

Result<Secret> Vault::plateTagKey(base::UtcTime now)
{
    const std::string name = plateTagName(now);
    if (has(name))
        return open(name);
    const Secret made = Secret::random();
    for (const auto& account : m_file.accounts())
        if (account.info.state != AccountInfo::State::Disabled)
            m_file.grant(*m_file.find(account.info.name), name, made);
    PG_TRY_VOID(save());
    return made;
}

Result<AccountInfo> Vault::enrol(const AccountInfo& wanted, const std::string& password, policy::WorkspaceKind kind, Approval approval)
{
    const std::string own = m_own->info.name;
    const auto added = m_file.add(wanted.name, wanted.role, password);
    rebind(own);
    if (!added)
        return std::unexpected(added.error());
    KeyAccount& account = *m_file.find(wanted.name);
    account.info = wanted;
    account.info.state = AccountInfo::State::Proposed;
    account.info.proposedBy = own;
    m_file.vouch(account, own, m_keys);
    if (approval == Approval::AtOnce && grantRole(account, kind)) {
        account.info.state = AccountInfo::State::Active;
        account.info.approvedBy = own;
    }
    m_file.attest(account, own, m_keys);
    return account.info;
}

Result<AccountInfo> Vault::approve(const std::string& name, base::UtcTime now, policy::WorkspaceKind kind, Approval approval)
{
    KeyAccount* account = m_file.find(name);
    if (!account)
        return fail(Errc::NotFound, "account");
    if (account->info.state == AccountInfo::State::Active)
        return fail(Errc::InvalidArgument, "account is not proposed");
    if (account == m_own || (approval == Approval::Waits && account->info.proposedBy == m_own->info.name))
        return fail(Errc::Refused, "approver");
    PG_TRY_VOID(m_file.check(*account));
    PG_TRY_VOID(grantRole(*account, kind));
    account->info.state = AccountInfo::State::Active;
    account->info.approvedBy = m_own->info.name;
    account->info.since = now;
    m_file.attest(*account, m_own->info.name, m_keys);
    return account->info;
}

Result<AccountInfo> Vault::change(const std::string& name, const std::function<void(KeyAccount&)>& edit)
{
    KeyAccount* account = m_file.find(name);
    if (!account)
        return fail(Errc::NotFound, "account");
    if (account == m_own)
        return fail(Errc::Refused, "own");
    PG_TRY_VOID(m_file.check(*account));
    edit(*account);
    m_file.attest(*account, m_own->info.name, m_keys);
    account->info.secondFactor = !account->totp.empty() && account->ownTurn == account->factorTurn;
    return account->info;
}

Result<AccountInfo> Vault::disable(const std::string& name)
{
    return change(name, [](KeyAccount& account) {
        account.info.state = AccountInfo::State::Disabled;
        account.grants.clear();
    });
}

std::optional<base::UtcTime> Vault::accountsReviewed() const
{
    if (m_file.review())
        return m_file.review()->at;
    // Nobody looked yet: the founding counts, when everybody was looked at.
    return m_file.accounts().empty() ? std::nullopt : m_file.accounts().front().info.since;
}

void Vault::noteUse(base::UtcTime now, std::int64_t totpStep)
{
    m_own->info.lastSignIn = now;
    m_own->totpStep = std::max(m_own->totpStep, totpStep);
    m_file.signOwn(*m_own, m_keys);
}

void Vault::setTotp(base::ByteView secret, std::int64_t usedStep)
{
    m_own->totp.resize(crypto_box_SEALBYTES + secret.size());
    crypto_box_seal(m_own->totp.data(), secret.data(), secret.size(), m_keys.boxPublic.data());
    m_own->totpStep = usedStep;
    m_own->ownTurn = m_own->factorTurn;
    m_file.signOwn(*m_own, m_keys);
}

Result<base::Bytes> Vault::totpSecret() const
{
    if (m_own->totp.size() <= crypto_box_SEALBYTES)
        return fail(Errc::Corrupt, "keys.json: totp");
    base::Bytes secret(m_own->totp.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(secret.data(), m_own->totp.data(), m_own->totp.size(), m_keys.boxPublic.data(), m_keys.boxSecret.bytes().data()) != 0)
        return fail(Errc::Corrupt, "keys.json: totp");
    return secret;
}

void Vault::takeOver(const Vault& proven)
{
    if (KeyAccount* account = m_file.find(proven.m_own->info.name))
        *account = *proven.m_own;
}

void Vault::restore(KeyFile before)
{
    const std::string own = m_own->info.name;
    m_file = std::move(before);
    rebind(own);
}

Result<void> Vault::grantRole(KeyAccount& to, policy::WorkspaceKind kind)
{
    std::vector<std::string> names = grantsOf(to.info.role, kind);
    for (const auto& [name, sealed] : m_own->grants)
        if (name.starts_with("ptag-"))
            names.push_back(name);
    for (const auto& name : pending())
        if (std::ranges::contains(names, name))
            names.push_back(nextOf(name));
    for (const auto& name : names)
        if (!has(name))
            return fail(Errc::Refused, "key " + name + " is not held by this account");
    for (const auto& name : names) {
        PG_TRY(const Secret secret, open(name));
        m_file.grant(to, name, secret);
    }
    return {};
}

Result<void> Vault::save() const
{
    return m_file.save(m_path);
}

} // namespace plateglass::gate
