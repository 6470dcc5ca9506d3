#include "geo/web_mercator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateglass::geo {

namespace {

constexpr double kEquatorMetres = 2 * std::numbers::pi * 6'378'137.0; ///< circumference at the WGS84 semi-major axis
constexpr double kMaxLatitude = 85.051128779806589; ///< where the square ends
constexpr double kRadians = std::numbers::pi / 180;

} // namespace

UnitPoint toUnit(base::LatLon point)
{
    const double latitude = std::clamp(point.lat.degrees(), -kMaxLatitude, kMaxLatitude) * kRadians;
    return {point.lon.degrees() / 360 + 0.5, 0.5 - std::asinh(std::tan(latitude)) / (2 * std::numbers::pi)};
}

base::LatLon fromUnit(UnitPoint point)
{
    const double latitude = std::atan(std::sinh((0.5 - point.y) * 2 * std::numbers::pi)) / kRadians;
    return {base::Degrees7::fromDegrees(latitude), base::Degrees7::fromDegrees(std::clamp((point.x - 0.5) * 360, -180.0, 180.0))};
}

double metresPerUnit(base::Degrees7 latitude)
{
    return kEquatorMetres * std::cos(std::clamp(latitude.degrees(), -kMaxLatitude, kMaxLatitude) * kRadians);
}

} // namespace plateglass::geo
