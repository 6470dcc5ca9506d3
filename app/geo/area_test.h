// Is a point in an area? Exact tests on WGS84: borders are inside, polygons keep holes and survive the antimeridian,
// circles and corridors are geodesic (Karney or Vincenty distance, not a sphere).
#pragma once

#include "base/result.h"
#include "base/units.h"
#include "domain/area.h"

#include <vector>

namespace plateglass::geo {

/// A box that surely holds the area, for coarse filters. west > east crosses the antimeridian.
[[nodiscard]] domain::Box boundsOf(const domain::Area& area);

/// Precomputes what the exact test needs. Errc::InvalidArgument: radius not positive, fewer points than the shape needs,
/// coordinates out of range, or a NamedArea (names are resolved before).
class AreaTest {
public:
    [[nodiscard]] static base::Result<AreaTest> compile(const domain::Area& area);
    [[nodiscard]] bool contains(base::LatLon point) const;
    [[nodiscard]] const domain::Box& bounds() const { return m_bounds; }

private:
    explicit AreaTest(domain::Area area, domain::Box bounds) : m_area(std::move(area)), m_bounds(bounds) {}
    domain::Area m_area;
    domain::Box m_bounds;
};

/// Geodesic distance on WGS84.
[[nodiscard]] base::Metres distance(base::LatLon a, base::LatLon b);

} // namespace plateglass::geo
