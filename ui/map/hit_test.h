// What lies under a place of the screen, and where the rings of a row go. Uses the same places and sizes as the painter.
// Any thread; values in, values out.
#pragma once

#include "ui/map/map_content.h"
#include "ui/map/reads_raster.h"

#include <memory>
#include <optional>

namespace plateglass::ui {

/// The mark under `screen`, the topmost first: sites, then dots. Marks that the filters hide are not there.
[[nodiscard]] std::optional<Mark> markAt(const ReadsState& state, const Viewport& view, QPointF screen, PointsAs pointsAs);

/// Number of the site under `screen` among `state.sites`, cameras without reads included.
[[nodiscard]] std::optional<std::uint32_t> siteAt(const ReadsState& state, const Viewport& view, QPointF screen);

/// Hovered and current as marks of a state, to be turned into rings for any view.
struct EmphasisSource {
    std::shared_ptr<const ReadsState> state;
    std::optional<Mark> hovered, current;
    std::optional<HexCell> cell; ///< hovered hexagon, in `cellView`
    Viewport cellView;

    [[nodiscard]] Emphasis in(const Viewport& view) const;
};

} // namespace plateglass::ui
