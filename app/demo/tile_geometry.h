// From the unit square into one tile: clipped, in whole steps of the tile's grid, in the order the specification asks.
// https://github.com/mapbox/vector-tile-spec/tree/master/2.1
#pragma once

#include "demo/map_features.h"

#include <cstdint>
#include <vector>

namespace plateglass::demo {

inline constexpr int kTileExtent = 4096;
inline constexpr int kTileBuffer = 96; ///< drawn beyond the border, so that line ends and outlines do not show there

struct TileStep {
    int x = 0, y = 0;
    bool operator==(const TileStep&) const = default;
};
using TilePart = std::vector<TileStep>;

/// Empty when nothing of the feature is in the tile.
[[nodiscard]] std::vector<TilePart> partsInTile(const MapFeature& feature, geo::TileId tile);

/// The command integers of a geometry.
[[nodiscard]] std::vector<std::uint32_t> commandsOf(const std::vector<TilePart>& parts, Geometry geometry);

} // namespace plateglass::demo
