// The ground of the synthetic city: metres east and north of its middle, and the few shapes drawn on it. The city lies in
// the open Pacific, a day's sail from any real street.
#pragma once

#include "base/units.h"

#include <cstddef>
#include <vector>

namespace plateglass::demo {

struct Spot {
    double x = 0; ///< metres east
    double y = 0; ///< metres north
    Spot operator+(Spot o) const { return {x + o.x, y + o.y}; }
    Spot operator-(Spot o) const { return {x - o.x, y - o.y}; }
    Spot operator*(double f) const { return {x * f, y * f}; }
    bool operator==(const Spot&) const = default;
};

using Path = std::vector<Spot>;
using Ring = std::vector<Spot>; ///< not closed by repetition

inline constexpr double kOriginLat = 36.2;
inline constexpr double kOriginLon = -122.6;

[[nodiscard]] base::LatLon placeOf(Spot spot);

[[nodiscard]] double length(Spot vector);
[[nodiscard]] double length(const Path& path);
[[nodiscard]] Spot between(Spot a, Spot b, double share);
/// To the right of the way from a to b, one metre long.
[[nodiscard]] Spot rightOf(Spot a, Spot b);
[[nodiscard]] double distance(Spot spot, const Path& path);
[[nodiscard]] bool contains(const Ring& ring, Spot spot);
/// Smooth curve through the points, `steps` pieces between neighbours (Catmull-Rom).
[[nodiscard]] Path curve(const Path& through, int steps);
/// The path moved to its right by `metres` (left where negative).
[[nodiscard]] Path beside(const Path& path, double metres);
/// Band along the path whose half width goes evenly from `first` to `last`.
[[nodiscard]] Ring band(const Path& path, double first, double last);
/// `N`, `NE`, … of the way from a to b.
[[nodiscard]] const char* windOf(Spot a, Spot b);

/// 0 below `from`, 1 above `to`, smooth between.
[[nodiscard]] double smoothStep(double from, double to, double value);

} // namespace plateglass::demo
