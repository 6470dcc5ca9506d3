#include "policy/purpose_rules.h"

#include "policy/settings.h"

#include <algorithm>
#include <array>

namespace plateglass::policy {

using base::Result;

namespace {

constexpr std::array<std::pair<std::string_view, AskedKind>, 5> kKinds = {
    {{"plate", AskedKind::Plate}, {"partial", AskedKind::Partial}, {"area", AskedKind::Area}, {"list", AskedKind::List}, {"analysis", AskedKind::Analysis}}};
constexpr std::array<std::pair<std::string_view, Demanded>, 5> kDemanded = {
    {{"case", Demanded::Case}, {"offence", Demanded::Offence}, {"warrant", Demanded::Warrant}, {"time", Demanded::Time}, {"place", Demanded::Place}}};

Purpose makePurpose(Members& members)
{
    return {.code = members.text("code"),
            .name = members.text("name"),
            .legalBasis = members.textOr("legalBasis", ""),
            .needsCase = members.flagOr("needsCase", true),
            .needsOffence = members.flagOr("needsOffence", false),
            .needsWarrant = members.flagOr("needsWarrant", false),
            .taskForceInstead = members.flagOr("taskForceInstead", false),
            .maxWindow = members.days("maxWindowDays"),
            .maxAge = members.days("maxAgeDays")};
}

ForbiddenPurpose makeForbidden(Members& members)
{
    ForbiddenPurpose made{.code = members.text("code"), .name = members.text("name"), .terms = members.texts("terms")};
    const auto action = members.textOr("action", "stop");
    if (made.terms.empty()) members.refuse("terms");
    if (action != "stop" && action != "refuse") members.refuse("action");
    made.action = action == "refuse" ? ForbiddenPurpose::Action::Refuse : ForbiddenPurpose::Action::Stop;
    return made;
}

} // namespace

Result<std::vector<Purpose>> parsePurposes(Settings& settings)
{
    PG_TRY(const auto* value, settings.value("purposes"));
    PG_TRY(auto purposes, parseList(*value, "purposes", makePurpose));
    if (purposes.empty()) return malformed("purposes");
    PG_TRY_VOID(checkCodesDiffer(purposes, "purposes"));
    return purposes;
}

Result<std::vector<Offence>> parseOffences(Settings& settings)
{
    PG_TRY(const auto* value, settings.value("offences"));
    PG_TRY(auto offences, parseList(*value, "offences", [](Members& members) { return Offence{members.text("code"), members.text("name")}; }));
    PG_TRY_VOID(checkCodesDiffer(offences, "offences"));
    return offences;
}

Result<std::vector<ForbiddenPurpose>> parseForbidden(Settings& settings)
{
    PG_TRY(const auto* value, settings.value("forbiddenPurposes"));
    PG_TRY(auto forbidden, parseList(*value, "forbiddenPurposes", makeForbidden));
    PG_TRY_VOID(checkCodesDiffer(forbidden, "forbiddenPurposes"));
    return forbidden;
}

Result<RequiredFields> parseRequired(Settings& settings)
{
    RequiredFields required;
    PG_TRY(const auto* value, settings.value("requiredFields"));
    Members members(*value, "requiredFields");
    for (const auto& [word, kind] : kKinds)
        for (const auto& field : members.texts(word)) {
            const auto known = std::ranges::find(kDemanded, field, &std::pair<std::string_view, Demanded>::first);
            if (known == kDemanded.end()) members.refuse(word);
            else required[kind].push_back(known->second);
        }
    PG_TRY_VOID(members.finish());
    return required;
}

} // namespace plateglass::policy
