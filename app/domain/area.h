// Areas as values: what a place term holds after names are resolved. The exact tests on them are in geo.
#pragma once

#include "base/units.h"

#include <string>
#include <variant>
#include <vector>

namespace plateglass::domain {

using Ring = std::vector<base::LatLon>; ///< at least 3 points, not closed by repetition

struct Circle {
    base::LatLon centre;
    base::Metres radius;
    bool operator==(const Circle&) const = default;
};
/// West > east means the box crosses the antimeridian.
struct Box {
    base::Degrees7 south, west, north, east;
    bool operator==(const Box&) const = default;
};
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};
/// All points within `radius` of a path of at least 2 points.
struct Corridor {
    std::vector<base::LatLon> path;
    base::Metres radius;
    bool operator==(const Corridor&) const = default;
};
/// A fence by name, before resolution.
struct NamedArea {
    std::string name;
    bool operator==(const NamedArea&) const = default;
};

using Area = std::variant<Circle, Box, Polygon, Corridor, NamedArea>;

} // namespace plateglass::domain
