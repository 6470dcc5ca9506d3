#include "policy/sharing_rules.h"

#include "policy/settings.h"

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

} // namespace

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
