// A policy file is an object of settings, each with its value and the source of that value.
#include "policy/policy.h"

#include "json/json.h"
#include "policy/approval_parser.h"
#include "policy/settings.h"
#include "policy/shipped_profiles.h"

#include <algorithm>

namespace plateglass::policy {

namespace {

using base::Result;

Result<void> fillQuestionRules(Policy& policy, Settings& settings)
{
    const auto small = [&settings](const char* name, std::int64_t least, std::int64_t most, int& into) -> Result<void> {
        PG_TRY(const auto number, settings.number(name, least, most));
        into = static_cast<int>(number);
        return {};
    };
    PG_TRY_VOID(small("questionLeast", 1, 1'000, policy.questionLeast));
    PG_TRY_VOID(small("questionMost", policy.questionLeast, 10'000, policy.questionMost));
    PG_TRY_VOID(small("questionLeastWords", 1, 100, policy.questionLeastWords));
    PG_TRY_VOID(small("questionLeastTelling", 1, 100, policy.questionLeastTelling));
    PG_TRY_VOID(small("questionMemory", 0, 1'000, policy.questionMemory));
    PG_TRY(policy.stockPhrases, settings.texts("stockPhrases"));
    PG_TRY(policy.fillerWords, settings.texts("fillerWords"));
    return {};
}

Result<void> fillGround(Policy& policy, Settings& settings)
{
    PG_TRY(policy.purposes, parsePurposes(settings));
    PG_TRY(policy.offences, parseOffences(settings));
    PG_TRY(policy.forbidden, parseForbidden(settings));
    PG_TRY(policy.required, parseRequired(settings));
    // A purpose that is forbidden cannot stand in the list that people choose from.
    for (const auto& purpose : policy.purposes)
        if (std::ranges::contains(policy.forbidden, purpose.code, &ForbiddenPurpose::code)) return malformed("purposes");
    PG_TRY(policy.casePattern, settings.text("casePattern"));
    if (policy.casePattern.empty()) return malformed("casePattern");
    PG_TRY(const auto pending, settings.number("casePendingHours", 0, 24 * 90));
    policy.casePending = std::chrono::hours(pending);
    PG_TRY(policy.offenceRequired, settings.flag("offenceRequired"));
    return fillQuestionRules(policy, settings);
}

Result<void> fillLimits(Policy& policy, Settings& settings)
{
    constexpr std::int64_t week = 7 * 24 * 60;
    PG_TRY(policy.allowAllTime, settings.flag("allowAllTime"));
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
    PG_TRY(found.tiers, settings.value("approvalTiers"));
    PG_TRY(found.places, settings.value("sensitivePlaces"));
    PG_TRY(found.events, settings.value("protectedEvents"));
    PG_TRY(found.breakGlass, settings.value("breakGlass"));
    PG_TRY(found.counts, settings.value("counts"));
    PG_TRY(policy.approval, parseApprovalRules(found));
    return {};
}

Result<void> fillUse(Policy& policy, Settings& settings)
{
    PG_TRY(const auto use, settings.oneOf("use", {"casework", "evaluation", "training"}));
    policy.use = use == "casework" ? Use::Casework : use == "evaluation" ? Use::Evaluation : Use::Training;
    PG_TRY(policy.mark, settings.text("mark"));
    PG_TRY(policy.country, settings.text("country"));
    if (policy.country.size() != 2) return malformed("country");
    return {};
}

Result<void> fillHead(Policy& policy, const json::Value& file)
{
    for (const auto& [name, value] : *file.object())
        if (name != "profile" && name != "version" && name != "title" && name != "note" && name != "settings") return malformed(name);
    policy.profile = file.stringOr("profile", "");
    policy.version = file.integerOr("version", 0);
    policy.title = file.stringOr("title", "");
    policy.note = file.stringOr("note", "");
    if (policy.profile.empty()) return malformed("profile");
    if (policy.version < 1) return malformed("version");
    if (policy.title.empty()) return malformed("title");
    if (policy.note.empty()) return malformed("note");
    return {};
}

/// The settings of the strict profile, as it is compiled in.
Result<json::Value> strictSettings()
{
    for (const auto& [name, text] : profileFiles()) {
        if (name != "strict") continue;
        PG_TRY(const auto file, json::parse(text));
        if (const auto* settings = file.find("settings"); settings && settings->object()) return *settings;
    }
    return malformed("strict");
}

} // namespace

base::Result<Policy> parsePolicy(std::string_view text)
{
    PG_TRY(const auto file, json::parse(text));
    if (!file.object()) return malformed("the policy is not an object");
    Policy policy;
    auto canonical = json::writeCanonical(file);
    if (!canonical) return malformed(canonical.error().detail);
    policy.canonical = std::move(*canonical);
    PG_TRY_VOID(fillHead(policy, file));
    const auto* own = file.find("settings");
    if (!own || !own->object()) return malformed("settings");
    PG_TRY(const auto strict, strictSettings());
    Settings settings(*own->object(), *strict.object());
    PG_TRY_VOID(fillUse(policy, settings));
    PG_TRY_VOID(fillGround(policy, settings));
    PG_TRY_VOID(fillLimits(policy, settings));
    PG_TRY_VOID(fillApproval(policy, settings));
    PG_TRY(policy.retention, parseRetention(settings));
    PG_TRY(policy.keeping, parseKeepingRules(settings));
    PG_TRY(policy.accounts, parseAccountRules(settings));
    PG_TRY(policy.audit, parseAuditRules(settings));
    PG_TRY(policy.review, parseReviewRules(settings));
    PG_TRY(policy.sharing, parseSharingRules(settings));
    PG_TRY(policy.publication, parsePublication(settings));
    PG_TRY_VOID(settings.nothingElse());
    policy.missing = settings.missing();
    return policy;
}

} // namespace plateglass::policy
