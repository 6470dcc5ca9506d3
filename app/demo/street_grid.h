// Where the crossings of the grid lie, and which of its cells are parks instead of blocks.
#pragma once

#include "demo/landscape.h"

#include <span>
#include <string_view>

namespace plateglass::demo {

/// Column and row as in StreetNet.
[[nodiscard]] Spot gridCrossing(int column, int row);

struct ParkCells {
    std::string_view name;
    GroundKind kind;
    int west, east, south, north; ///< lines that bound it
};
[[nodiscard]] std::span<const ParkCells> parkCells();

} // namespace plateglass::demo
