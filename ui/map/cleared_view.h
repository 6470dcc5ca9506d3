// Moves a fitted view a little, so that no symbol is cut by the edge or lies half under what stands on the map. Pure; any
// thread.
#pragma once

#include "ui/map/map_content.h"
#include "ui/map/viewport.h"

#include <vector>

namespace plateglass::ui {

/// `view` fits `box`. `covers` are in pixels of the view. The same zoom, at most nine steps of eight pixels aside in each
/// direction; where no place is better, the view as it is.
[[nodiscard]] Viewport clearedView(const Viewport& view, const domain::Box& box, const ReadsState& state, const std::vector<QRectF>& covers, const SymbolFonts& fonts);

} // namespace plateglass::ui
