#include "ui/map/hit_test.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace plateglass::ui {

namespace {

constexpr double kTarget = 12; ///< logical pixels around the middle that count, whatever is drawn: targets are 24 across
constexpr double kFixedSteps = 4294967296.0; // 2^32

std::optional<Emphasis::Ringed> ringedIn(const ReadsState& state, const Mark& mark, const Viewport& view, const SymbolFonts& fonts)
{
    if (const auto* point = std::get_if<PointMark>(&mark)) {
        if (point->point >= state.reads->points().size())
            return std::nullopt;
        return Emphasis::Ringed{{view.toScreen(unitOf(state.reads->points()[point->point])), {0, 0}, kDotAcross / 2}, 0};
    }
    for (const SiteSymbol& symbol : state.symbolsIn(view, fonts))
        if (symbol.holds(std::get<SiteMark>(mark).site))
            return Emphasis::Ringed{symbol.shape, symbol.arrows()};
    return std::nullopt;
}

/// Without the cameras that have no reads.
SitesTarget targetOf(const ReadsState& state, const SiteSymbol& symbol)
{
    SitesTarget target{symbol.sites};
    std::erase_if(target.sites, [&](std::uint32_t site) { return state.sites[site].total == 0; });
    return target;
}

} // namespace

std::optional<Target> targetAt(const ReadsState& state, const Viewport& view, QPointF screen, PointsAs pointsAs, const SymbolFonts& fonts)
{
    if (!state.reads)
        return std::nullopt;
    const std::vector<SiteSymbol> symbols = state.symbolsIn(view, fonts);
    const SiteSymbol* nearest = nullptr;
    for (const SiteSymbol& symbol : symbols)
        if (symbol.sum.kept > 0 && symbol.shape.distanceTo(screen) <= std::max(0.0, kTarget - symbol.shape.radius)
            && (!nearest || symbol.shape.distanceTo(screen) < nearest->shape.distanceTo(screen)))
            nearest = &symbol;
    if (nearest)
        return targetOf(state, *nearest);
    if (pointsAs != PointsAs::Dots)
        return std::nullopt;
    const double reach = kTarget / view.worldSize() * kFixedSteps;
    const auto point = state.reads->index().nearest(fixedOf(view.toUnit(screen)), reach, [&](std::uint32_t p) { return state.isKept(p); });
    return point ? std::optional<Target>(PointMark{*point}) : std::nullopt;
}

std::vector<SitesTarget> targetsInSight(const ReadsState& state, const Viewport& view, const SymbolFonts& fonts)
{
    std::vector<SiteSymbol> symbols = state.symbolsIn(view, fonts);
    std::erase_if(symbols, [&](const SiteSymbol& symbol) { return symbol.sum.kept == 0 || !view.inSight().contains(symbol.shape.middle); });
    std::ranges::sort(symbols, {}, [](const SiteSymbol& symbol) { return std::pair(symbol.shape.middle.x(), symbol.shape.middle.y()); });
    std::vector<SitesTarget> targets;
    std::ranges::transform(symbols, std::back_inserter(targets), [&](const SiteSymbol& symbol) { return targetOf(state, symbol); });
    return targets;
}

std::optional<Viewport> viewThatSplits(const ReadsState& state, const std::vector<std::uint32_t>& sites, const Viewport& view, const SymbolFonts& fonts)
{
    constexpr double kStep = 0.5;
    Viewport closer = view;
    for (closer.zoom += kStep; closer.zoom <= kClosestZoom; closer.zoom += kStep) {
        const std::vector<SiteSymbol> symbols = state.symbolsIn(closer, fonts);
        const auto home = std::ranges::find_if(symbols, [&](const SiteSymbol& symbol) { return symbol.holds(sites.front()); });
        if (std::ranges::all_of(sites, [&](std::uint32_t site) { return home->holds(site); }))
            continue;
        geo::UnitPoint middle{0, 0};
        for (const std::uint32_t site : sites) // one symbol never reaches around the world
            middle.x += state.sites[site].at.x / static_cast<double>(sites.size()), middle.y += state.sites[site].at.y / static_cast<double>(sites.size());
        closer.centre = middle;
        return closer.constrained();
    }
    return std::nullopt;
}

Emphasis EmphasisSource::in(const Viewport& view) const
{
    Emphasis emphasis;
    if (!state || !state->reads)
        return emphasis;
    if (hovered)
        emphasis.hovered = ringedIn(*state, *hovered, view, fonts);
    if (current)
        emphasis.current = ringedIn(*state, *current, view, fonts);
    if (cell && std::abs(cellView.zoom - view.zoom) < 1e-9) {
        emphasis.hoveredCell = cell;
        emphasis.hoveredCell->middle = view.toScreen(cellView.toUnit(cell->middle));
    }
    return emphasis;
}

} // namespace plateglass::ui
