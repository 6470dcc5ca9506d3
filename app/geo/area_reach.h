// How large an area is, and whether it comes near a place: what rules about areas ask. Pure; any thread.
#pragma once

#include "base/units.h"
#include "domain/area.h"

namespace plateglass::geo {

/// Square kilometres on the sphere of the earth's authalic radius, holes taken out: within half a percent of WGS84. A corridor
/// counts its legs and one round end, overlaps twice. 0 for a NamedArea.
[[nodiscard]] double squareKilometres(const domain::Area& area);

/// Is a point of the area within `near` metres of `place`? Never answers no wrongly by more than what the exact tests of
/// area_test.h allow. False for a NamedArea and for areas that are not complete.
[[nodiscard]] bool comesNear(const domain::Area& area, base::LatLon place, base::Metres near);

} // namespace plateglass::geo
