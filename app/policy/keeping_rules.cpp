#include "policy/keeping_rules.h"

#include "policy/settings.h"

namespace plateglass::policy {

base::Result<KeepingRules> parseKeepingRules(Settings& settings)
{
    KeepingRules rules;
    PG_TRY(const auto pending, settings.number("holdPendingDays", 1, 90));
    PG_TRY(const auto review, settings.number("retentionReviewDays", 30, 3'650));
    PG_TRY(const auto shown, settings.oneOf("heldReadsShow", {"case", "all"}));
    rules.holdPending = std::chrono::days(pending);
    rules.review = std::chrono::days(review);
    rules.heldReads = shown == "case" ? KeepingRules::HeldReads::OfTheirCase : KeepingRules::HeldReads::InGeneralSearch;
    return rules;
}

} // namespace plateglass::policy
