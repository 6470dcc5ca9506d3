#include "policy/approval_parser.h"

#include "base/time_text.h"
#include "json/json.h"

#include <algorithm>
#include <array>

namespace plateglass::policy {

namespace {

using base::Errc;
using base::fail;
using base::Result;
using When = ApprovalTier::When;
using Effect = ApprovalTier::Effect;

constexpr std::int64_t kMostHours = 366 * 24;
constexpr std::int64_t kMostMetres = 50'000;

/// The members of one object of a setting; remembers which were asked for, so that a misspelt one is not silently ignored.
class Members {
public:
    Members(std::string setting, const json::Value& value) : m_setting(std::move(setting)), m_value(value) {}

    [[nodiscard]] auto malformed() const { return fail(Errc::Malformed, m_setting); }
    Result<std::string> text(std::string_view name)
    {
        const auto* found = take(name);
        if (!found || !found->string() || found->string()->empty())
            return malformed();
        return *found->string();
    }
    Result<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most)
    {
        const auto* found = take(name);
        const auto* integer = found ? found->integer() : nullptr;
        if (!integer || *integer < least || *integer > most)
            return malformed();
        return *integer;
    }
    Result<bool> flag(std::string_view name)
    {
        const auto* found = take(name);
        if (!found || !found->boolean())
            return malformed();
        return *found->boolean();
    }
    Result<std::vector<std::string>> texts(std::string_view name)
    {
        const auto* found = take(name);
        if (!found || !found->array() || found->array()->empty())
            return malformed();
        std::vector<std::string> all;
        for (const auto& item : *found->array()) {
            if (!item.string() || item.string()->empty())
                return malformed();
            all.push_back(*item.string());
        }
        return all;
    }
    /// Members `lat` and `lon`, integers of 1e-7 degrees: canonical JSON has no floats.
    Result<base::LatLon> place()
    {
        PG_TRY(const auto lat, number("lat", -900'000'000, 900'000'000));
        PG_TRY(const auto lon, number("lon", -1'800'000'000, 1'800'000'000));
        return base::LatLon{{static_cast<std::int32_t>(lat)}, {static_cast<std::int32_t>(lon)}};
    }
    Result<base::Metres> metres(std::string_view name, std::int64_t least)
    {
        PG_TRY(const auto value, number(name, least, kMostMetres));
        return base::Metres{static_cast<double>(value)};
    }
    Result<base::UtcTime> time(std::string_view name)
    {
        PG_TRY(const auto written, text(name));
        const auto parsed = base::fromRfc3339(written);
        return parsed ? parsed : malformed();
    }
    [[nodiscard]] Result<void> nothingElse() const
    {
        if (!m_value.object() || m_value.object()->size() != m_taken)
            return malformed();
        return {};
    }

private:
    const json::Value* take(std::string_view name)
    {
        const auto* found = m_value.find(name);
        m_taken += found ? 1 : 0;
        return found;
    }
    std::string m_setting;
    const json::Value& m_value;
    std::size_t m_taken = 0;
};

template <class Enum, std::size_t N>
Result<Enum> wordOf(const Members& members, const std::string& text)
{
    for (std::size_t i = 0; i < N; ++i)
        if (text == word(static_cast<Enum>(i)))
            return static_cast<Enum>(i);
    return members.malformed();
}

bool hasNumber(When when)
{
    return when == When::DataOlder || when == When::WindowWider || when == When::AreaLarger || when == When::NoPlate || when == When::PlatesMore
        || when == When::DistinctPlates || when == When::ExportRows;
}

Result<Role> approverOf(Members& members, std::string_view name)
{
    PG_TRY(const auto text, members.text(name));
    const auto role = roleOf(text);
    if (!role || !may(*role, Capability::ApproveSearch, WorkspaceKind::Working))
        return members.malformed(); // nobody could ever approve
    return *role;
}

Result<ApprovalTier> parseTier(const json::Value& value)
{
    Members members("approvalTiers", value);
    ApprovalTier tier;
    PG_TRY(tier.code, members.text("code"));
    PG_TRY(const auto when, members.text("when"));
    PG_TRY(tier.when, (wordOf<When, 12>(members, when)));
    if (hasNumber(tier.when)) {
        PG_TRY(tier.over, members.number("over", 0, 1'000'000'000));
    }
    if (tier.when == When::Purpose) {
        PG_TRY(tier.purposes, members.texts("purposes"));
    }
    PG_TRY(const auto effect, members.text("effect"));
    PG_TRY(tier.effect, (wordOf<Effect, 3>(members, effect)));
    if (tier.effect == Effect::Before) {
        PG_TRY(tier.approver, approverOf(members, "approver"));
    }
    if (tier.effect != Effect::Refuse) {
        PG_TRY(const auto hours, members.number("ttlHours", 1, kMostHours));
        tier.ttl = std::chrono::hours(hours);
    }
    if ((tier.when == When::DistinctPlates || tier.when == When::ExportRows) && tier.effect == Effect::After)
        return members.malformed(); // what was withheld cannot be reviewed afterwards, and what left cannot be taken back
    PG_TRY(tier.sentence, members.text("sentence"));
    PG_TRY_VOID(members.nothingElse());
    return tier;
}

Result<SensitivePlace> parsePlace(const json::Value& value)
{
    Members members("sensitivePlaces", value);
    SensitivePlace place;
    PG_TRY(place.name, members.text("name"));
    PG_TRY(place.kind, members.text("kind"));
    PG_TRY(place.centre, members.place());
    PG_TRY(place.radius, members.metres("radius", 1));
    PG_TRY(place.buffer, members.metres("buffer", 0));
    PG_TRY_VOID(members.nothingElse());
    return place;
}

Result<ProtectedEvent> parseEvent(const json::Value& value)
{
    Members members("protectedEvents", value);
    ProtectedEvent event;
    PG_TRY(event.name, members.text("name"));
    PG_TRY(event.centre, members.place());
    PG_TRY(event.radius, members.metres("radius", 1));
    PG_TRY(event.time.from, members.time("from"));
    PG_TRY(event.time.to, members.time("to"));
    if (event.time.empty())
        return members.malformed();
    PG_TRY_VOID(members.nothingElse());
    return event;
}

Result<BreakGlassRules> parseBreakGlass(const json::Value& value)
{
    Members members("breakGlass", value);
    BreakGlassRules rules;
    PG_TRY(rules.allowed, members.flag("allowed"));
    PG_TRY(const auto least, members.number("reasonLeast", 1, 1000));
    PG_TRY(const auto hours, members.number("reviewHours", 1, kMostHours));
    PG_TRY(const auto names, members.texts("reviewers"));
    rules.reasonLeast = static_cast<int>(least);
    rules.review = std::chrono::hours(hours);
    rules.reviewers.clear();
    for (const auto& name : names) {
        const auto role = roleOf(name);
        if (!role || !may(*role, Capability::ReadReviewQueue, WorkspaceKind::Working))
            return members.malformed();
        rules.reviewers.push_back(*role);
    }
    PG_TRY_VOID(members.nothingElse());
    return rules;
}

Result<CountRules> parseCounts(const json::Value& value)
{
    constexpr std::array<std::string_view, 3> kPreviews = {"off", "onDemand", "automatic"};
    Members members("counts", value);
    CountRules rules;
    PG_TRY(rules.counts, members.flag("allowed"));
    PG_TRY(const auto previews, members.text("previews"));
    const auto at = std::ranges::find(kPreviews, previews);
    if (at == kPreviews.end())
        return members.malformed();
    rules.previews = static_cast<CountRules::Previews>(at - kPreviews.begin());
    PG_TRY(const auto most, members.number("previewsMost", 1, 1000));
    PG_TRY(const auto within, members.number("previewsMinutes", 1, 1440));
    PG_TRY(const auto compose, members.number("perCompose", 1, 1000));
    PG_TRY(const auto minute, members.number("countsPerMinute", 1, 1000));
    PG_TRY(const auto known, members.number("knownCharacters", 1, 10));
    PG_TRY(const auto knownMost, members.number("knownMost", known, 10));
    PG_TRY(const auto window, members.number("fencedHours", 1, kMostHours));
    PG_TRY_VOID(members.nothingElse());
    rules.previewsMost = static_cast<int>(most);
    rules.previewsWithin = std::chrono::minutes(within);
    rules.perCompose = static_cast<int>(compose);
    rules.countsPerMinute = static_cast<int>(minute);
    rules.knownCharacters = static_cast<int>(known);
    rules.knownMost = static_cast<int>(knownMost);
    rules.fencedWindow = std::chrono::hours(window);
    return rules;
}

template <class Item>
Result<std::vector<Item>> parseList(const json::Value& value, const char* setting, Result<Item> (*parse)(const json::Value&))
{
    if (!value.array())
        return fail(Errc::Malformed, setting);
    std::vector<Item> items;
    for (const auto& entry : *value.array()) {
        PG_TRY(auto item, parse(entry));
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

Result<ApprovalRules> parseApprovalRules(const ApprovalSettings& settings)
{
    ApprovalRules rules;
    if (settings.tiers) {
        PG_TRY(rules.tiers, parseList<ApprovalTier>(*settings.tiers, "approvalTiers", parseTier));
        for (std::size_t i = 0; i < rules.tiers.size(); ++i)
            if (std::ranges::count(rules.tiers, rules.tiers[i].code, &ApprovalTier::code) > 1)
                return fail(Errc::Malformed, "approvalTiers");
    }
    if (settings.places) {
        PG_TRY(rules.sensitivePlaces, parseList<SensitivePlace>(*settings.places, "sensitivePlaces", parsePlace));
    }
    if (settings.events) {
        PG_TRY(rules.protectedEvents, parseList<ProtectedEvent>(*settings.events, "protectedEvents", parseEvent));
    }
    if (settings.breakGlass) {
        PG_TRY(rules.breakGlass, parseBreakGlass(*settings.breakGlass));
    }
    if (settings.counts) {
        PG_TRY(rules.counts, parseCounts(*settings.counts));
    }
    return rules;
}

} // namespace plateglass::policy
