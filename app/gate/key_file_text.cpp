#include "gate/key_file_text.h"

#include "base/time_text.h"

#include <array>
#include <format>

namespace plateglass::gate {

using base::Bytes;
using base::Errc;
using base::fail;
using base::Result;

namespace {

using State = AccountInfo::State;
constexpr std::array<std::pair<State, std::string_view>, 3> kStates{{{State::Active, "active"}, {State::Proposed, "proposed"}, {State::Disabled, "disabled"}}};

std::string_view stateWord(State state)
{
    for (const auto& [value, word] : kStates)
        if (value == state)
            return word;
    return "disabled";
}

Result<State> stateOf(const std::string& text)
{
    for (const auto& [value, word] : kStates)
        if (word == text)
            return value;
    return fail(Errc::Corrupt, "keys.json: state");
}

std::string timeText(base::UtcTime time) { return base::toRfc3339(time, base::Precision::Microsecond); }

std::string dateText(std::chrono::year_month_day day) { return std::format("{:%F}", day); }

/// Empty where the member is missing.
Result<std::optional<base::UtcTime>> timeMember(const json::Value& from, std::string_view member)
{
    const std::string text = from.stringOr(member, "");
    if (text.empty())
        return std::optional<base::UtcTime>{};
    const auto time = base::fromRfc3339(text);
    if (!time)
        return fail(Errc::Corrupt, "keys.json: " + std::string(member));
    return *time;
}

Result<std::optional<std::chrono::year_month_day>> dateMember(const json::Value& from, std::string_view member)
{
    const std::string text = from.stringOr(member, "");
    if (text.empty())
        return std::optional<std::chrono::year_month_day>{};
    const auto time = base::fromRfc3339(text + "T00:00:00Z");
    if (!time)
        return fail(Errc::Corrupt, "keys.json: " + std::string(member));
    return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time->sys()));
}

Result<Bytes> hexMember(const json::Value& from, std::string_view member)
{
    auto bytes = base::fromHex(from.stringOr(member, ""));
    if (!bytes)
        return fail(Errc::Corrupt, "keys.json: " + std::string(member));
    return bytes;
}

json::Object standing(const KeyAccount& account)
{
    const AccountInfo& info = account.info;
    json::Object out{{"state", std::string(stateWord(info.state))}, {"need", info.need},       {"proposedBy", info.proposedBy},
                     {"approvedBy", info.approvedBy},               {"turn", account.factorTurn}};
    if (info.trained)
        out.emplace("trained", dateText(*info.trained));
    if (info.until)
        out.emplace("until", timeText(*info.until));
    if (info.since)
        out.emplace("since", timeText(*info.since));
    return out;
}

json::Object ownPart(const KeyAccount& account)
{
    json::Object out{{"totp", base::toHex(account.totp)}, {"totpStep", account.totpStep}, {"turn", account.ownTurn}};
    if (account.info.lastSignIn)
        out.emplace("lastSignIn", timeText(*account.info.lastSignIn));
    return out;
}

Result<void> readStanding(KeyAccount& account, const json::Value& from)
{
    AccountInfo& info = account.info;
    PG_TRY(info.state, stateOf(from.stringOr("state", "")));
    info.need = from.stringOr("need", "");
    info.proposedBy = from.stringOr("proposedBy", "");
    info.approvedBy = from.stringOr("approvedBy", "");
    account.factorTurn = from.integerOr("turn", 0);
    PG_TRY(info.trained, dateMember(from, "trained"));
    PG_TRY(info.until, timeMember(from, "until"));
    PG_TRY(info.since, timeMember(from, "since"));
    account.attestedBy = from.stringOr("by", "");
    PG_TRY(account.attest, hexMember(from, "signature"));
    if (account.attestedBy.empty())
        return fail(Errc::Corrupt, "keys.json: standing");
    return {};
}

Result<void> readOwn(KeyAccount& account, const json::Value& from)
{
    PG_TRY(account.totp, hexMember(from, "totp"));
    account.totpStep = from.integerOr("totpStep", 0);
    account.ownTurn = from.integerOr("turn", 0);
    PG_TRY(account.info.lastSignIn, timeMember(from, "lastSignIn"));
    PG_TRY(account.ownSignature, hexMember(from, "signature"));
    if (account.ownSignature.empty())
        return fail(Errc::Corrupt, "keys.json: own");
    return {};
}

} // namespace

