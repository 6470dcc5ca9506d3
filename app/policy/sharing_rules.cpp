#include "policy/sharing_rules.h"

#include "base/time_text.h"
#include "policy/settings.h"

#include <algorithm>

namespace plateglass::policy {

namespace {

Recipient makeRecipient(Members& members)
{
    return {.code = members.text("code"),
            .name = members.text("name"),
            .kind = members.text("kind"),
            .jurisdiction = members.text("jurisdiction"),
            .legalBasis = members.text("legalBasis"),
            .reviewed = members.text("reviewed"),
            .declaration = members.flagOr("declaration", false)};
}

bool isStale(const Recipient& recipient, std::chrono::months review, base::UtcTime now)
{
    const auto looked = base::fromRfc3339(recipient.reviewed + "T00:00:00Z");
    if (!looked) return true;
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(looked->sys()));
    auto until = day + review;
    if (!until.ok()) until = until.year() / until.month() / std::chrono::last;
    return now.sys() >= std::chrono::sys_days(until);
}

bool listedOrAny(const std::vector<std::string>& list, const std::string& word) { return list.empty() || std::ranges::contains(list, word); }

} // namespace

std::string recipientFault(const SharingRules& rules, const std::string& code, base::UtcTime now)
{
    if (rules.scope == SharingRules::Scope::Nobody) return "recipient.nobody";
    const auto found = std::ranges::find(rules.recipients, code, &Recipient::code);
    if (found == rules.recipients.end()) return "recipient.unlisted";
    if (!listedOrAny(rules.kinds, found->kind)) return "recipient.kind";
    if (!listedOrAny(rules.jurisdictions, found->jurisdiction)) return "recipient.jurisdiction";
    if (!rules.declarations.empty() && !found->declaration) return "recipient.declaration";
    return isStale(*found, rules.review, now) ? "recipient.stale" : "";
}

base::Result<SharingRules> parseSharingRules(Settings& settings)
{
    SharingRules rules;
    PG_TRY(const auto scope, settings.oneOf("sharingScope", {"nobody", "listed"}));
    rules.scope = scope == "listed" ? SharingRules::Scope::Listed : SharingRules::Scope::Nobody;
    PG_TRY(rules.jurisdictions, settings.texts("sharingJurisdictions"));
    PG_TRY(rules.kinds, settings.texts("sharingKinds"));
    PG_TRY(const auto* recipients, settings.value("sharingRecipients"));
    PG_TRY(rules.recipients, parseList(*recipients, "sharingRecipients", makeRecipient));
    PG_TRY_VOID(checkCodesDiffer(rules.recipients, "sharingRecipients"));
    PG_TRY(rules.declarations, settings.texts("sharingDeclarations"));
    PG_TRY(const auto months, settings.number("sharingReviewMonths", 1, 120));
    rules.review = std::chrono::months(months);
    return rules;
}

} // namespace plateglass::policy
