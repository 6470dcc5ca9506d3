#include "policy/approval_rules.h"

#include "geo/area_reach.h"
#include "geo/area_test.h"
#include "policy/policy.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <format>
#include <ranges>

namespace plateglass::policy {

using domain::Query;
using When = ApprovalTier::When;

namespace {

constexpr std::array<std::string_view, 12> kWhen = {"dataOlderDays", "windowWiderHours", "areaLargerKm2", "noPlateHours", "platesMore", "allTime",
                                                    "sensitivePlace", "protectedEvent", "forbiddenTerm", "distinctPlates", "purpose", "exportRows"};
constexpr std::array<std::string_view, 3> kEffect = {"before", "after", "refuse"};

struct Fenced {
    base::LatLon centre;
    base::Metres reach;
};

/// Does the question look at this place? Its areas all must (they narrow each other), else its cameras do; a question with neither
/// looks everywhere, which is a matter of place only where no plate narrows it.
bool looksAt(const Query& query, const Fenced& place, std::span<const domain::Camera> cameras)
{
    if (!query.places.empty())
        return std::ranges::all_of(query.places, [&](const auto& list) {
            return std::ranges::any_of(list, [&](const domain::Area& area) { return geo::comesNear(area, place.centre, place.reach); });
        });
    const auto named = std::ranges::find(query.cameras, false, &domain::CameraTerm::negated);
    if (named == query.cameras.end())
        return knownCharacters(query) == 0;
    return std::ranges::any_of(cameras, [&](const domain::Camera& camera) {
        const bool asked = std::ranges::contains(named->codes, camera.code) || std::ranges::contains(named->codes, std::to_string(camera.id.value));
        return asked && camera.place && geo::distance(*camera.place, place.centre) <= place.reach;
    });
}

bool overlaps(const Query& query, const base::Interval& time)
{
    return !query.time || query.time->all || (query.time->window.from < time.to && time.from < query.time->window.to);
}

/// The largest that the places can be together: lists narrow each other, so the smallest list counts.
double squareKilometres(const Query& query)
{
    double smallest = INFINITY;
    for (const auto& list : query.places) {
        double size = 0;
        for (const auto& area : list)
            size += geo::squareKilometres(area);
        smallest = std::min(smallest, size);
    }
    return smallest;
}

std::int64_t platesAsked(const Query& query)
{
    std::int64_t count = 0;
    for (const auto& term : query.plates)
        count += static_cast<std::int64_t>(term.patterns.size());
    return count;
}

bool associates(const Query& query)
{
    return query.convoy || query.sequence || query.around || query.scenes;
}

/// One question seen by one tier after the other; `because` of those that apply.
class Judgement {
public:
    Judgement(const ApprovalRules& rules, const Query& query, const SessionRequest& session, const ApprovalFrame& frame)
        : m_rules(rules), m_query(query), m_session(session), m_frame(frame)
    {
    }

