// The ground in cells of 0.005 degrees, about 550 metres north to south: coarse, so that an area is a handful of them; the
// exact test follows. Pure; any thread.
#pragma once

#include "base/units.h"
#include "domain/area.h"

#include <cstdint>

namespace plateglass::engine {

inline constexpr std::int64_t kNoCell = -1; ///< where reads without coordinates lie

[[nodiscard]] std::int64_t cellOf(base::LatLon place);
/// Does a box, which may cross the antimeridian, touch the cell? Never kNoCell.
[[nodiscard]] bool touches(const domain::Box& box, std::int64_t cell);

} // namespace plateglass::engine
