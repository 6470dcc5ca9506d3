// Polygons are tested in the plane of longitude and latitude, unrolled at the antimeridian; edges are straight there, as
// GeoJSON (RFC 7946, 3.1.1) reads them. Distances are Vincenty's inverse solution (Survey Review 23, 1975), accurate to
// less than a millimetre; nearly antipodal points, where it does not converge, fall back to half the circumference.
#include "geo/area_test.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateglass::geo {

using base::Degrees7;
using base::Errc;
using base::fail;
using base::LatLon;
using base::Result;

namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kSemiMajor = 6'378'137.0;
constexpr double kFlattening = 1 / 298.257223563;
constexpr std::int64_t kTurn = 3'600'000'000; ///< 360 degrees in 1e-7
constexpr double kMetresPerDegree = 110'574; ///< shortest degree of latitude on WGS84: boxes made with it are never too small

/// East-west difference the short way round, in 1e-7 degrees.
std::int64_t eastOf(Degrees7 from, Degrees7 to)
{
    std::int64_t d = static_cast<std::int64_t>(to.value) - from.value;
    if (d > kTurn / 2) d -= kTurn;
    if (d < -kTurn / 2) d += kTurn;
    return d;
}

/// -1 outside, 0 on the border, 1 inside; in whole 1e-7 degrees, so that "on the border" is exact.
int sideOf(const domain::Ring& ring, LatLon point)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const std::int64_t ax = eastOf(point.lon, ring[j].lon), bx = ax + eastOf(ring[j].lon, ring[i].lon);
        const std::int64_t ay = static_cast<std::int64_t>(ring[j].lat.value) - point.lat.value;
        const std::int64_t by = static_cast<std::int64_t>(ring[i].lat.value) - point.lat.value;
        // The cross product of two vectors of at most 3.6e9 exceeds 64 bits only beyond 1.3e19: long double holds it.
        const long double cross = static_cast<long double>(ax) * by - static_cast<long double>(bx) * ay;
        if (cross == 0 && std::min(ax, bx) <= 0 && std::max(ax, bx) >= 0 && std::min(ay, by) <= 0 && std::max(ay, by) >= 0) return 0;
        if ((ay > 0) != (by > 0) && (cross > 0) == (by > ay)) inside = !inside;
    }
    return inside ? 1 : -1;
}

bool contains(const domain::Polygon& polygon, LatLon point)
{
    if (sideOf(polygon.outer, point) < 0) return false;
    return std::ranges::none_of(polygon.holes, [&](const domain::Ring& hole) { return sideOf(hole, point) > 0; });
}

bool contains(const domain::Box& box, LatLon point)
{
    if (point.lat < box.south || point.lat > box.north) return false;
    return box.west <= box.east ? point.lon >= box.west && point.lon <= box.east : point.lon >= box.west || point.lon <= box.east;
}

bool contains(const domain::Circle& circle, LatLon point) { return distance(circle.centre, point) <= circle.radius; }

/// The nearest point of a leg is found in a local plane, which for the length of a street is exact to millimetres; the
/// distance to it is then geodesic.
bool contains(const domain::Corridor& corridor, LatLon point)
{
    const double shrink = std::cos(point.lat.degrees() * kRadians);
    for (std::size_t i = 0; i + 1 < corridor.path.size(); ++i) {
        const auto& a = corridor.path[i];
        const auto& b = corridor.path[i + 1];
        const double dx = static_cast<double>(eastOf(a.lon, b.lon)) * shrink, dy = static_cast<double>(b.lat.value) - a.lat.value;
        const double px = static_cast<double>(eastOf(a.lon, point.lon)) * shrink, py = static_cast<double>(point.lat.value) - a.lat.value;
        const double length = dx * dx + dy * dy;
        const double t = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0;
        const LatLon foot{{static_cast<std::int32_t>(std::lround(a.lat.value + t * dy))},
                          {static_cast<std::int32_t>(std::remainder(a.lon.value + t * static_cast<double>(eastOf(a.lon, b.lon)), static_cast<double>(kTurn)))}};
        if (distance(foot, point) <= corridor.radius) return true;
    }
    return false;
}

bool contains(const domain::NamedArea&, LatLon) { return false; }

