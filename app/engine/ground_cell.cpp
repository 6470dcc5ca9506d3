#include "engine/ground_cell.h"

namespace plateglass::engine {

using base::Degrees7;

namespace {

constexpr std::int64_t kCellSize = 50'000; ///< in 1e-7 degrees
constexpr std::int64_t kSouthPole = -900'000'000, kDateLine = -1'800'000'000;
constexpr std::int64_t kColumns = 3'600'000'000 / kCellSize + 1; ///< one more: longitude 180 is a column of its own

std::int64_t rowOf(Degrees7 lat) { return (lat.value - kSouthPole) / kCellSize; }
std::int64_t columnOf(Degrees7 lon) { return (lon.value - kDateLine) / kCellSize; }

} // namespace

std::int64_t cellOf(base::LatLon place) { return rowOf(place.lat) * kColumns + columnOf(place.lon); }

bool touches(const domain::Box& box, std::int64_t cell)
{
    if (cell == kNoCell) return false;
    const std::int64_t row = cell / kColumns, column = cell % kColumns, west = columnOf(box.west), east = columnOf(box.east);
    if (row < rowOf(box.south) || row > rowOf(box.north)) return false;
    return box.west > box.east ? column >= west || column <= east : column >= west && column <= east;
}

} // namespace plateglass::engine
