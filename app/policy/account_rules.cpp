#include "policy/account_rules.h"

#include "policy/settings.h"

namespace plateglass::policy {

base::Result<AccountRules> parseAccountRules(Settings& settings)
{
    AccountRules rules;
    PG_TRY(rules.approval, settings.flag("accountApproval"));
    PG_TRY(rules.lock, settings.minutes("lockMinutes"));
    PG_TRY(const auto reauth, settings.number("reauthHours", 1, 24 * 7));
    PG_TRY(const auto failures, settings.number("maxFailures", 1, 100));
    PG_TRY(rules.failureWindow, settings.minutes("failureWindowMinutes"));
    PG_TRY(const auto inactive, settings.number("inactiveDays", 1, 3'660));
    PG_TRY(const auto training, settings.number("trainingMonths", 1, 120));
    PG_TRY(const auto review, settings.number("accountReviewMonths", 1, 120));
    PG_TRY(const auto temporary, settings.number("temporaryHours", 1, 24 * 366));
    PG_TRY(rules.totpRequired, settings.flag("totpRequired"));
    PG_TRY(const auto least, settings.number("passwordLeast", 8, 128));
    PG_TRY(rules.trainingRequired, settings.flag("trainingRequired"));
    PG_TRY(rules.notice, settings.text("signInNotice"));
    rules.passwordLeast = static_cast<int>(least);
    rules.reauth = std::chrono::hours(reauth);
    rules.maxFailures = static_cast<int>(failures);
    rules.inactive = std::chrono::days(inactive);
    rules.training = std::chrono::months(training);
    rules.review = std::chrono::months(review);
    rules.temporary = std::chrono::hours(temporary);
    return rules;
}

} // namespace plateglass::policy
