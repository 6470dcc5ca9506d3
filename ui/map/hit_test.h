// What lies under a place of the screen, and where the rings of a row go. Uses the same places and sizes as the painter.
// Any thread; values in, values out.
#pragma once

#include "ui/map/map_content.h"
#include "ui/map/reads_raster.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace plateglass::ui {

/// The sites of one symbol that have reads, ascending; or one point.
struct SitesTarget {
    std::vector<std::uint32_t> sites;
    bool operator==(const SitesTarget&) const = default;
};
using Target = std::variant<SitesTarget, PointMark>;

/// What lies under `screen`, the topmost first: symbols of sites, then dots. What the filters hide is not there.
[[nodiscard]] std::optional<Target> targetAt(const ReadsState& state, const Viewport& view, QPointF screen, PointsAs pointsAs, const SymbolFonts& fonts);

/// The symbols in sight that can be opened, from west to east: the way of the keys through them.
[[nodiscard]] std::vector<SitesTarget> targetsInSight(const ReadsState& state, const Viewport& view, const SymbolFonts& fonts);

/// The nearest zoom at which sites of one symbol stand in several, around their middle. Nothing where they never do, as
/// with two cameras on one pole: those are to be opened together.
[[nodiscard]] std::optional<Viewport> viewThatSplits(const ReadsState& state, const std::vector<std::uint32_t>& sites, const Viewport& view, const SymbolFonts& fonts);

/// Hovered and current as marks of a state, to be turned into rings for any view.
struct EmphasisSource {
    std::shared_ptr<const ReadsState> state;
    std::optional<Mark> hovered, current;
    std::optional<HexCell> cell; ///< hovered hexagon, in `cellView`
    Viewport cellView;
    SymbolFonts fonts;

    [[nodiscard]] Emphasis in(const Viewport& view) const;
};

} // namespace plateglass::ui
