// Draws the base map: (tiles, view, style) -> image, and nothing else goes in. Any thread; the same input gives the same
// image. Tiles may be deeper or shallower than the view's zoom: vectors are scaled, so lines stay crisp.
#pragma once

#include "ui/map/base_map_style.h"
#include "ui/map/map_tile.h"
#include "ui/map/viewport.h"

#include <QImage>

#include <memory>
#include <stop_token>
#include <vector>

namespace plateglass::ui {

using MapTiles = std::vector<std::shared_ptr<const MapTile>>;

/// Opaque, without names. Without any tile: land with a graticule, so that places can still be told. A stopped call gives a null image.
[[nodiscard]] QImage paintBaseMap(const MapTiles& tiles, const Viewport& view, const BaseMapStyle& style, std::stop_token stop = {});

} // namespace plateglass::ui
