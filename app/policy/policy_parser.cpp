// A policy file is an object of settings, each with its value and the source of that value. Every setting must be there:
// a default that nobody signed would be a rule of the code.
#include "policy/policy.h"

#include "json/json.h"
#include "policy/approval_parser.h"

#include <algorithm>
#include <limits>

namespace plateglass::policy {

namespace {

using base::Errc;
using base::fail;
using base::Result;

auto malformed(std::string_view member) { return fail(Errc::Malformed, std::string(member)); }

/// Hands out the settings one by one, and in the end knows whether one was never asked for.
class Settings {
public:
    explicit Settings(const json::Object& object) : m_object(object) {}

    Result<const json::Value*> value(std::string_view name)
    {
        const auto it = m_object.find(name);
        if (it == m_object.end() || it->second.stringOr("source", "").empty() || it->second.object()->size() != 2) return malformed(name);
        const auto* value = it->second.find("value");
        if (!value) return malformed(name);
        m_taken.emplace_back(name);
        return value;
    }
    /// nullptr where an older file does not have the setting yet: its strict default holds.
    Result<const json::Value*> valueIfAny(std::string_view name)
    {
        return m_object.contains(name) ? value(name) : nullptr;
    }
    Result<std::string> text(std::string_view name)
    {
        PG_TRY(const auto* found, value(name));
        if (!found->string()) return malformed(name);
        return *found->string();
    }
    Result<bool> flag(std::string_view name)
    {
        PG_TRY(const auto* found, value(name));
        if (!found->boolean()) return malformed(name);
        return *found->boolean();
    }
    Result<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most)
    {
        PG_TRY(const auto* found, value(name));
        const auto* integer = found->integer();
        if (!integer || *integer < least || *integer > most) return malformed(name);
        return *integer;
    }
    [[nodiscard]] Result<void> nothingElse() const
    {
        for (const auto& [name, setting] : m_object)
            if (std::ranges::find(m_taken, name) == m_taken.end()) return malformed(name);
        return {};
    }

private:
    const json::Object& m_object;
    std::vector<std::string> m_taken;
};

Result<std::vector<Purpose>> parsePurposes(const json::Value& value)
{
    std::vector<Purpose> purposes;
    if (!value.array() || value.array()->empty()) return malformed("purposes");
    for (const auto& entry : *value.array()) {
        Purpose purpose{entry.stringOr("code", ""), entry.stringOr("name", "")};
        const auto sameCode = [&](const Purpose& other) { return other.code == purpose.code; };
        if (purpose.code.empty() || purpose.name.empty() || entry.object()->size() != 2 || std::ranges::any_of(purposes, sameCode)) return malformed("purposes");
        purposes.push_back(std::move(purpose));
    }
    return purposes;
}

Result<std::vector<std::string>> parsePhrases(const json::Value& value)
{
    std::vector<std::string> phrases;
    if (!value.array()) return malformed("stockPhrases");
    for (const auto& entry : *value.array()) {
        if (!entry.string() || entry.string()->empty()) return malformed("stockPhrases");
        phrases.push_back(*entry.string());
    }
    return phrases;
}

Result<std::optional<std::chrono::days>> parseRetention(const json::Value& value)
{
    if (value.string() && *value.string() == "never") return std::optional<std::chrono::days>{};
    const auto* days = value.integer();
    if (!days || *days < 1 || *days > 36'500) return malformed("readRetentionDays");
    return std::chrono::days(*days);
}

Result<void> fillQuestionRules(Policy& policy, Settings& settings)
{
    PG_TRY(const auto* purposes, settings.value("purposes"));
    PG_TRY(policy.purposes, parsePurposes(*purposes));
    PG_TRY(policy.casePattern, settings.text("casePattern"));
    if (policy.casePattern.empty()) return malformed("casePattern");
    PG_TRY(policy.offenceRequired, settings.flag("offenceRequired"));
    PG_TRY(const auto least, settings.number("questionLeast", 1, 1'000));
    PG_TRY(const auto most, settings.number("questionMost", least, 10'000));
    policy.questionLeast = static_cast<int>(least);
    policy.questionMost = static_cast<int>(most);
    PG_TRY(const auto* phrases, settings.value("stockPhrases"));
    PG_TRY(policy.stockPhrases, parsePhrases(*phrases));
    return {};
}

Result<void> fillLimits(Policy& policy, Settings& settings)
{
    constexpr std::int64_t week = 7 * 24 * 60;
    PG_TRY(policy.allowAllTime, settings.flag("allowAllTime"));
    PG_TRY(policy.accountApproval, settings.flag("accountApproval"));
    PG_TRY(const auto* retention, settings.value("readRetentionDays"));
    PG_TRY(policy.readRetention, parseRetention(*retention));
    PG_TRY(const auto rows, settings.number("rowLimit", 1, 1'000'000));
    policy.rowLimit = static_cast<std::uint64_t>(rows);
    PG_TRY(const auto longest, settings.number("sessionLongestMinutes", 1, week));
    PG_TRY(const auto idle, settings.number("sessionIdleMinutes", 1, week));
    PG_TRY(const auto pause, settings.number("sessionPauseLongestMinutes", 1, week));
    policy.sessionLongest = std::chrono::minutes(longest);
    policy.sessionIdle = std::chrono::minutes(idle);
    policy.sessionPauseLongest = std::chrono::minutes(pause);
    return {};
}

Result<void> fillApproval(Policy& policy, Settings& settings)
{
    ApprovalSettings found;
    PG_TRY(found.tiers, settings.valueIfAny("approvalTiers"));
    PG_TRY(found.places, settings.valueIfAny("sensitivePlaces"));
    PG_TRY(found.events, settings.valueIfAny("protectedEvents"));
    PG_TRY(found.breakGlass, settings.valueIfAny("breakGlass"));
    PG_TRY(found.counts, settings.valueIfAny("counts"));
    PG_TRY(policy.approval, parseApprovalRules(found));
    return {};
}

Result<void> fillHead(Policy& policy, const json::Value& file)
{
    for (const auto& [name, value] : *file.object())
        if (name != "profile" && name != "version" && name != "title" && name != "note" && name != "settings") return malformed(name);
    policy.profile = file.stringOr("profile", "");
    policy.version = file.integerOr("version", 0);
    if (policy.profile.empty()) return malformed("profile");
    if (policy.version < 1) return malformed("version");
    if (file.stringOr("title", "").empty()) return malformed("title");
    if (file.stringOr("note", "").empty()) return malformed("note");
    return {};
}

} // namespace

base::Result<Policy> parsePolicy(std::string_view text)
{
    PG_TRY(const auto file, json::parse(text));
    if (!file.object()) return malformed("the policy is not an object");
    Policy policy;
    auto canonical = json::writeCanonical(file);
    if (!canonical) return fail(Errc::Malformed, canonical.error().detail);
    policy.canonical = std::move(*canonical);
    PG_TRY_VOID(fillHead(policy, file));
    const auto* members = file.find("settings");
    if (!members || !members->object()) return malformed("settings");
    Settings settings(*members->object());
    PG_TRY(policy.mark, settings.text("mark"));
    PG_TRY(policy.country, settings.text("country"));
    if (policy.country.size() != 2) return malformed("country");
    PG_TRY_VOID(fillQuestionRules(policy, settings));
    PG_TRY_VOID(fillLimits(policy, settings));
    PG_TRY_VOID(fillApproval(policy, settings));
    PG_TRY_VOID(settings.nothingElse());
    return policy;
}

} // namespace plateglass::policy
