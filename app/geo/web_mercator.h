// Web Mercator (EPSG:3857) as a unit square: x grows east, y grows south, (0,0) is 180 W / 85.0511 N.
// Source: OGC Two Dimensional Tile Matrix Set, WebMercatorQuad.
#pragma once

#include "base/units.h"

namespace plateglass::geo {

struct UnitPoint {
    double x = 0; ///< 0..1 around the world
    double y = 0; ///< 0..1 from 85.0511 N to 85.0511 S

    bool operator==(const UnitPoint&) const = default;
};

[[nodiscard]] UnitPoint toUnit(base::LatLon point);
[[nodiscard]] base::LatLon fromUnit(UnitPoint point);

/// Metres on the ground per unit at that latitude.
[[nodiscard]] double metresPerUnit(base::Degrees7 latitude);

/// An XYZ tile (y from the north; MBTiles rows are flipped by its reader).
struct TileId {
    int zoom = 0;
    int x = 0;
    int y = 0;
    auto operator<=>(const TileId&) const = default;
};

} // namespace plateglass::geo
