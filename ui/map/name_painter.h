// Names of streets along their course and of places at their point, with a halo; at most kMostNames, none over another,
// the more important first. A sheet of its own above the base map: the room of symbols, which data need, changes more
// often than the ground. Any thread.
#pragma once

#include "ui/map/base_map_painter.h"

#include <QRectF>

namespace plateglass::ui {

/// Transparent where no name is. No name touches any of `taken`.
[[nodiscard]] QImage paintNames(const MapTiles& tiles, const std::vector<QRectF>& taken, const Viewport& view, const BaseMapStyle& style);

} // namespace plateglass::ui