std::string identityText(const KeyAccount& account)
{
    const json::Object identity{{"box", base::toHex(account.boxPublic)},
                                {"name", account.info.name},
                                {"role", std::string(policy::word(account.info.role))},
                                {"sign", base::toHex(account.signPublic)}};
    return json::write(identity);
}

std::string standingText(const KeyAccount& account)
{
    json::Object text = standing(account);
    text.emplace("account", base::toHex(account.signPublic));
    return "plateglass standing v1\n" + json::write(text);
}

std::string ownText(const KeyAccount& account)
{
    json::Object text = ownPart(account);
    text.emplace("account", base::toHex(account.signPublic));
    return "plateglass own part v1\n" + json::write(text);
}

std::string reviewText(const AccountReview& review)
{
    return "plateglass account review v1\n" + timeText(review.at) + " " + review.by + "\n";
}

json::Object accountToJson(const KeyAccount& account, Grants grants)
{
    json::Object out{{"name", account.info.name},
                     {"role", std::string(policy::word(account.info.role))},
                     {"kdf", "argon2id-moderate"},
                     {"salt", base::toHex(account.salt)},
                     {"secrets", base::toHex(account.secrets)},
                     {"box", base::toHex(account.boxPublic)},
                     {"sign", base::toHex(account.signPublic)},
                     {"vouchedBy", account.vouchedBy},
                     {"vouch", base::toHex(account.vouch)}};
    if (account.attestedBy.empty()) {
        out.emplace("state", std::string(stateWord(account.info.state)));
    } else {
        json::Object part = standing(account);
        part.emplace("by", account.attestedBy);
        part.emplace("signature", base::toHex(account.attest));
        out.emplace("standing", std::move(part));
    }
    if (!account.ownSignature.empty()) {
        json::Object part = ownPart(account);
        part.emplace("signature", base::toHex(account.ownSignature));
        out.emplace("own", std::move(part));
    }
    if (grants == Grants::With) {
        json::Object sealedKeys;
        for (const auto& [name, sealed] : account.grants)
            sealedKeys.emplace(name, base::toHex(sealed));
        out.emplace("grants", std::move(sealedKeys));
    }
    return out;
}

Result<PublicKey> publicKeyMember(const json::Value& from, std::string_view member)
{
    const auto bytes = base::fromHex(from.stringOr(member, ""));
    PublicKey key{};
    if (!bytes || bytes->size() != key.size())
        return fail(Errc::Corrupt, "keys.json: " + std::string(member));
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return key;
}

Result<KeyAccount> accountFromJson(const json::Value& value)
{
    KeyAccount account;
    account.info.name = value.stringOr("name", "");
    const auto role = policy::roleOf(value.stringOr("role", ""));
    if (!role || account.info.name.empty())
        return fail(Errc::Corrupt, "keys.json: account");
    account.info.role = *role;
    PG_TRY(account.salt, hexMember(value, "salt"));
    PG_TRY(account.secrets, hexMember(value, "secrets"));
    PG_TRY(account.boxPublic, publicKeyMember(value, "box"));
    PG_TRY(account.signPublic, publicKeyMember(value, "sign"));
    PG_TRY(account.vouch, hexMember(value, "vouch"));
    account.vouchedBy = value.stringOr("vouchedBy", "");
    if (const auto* part = value.find("standing")) {
        PG_TRY_VOID(readStanding(account, *part));
    } else {
        PG_TRY(account.info.state, stateOf(value.stringOr("state", "")));
    }
    if (const auto* part = value.find("own"))
        PG_TRY_VOID(readOwn(account, *part));
    account.info.secondFactor = !account.totp.empty() && account.ownTurn == account.factorTurn;
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

json::Object reviewToJson(const AccountReview& review)
{
    return {{"at", timeText(review.at)}, {"by", review.by}, {"signature", base::toHex(review.signature)}};
}

Result<AccountReview> reviewFromJson(const json::Value& value)
{
    AccountReview review;
    PG_TRY(const auto at, timeMember(value, "at"));
    PG_TRY(review.signature, hexMember(value, "signature"));
    review.by = value.stringOr("by", "");
    if (!at || review.by.empty())
        return fail(Errc::Corrupt, "keys.json: review");
    review.at = *at;
    return review;
}

} // namespace plateglass::gate
