#include "policy/audit_rules.h"

#include "policy/settings.h"

namespace plateglass::policy {

base::Result<AuditRules> parseAuditRules(Settings& settings)
{
    AuditRules rules;
    PG_TRY(const auto checkpoint, settings.number("checkpointSeconds", 1, 60)); // never longer: every profile promises a minute
    PG_TRY(rules.anchorKind, settings.oneOf("anchorKind", {"none", "folder", "witness", "paper"}));
    PG_TRY(rules.anchorMost, settings.minutes("anchorMostMinutes"));
    PG_TRY(rules.anchorHardStop, settings.flag("anchorHardStop"));
    PG_TRY(const auto full, settings.number("fullVerifyDays", 1, 366));
    PG_TRY(const auto disk, settings.number("diskFullPercent", 50, 99));
    PG_TRY(rules.witnesses, settings.texts("witnesses"));
    rules.diskFullPercent = static_cast<int>(disk);
    rules.checkpoint = std::chrono::seconds(checkpoint);
    rules.fullVerify = std::chrono::days(full);
    return rules;
}

} // namespace plateglass::policy
