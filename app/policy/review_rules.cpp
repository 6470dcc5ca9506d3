#include "policy/review_rules.h"

#include "policy/settings.h"

#include <algorithm>
#include <array>

namespace plateglass::policy {

using base::Result;

namespace {

constexpr std::array<std::pair<std::string_view, Severity>, 3> kSeverities = {{{"low", Severity::Low}, {"medium", Severity::Medium}, {"high", Severity::High}}};

Result<FlagRule> parseFlag(const std::string& id, const json::Value& value)
{
    FlagRule rule;
    const std::string where = "flags." + id;
    if (!value.object()) return malformed(where);
    const auto severity = value.stringOr("severity", "");
    const auto known = std::ranges::find(kSeverities, severity, &std::pair<std::string_view, Severity>::first);
    if (known == kSeverities.end()) return malformed(where + ".severity");
    rule.severity = known->second;
    for (const auto& [name, threshold] : *value.object()) {
        if (name == "severity") continue;
        if (!threshold.integer() || *threshold.integer() < 0) return malformed(where + "." + name);
        rule.thresholds.emplace(name, *threshold.integer());
    }
    return rule;
}

Result<AuditPlan> parsePlan(const json::Value& value)
{
    Members members(value, "auditPlan");
    AuditPlan plan{.auditor = members.textOr("auditor", ""),
                   .approver = members.textOr("approver", ""),
                   .riskAreas = members.texts("riskAreas"),
                   .sampling = members.textOr("sampling", ""),
                   .documentation = members.textOr("documentation", ""),
                   .resolution = members.textOr("resolution", ""),
                   .papersDays = members.number("papersDays").value_or(0)};
    PG_TRY_VOID(members.finish());
    return plan;
}

} // namespace

Result<ReviewRules> parseReviewRules(Settings& settings)
{
    ReviewRules rules;
    PG_TRY(const auto cadence, settings.number("reviewCadenceDays", 1, 366));
    rules.cadence = std::chrono::days(cadence);
    PG_TRY(rules.samplePercent, settings.number("reviewSamplePercent", 0, 100));
    PG_TRY(rules.sampleFloor, settings.number("reviewSampleFloor", 0, 100'000));
    PG_TRY(rules.sampleCap, settings.number("reviewSampleCap", rules.sampleFloor, 100'000));
    PG_TRY(rules.perUserLeast, settings.number("reviewPerUserLeast", 0, 1'000));
    PG_TRY(const auto* flags, settings.value("flags"));
    if (!flags->object()) return malformed("flags");
    for (const auto& [id, flag] : *flags->object()) {
        PG_TRY(auto rule, parseFlag(id, flag));
        rules.flags.emplace(id, std::move(rule));
    }
    PG_TRY(const auto* plan, settings.value("auditPlan"));
    PG_TRY(rules.plan, parsePlan(*plan));
    return rules;
}

} // namespace plateglass::policy