    [[nodiscard]] std::optional<std::string> operator()(const ApprovalTier& tier) const
    {
        switch (tier.when) {
        case When::DataOlder: return olderThan(std::chrono::days(tier.over));
        case When::WindowWider: return widerThan(std::chrono::hours(tier.over));
        case When::AreaLarger: return largerThan(static_cast<double>(tier.over));
        case When::NoPlate: return knownCharacters(m_query) == 0 ? widerThan(std::chrono::hours(tier.over)) : std::nullopt;
        case When::PlatesMore: return platesAsked(m_query) > tier.over ? std::optional(std::format("plates {}", platesAsked(m_query))) : std::nullopt;
        case When::AllTime: return said(allTime());
        case When::SensitivePlace: return sensitivePlace();
        case When::ProtectedEvent: return protectedEvent();
        case When::ForbiddenTerm: return said(m_frame.forbiddenTerm);
        case When::DistinctPlates:
        case When::ExportRows: return std::nullopt;
        case When::Purpose: return said(std::ranges::contains(tier.purposes, m_session.purpose));
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> sensitivePlace() const
    {
        for (const auto& place : m_rules.sensitivePlaces)
            if (looksAt(m_query, {place.centre, {place.radius.value + place.buffer.value}}, m_frame.cameras))
                return "place " + place.name;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::string> protectedEvent() const
    {
        for (const auto& event : m_rules.protectedEvents)
            if (overlaps(m_query, event.time) && looksAt(m_query, {event.centre, event.radius}, m_frame.cameras))
                return "event " + event.name;
        return std::nullopt;
    }

private:
    static std::optional<std::string> said(bool applies) { return applies ? std::optional<std::string>("") : std::nullopt; }
    [[nodiscard]] bool allTime() const { return !m_query.time || m_query.time->all; }

    [[nodiscard]] std::optional<std::string> olderThan(std::chrono::days limit) const
    {
        if (allTime())
            return said(!m_frame.allTimeAllowed);
        const auto age = m_frame.now - m_query.time->window.from;
        if (age <= limit)
            return std::nullopt;
        return std::format("days {}", std::chrono::ceil<std::chrono::days>(age).count());
    }
    [[nodiscard]] std::optional<std::string> widerThan(std::chrono::hours limit) const
    {
        if (allTime())
            return said(!m_frame.allTimeAllowed);
        if (m_query.time->window.length() <= limit)
            return std::nullopt;
        return std::format("hours {}", std::chrono::ceil<std::chrono::hours>(m_query.time->window.length()).count());
    }
    [[nodiscard]] std::optional<std::string> largerThan(double limit) const
    {
        if (m_query.places.empty())
            return std::nullopt;
        const double size = squareKilometres(m_query);
        return size > limit ? std::optional(std::format("km2 {}", std::llround(std::ceil(size)))) : std::nullopt;
    }

    const ApprovalRules& m_rules;
    const Query& m_query;
    const SessionRequest& m_session;
    const ApprovalFrame& m_frame;
};

bool namesAnyWholePlate(const Query& query)
{
    return std::ranges::any_of(query.plates, [](const domain::PlateTerm& term) {
        return !term.contains && std::ranges::any_of(term.patterns, [](const domain::PlatePattern& pattern) { return pattern.plain(); });
    });
}

int knownIn(const domain::PlatePattern& pattern)
{
    return static_cast<int>(std::ranges::count(pattern.parts, domain::PatternPart::Kind::Character, &domain::PatternPart::kind));
}

} // namespace

std::vector<ApprovalNeed> approvalNeeds(const ApprovalRules& rules, const Query& query, const SessionRequest& session, const ApprovalFrame& frame)
{
    const Judgement judge(rules, query, session, frame);
    std::vector<ApprovalNeed> needs;
    if (associates(query)) {
        auto because = judge.sensitivePlace();
        if (!because)
            because = judge.protectedEvent();
        if (because)
            needs.push_back({{.code = "association.sensitive", .when = When::SensitivePlace, .effect = ApprovalTier::Effect::Refuse,
                              .sentence = "Who travels with whom may not be asked from a sensitive place or a protected event."}, *because});
    }
    for (const auto& tier : rules.tiers)
        if (auto because = judge(tier))
            needs.push_back({tier, std::move(*because)});
    return needs;
}

std::optional<ApprovalNeed> distinctPlatesNeed(const ApprovalRules& rules, const Query& query, std::uint64_t distinct)
{
    if (namesWholePlates(query))
        return std::nullopt;
    for (const auto& tier : rules.tiers)
        if (tier.when == When::DistinctPlates && distinct > static_cast<std::uint64_t>(tier.over))
            return ApprovalNeed{tier, std::format("plates {}", roundedCount(distinct))};
    return std::nullopt;
}

std::optional<ApprovalNeed> exportNeed(const ApprovalRules& rules, std::uint64_t rows)
{
    for (const auto& tier : rules.tiers)
        if (tier.when == When::ExportRows && rows > static_cast<std::uint64_t>(tier.over))
            return ApprovalNeed{tier, std::format("rows {}", rows)};
    return std::nullopt;
}

bool namesWholePlates(const Query& query)
{
    return std::ranges::any_of(query.plates, [](const domain::PlateTerm& term) {
        return !term.contains && std::ranges::all_of(term.patterns, [](const domain::PlatePattern& pattern) { return pattern.plain(); });
    });
}

int knownCharacters(const Query& query)
{
    int most = 0;
    for (const auto& term : query.plates) {
        int least = term.patterns.empty() ? 0 : INT_MAX;
        for (const auto& pattern : term.patterns)
            least = std::min(least, knownIn(pattern));
        most = std::max(most, least);
    }
    return most;
}

std::string countRefusal(const CountRules& rules, const Query& query, CountKind kind)
{
    const bool preview = kind == CountKind::Preview;
    if (preview ? rules.previews == CountRules::Previews::Off : !rules.counts)
        return "count.off";
    if (namesAnyWholePlate(query) || knownCharacters(query) > rules.knownMost)
        return "count.plate";
    const bool fenced = !query.places.empty() && query.time && !query.time->all && query.time->window.length() <= rules.fencedWindow;
    return preview && knownCharacters(query) < rules.knownCharacters && !fenced ? "count.narrow" : "";
}

std::uint64_t roundedCount(std::uint64_t exact)
{
    if (exact < 10)
        return 10;
    std::uint64_t step = 1;
    while (exact / step >= 100)
        step *= 10;
    return (exact + step / 2) / step * step;
}

ReviewDuty reviewDuty(const BreakGlassRules& rules, base::UtcTime done, std::chrono::hours first, base::UtcTime now)
{
    ReviewDuty duty{rules.reviewers.front(), done + first, 0};
    while (now >= duty.until) {
        ++duty.escalations;
        duty.role = rules.reviewers[std::min<std::size_t>(static_cast<std::size_t>(duty.escalations), rules.reviewers.size() - 1)];
        if (static_cast<std::size_t>(duty.escalations) >= rules.reviewers.size() - 1)
            break; // nobody further up: it stays with the last, overdue
        duty.until = duty.until + rules.review;
    }
    return duty;
}

std::string_view word(When when) { return kWhen[static_cast<std::size_t>(when)]; }
std::string_view word(ApprovalTier::Effect effect) { return kEffect[static_cast<std::size_t>(effect)]; }

} // namespace plateglass::policy
