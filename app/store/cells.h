// The ground in cells of 0.005 degrees, about 550 metres north to south: coarse, so that an area is a handful of ranges of
// (cell, time); the exact test follows. Private to this folder.
#pragma once

#include "base/units.h"
#include "domain/area.h"
#include "sqlite/connection.h"
#include "store/stored_read.h"

#include <cstdint>
#include <vector>

namespace plateglass::store {

inline constexpr std::int64_t kNoCell = -1; ///< where reads without coordinates lie

[[nodiscard]] std::int64_t cellOf(base::LatLon place);
[[nodiscard]] inline std::int64_t cellOf(const StoredRead& read) { return read.hasPlace ? cellOf(read.place) : kNoCell; }

/// A cell that holds reads, and how many.
struct CellCount {
    std::int64_t cell = 0;
    std::int64_t reads = 0;
};

/// All cells with reads that touch the box, in order. The box may cross the antimeridian.
[[nodiscard]] base::Result<std::vector<CellCount>> cellsIn(sqlite::Connection& connection, const domain::Box& box);
/// All cells with reads, kNoCell among them.
[[nodiscard]] base::Result<std::vector<CellCount>> allCells(sqlite::Connection& connection);

} // namespace plateglass::store