bool onEarth(LatLon p) { return std::abs(p.lat.value) <= 900'000'000 && std::abs(p.lon.value) <= 1'800'000'000; }
bool onEarth(const domain::Ring& points) { return std::ranges::all_of(points, [](LatLon p) { return onEarth(p); }); }

/// Grows a box by metres; a box that would reach a pole or go round the earth becomes the whole band.
domain::Box grown(domain::Box box, base::Metres by)
{
    const double up = by.value / kMetresPerDegree;
    const double south = std::max(-90.0, box.south.degrees() - up), north = std::min(90.0, box.north.degrees() + up);
    const double widest = std::cos(std::min(89.9, std::max(std::abs(south), std::abs(north))) * kRadians);
    const double side = up / widest;
    const double width = static_cast<double>(eastOf(box.west, box.east)) / 1e7;
    if (south <= -89.9 || north >= 89.9 || width + 2 * side >= 359)
        return {Degrees7::fromDegrees(south), {-1'800'000'000}, Degrees7::fromDegrees(north), {1'800'000'000}};
    const auto wrapped = [](double lon) { return Degrees7::fromDegrees(std::remainder(lon, 360.0)); };
    return {Degrees7::fromDegrees(south), wrapped(box.west.degrees() - side), Degrees7::fromDegrees(north), wrapped(box.east.degrees() + side)};
}

domain::Box around(const domain::Ring& points)
{
    domain::Box box{points[0].lat, points[0].lon, points[0].lat, points[0].lon};
    std::int64_t at = 0, west = 0, east = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        box.south = std::min(box.south, points[i].lat);
        box.north = std::max(box.north, points[i].lat);
        at += eastOf(points[i - 1].lon, points[i].lon);
        west = std::min(west, at);
        east = std::max(east, at);
    }
    if (east - west >= kTurn) return {box.south, {-1'800'000'000}, box.north, {1'800'000'000}};
    const auto wrapped = [&](std::int64_t d) { return Degrees7{static_cast<std::int32_t>(std::remainder(static_cast<double>(points[0].lon.value + d), static_cast<double>(kTurn)))}; };
    box.west = wrapped(west);
    box.east = wrapped(east);
    return box;
}

struct Bounds {
    domain::Box operator()(const domain::Circle& c) const { return grown({c.centre.lat, c.centre.lon, c.centre.lat, c.centre.lon}, c.radius); }
    domain::Box operator()(const domain::Box& b) const { return b; }
    domain::Box operator()(const domain::Polygon& p) const { return around(p.outer); }
    domain::Box operator()(const domain::Corridor& c) const { return grown(around(c.path), c.radius); }
    domain::Box operator()(const domain::NamedArea&) const { return {}; }
};

struct Valid {
    bool operator()(const domain::Circle& c) const { return onEarth(c.centre) && c.radius.value > 0; }
    bool operator()(const domain::Box& b) const { return onEarth({b.south, b.west}) && onEarth({b.north, b.east}) && b.south <= b.north; }
    bool operator()(const domain::Polygon& p) const
    {
        const auto ring = [](const domain::Ring& r) { return r.size() >= 3 && onEarth(r); };
        return ring(p.outer) && std::ranges::all_of(p.holes, ring);
    }
    bool operator()(const domain::Corridor& c) const { return c.path.size() >= 2 && onEarth(c.path) && c.radius.value > 0; }
    bool operator()(const domain::NamedArea&) const { return false; }
};

} // namespace

domain::Box boundsOf(const domain::Area& area) { return std::visit(Bounds{}, area); }

Result<AreaTest> AreaTest::compile(const domain::Area& area)
{
    if (!std::visit(Valid{}, area)) return fail(Errc::InvalidArgument, "this is no complete area");
    return AreaTest(area, boundsOf(area));
}

bool AreaTest::contains(LatLon point) const
{
    return geo::contains(m_bounds, point) && std::visit([&](const auto& shape) { return geo::contains(shape, point); }, m_area);
}

base::Metres distance(LatLon a, LatLon b)
{
    constexpr double semiMinor = kSemiMajor * (1 - kFlattening);
    const double u1 = std::atan((1 - kFlattening) * std::tan(a.lat.degrees() * kRadians));
    const double u2 = std::atan((1 - kFlattening) * std::tan(b.lat.degrees() * kRadians));
    const double sinU1 = std::sin(u1), cosU1 = std::cos(u1), sinU2 = std::sin(u2), cosU2 = std::cos(u2);
    const double east = static_cast<double>(eastOf(a.lon, b.lon)) / 1e7 * kRadians;
    double lambda = east;
    for (int round = 0; round < 100; ++round) {
        const double sinL = std::sin(lambda), cosL = std::cos(lambda);
        const double sinSigma = std::hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL);
        if (sinSigma == 0) return {0};
        const double cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosL;
        const double sigma = std::atan2(sinSigma, cosSigma);
        const double sinAlpha = cosU1 * cosU2 * sinL / sinSigma;
        const double cos2Alpha = 1 - sinAlpha * sinAlpha;
        const double cos2M = cos2Alpha > 0 ? cosSigma - 2 * sinU1 * sinU2 / cos2Alpha : 0;
        const double c = kFlattening / 16 * cos2Alpha * (4 + kFlattening * (4 - 3 * cos2Alpha));
        const double next = east + (1 - c) * kFlattening * sinAlpha * (sigma + c * sinSigma * (cos2M + c * cosSigma * (2 * cos2M * cos2M - 1)));
        if (std::abs(next - lambda) > 1e-12) {
            lambda = next;
            continue;
        }
        const double uu = cos2Alpha * (kSemiMajor * kSemiMajor / (semiMinor * semiMinor) - 1);
        const double big = 1 + uu / 16384 * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
        const double small = uu / 1024 * (256 + uu * (-128 + uu * (74 - 47 * uu)));
        const double correction = small * sinSigma
            * (cos2M + small / 4 * (cosSigma * (2 * cos2M * cos2M - 1) - small / 6 * cos2M * (4 * sinSigma * sinSigma - 3) * (4 * cos2M * cos2M - 3)));
        return {semiMinor * big * (sigma - correction)};
    }
    return {std::numbers::pi * kSemiMajor};
}

} // namespace plateglass::geo
