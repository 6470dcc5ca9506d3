#include "ui/map/hit_test.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace plateglass::ui {

namespace {

constexpr double kTarget = 12; ///< logical pixels around the middle that count, whatever is drawn: targets are 24 across
constexpr double kFixedSteps = 4294967296.0; // 2^32

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

std::optional<Emphasis::Ring> ringOf(const ReadsState& state, const Mark& mark, const Viewport& view)
{
    if (const auto* point = std::get_if<PointMark>(&mark)) {
        if (point->point >= state.reads->points().size())
            return std::nullopt;
        return Emphasis::Ring{view.toScreen(unitOf(state.reads->points()[point->point])), kDotAcross / 2};
    }
    for (const SitePlace& place : sitePlaces(state.sites, view))
        if (place.site == std::get<SiteMark>(mark).site)
            return Emphasis::Ring{place.middle, place.radius};
    return std::nullopt;
}

} // namespace

std::optional<std::uint32_t> siteAt(const ReadsState& state, const Viewport& view, QPointF screen)
{
    const auto places = sitePlaces(state.sites, view);
    for (const SitePlace& place : std::views::reverse(places)) {
        const SiteCounts& site = state.sites[place.site];
        const bool filteredOut = site.kept == 0 && site.total > 0;
        if (!filteredOut && distance(place.middle, screen) <= std::max(place.radius, kTarget))
            return place.site;
    }
    return std::nullopt;
}

std::optional<Mark> markAt(const ReadsState& state, const Viewport& view, QPointF screen, PointsAs pointsAs)
{
    if (!state.reads)
        return std::nullopt;
    if (const auto site = siteAt(state, view, screen); site && *site < state.reads->sites().size())
        return SiteMark{*site};
    if (pointsAs != PointsAs::Dots)
        return std::nullopt;
    const double reach = kTarget / view.worldSize() * kFixedSteps;
    const auto point = state.reads->index().nearest(fixedOf(view.toUnit(screen)), reach, [&](std::uint32_t p) { return state.isKept(p); });
    return point ? std::optional<Mark>(PointMark{*point}) : std::nullopt;
}

Emphasis EmphasisSource::in(const Viewport& view) const
{
    Emphasis emphasis;
    if (!state || !state->reads)
        return emphasis;
    if (hovered)
        emphasis.hovered = ringOf(*state, *hovered, view);
    if (current)
        emphasis.current = ringOf(*state, *current, view);
    if (cell && std::abs(cellView.zoom - view.zoom) < 1e-9) {
        emphasis.hoveredCell = cell;
        emphasis.hoveredCell->middle = view.toScreen(cellView.toUnit(cell->middle));
    }
    return emphasis;
}

} // namespace plateglass::ui
