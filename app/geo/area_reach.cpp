// Area: the spherical polygon of Chamberlain and Duquette, "Some algorithms for polygons on a sphere" (JPL 2007), 2 sums.
// Nearness: an area grown by some metres is again an area of area_test.h. A circle gets a larger radius, a corridor a wider
// one, and a polygon comes near where it contains the place or where a corridor along its border does.
#include "geo/area_reach.h"

#include "geo/area_test.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateglass::geo {

using base::LatLon;

namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kAuthalicRadius = 6'371.0072; ///< km
constexpr base::Metres kTouching{0.01};        ///< a corridor needs a width; a centimetre is the grain of the coordinates

double radiansEast(LatLon from, LatLon to)
{
    return std::remainder(to.lon.degrees() - from.lon.degrees(), 360.0) * kRadians;
}

double ringSize(const domain::Ring& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += radiansEast(a, b) * (2 + std::sin(a.lat.degrees() * kRadians) + std::sin(b.lat.degrees() * kRadians));
    }
    return std::abs(sum) * kAuthalicRadius * kAuthalicRadius / 2;
}

double circleSize(base::Metres radius)
{
    const double km = radius.value / 1000;
    return std::numbers::pi * km * km;
}

struct Size {
    double operator()(const domain::Circle& circle) const { return circleSize(circle.radius); }
    double operator()(const domain::Box& box) const
    {
        double east = (box.east.degrees() - box.west.degrees()) * kRadians;
        if (east < 0)
            east += 2 * std::numbers::pi;
        return kAuthalicRadius * kAuthalicRadius * east * (std::sin(box.north.degrees() * kRadians) - std::sin(box.south.degrees() * kRadians));
    }
    double operator()(const domain::Polygon& polygon) const
    {
        double size = ringSize(polygon.outer);
        for (const auto& hole : polygon.holes)
            size -= ringSize(hole);
        return std::max(0.0, size);
    }
    double operator()(const domain::Corridor& corridor) const
    {
        double size = circleSize(corridor.radius);
        for (std::size_t i = 0; i + 1 < corridor.path.size(); ++i)
            size += distance(corridor.path[i], corridor.path[i + 1]).value / 1000 * corridor.radius.value / 1000 * 2;
        return size;
    }
    double operator()(const domain::NamedArea&) const { return 0; }
};

bool holds(const domain::Area& area, LatLon place)
{
    const auto test = AreaTest::compile(area);
    return test && test->contains(place);
}

/// Nearest longitude of the box, the short way round.
LatLon nearestIn(const domain::Box& box, LatLon place)
{
    LatLon nearest{std::clamp(place.lat, box.south, box.north), place.lon};
    const bool inside = box.west <= box.east ? place.lon >= box.west && place.lon <= box.east : place.lon >= box.west || place.lon <= box.east;
    if (!inside)
        nearest.lon = std::abs(radiansEast(place, {place.lat, box.west})) <= std::abs(radiansEast(place, {place.lat, box.east})) ? box.west : box.east;
    return nearest;
}

struct Near {
    LatLon place;
    base::Metres near;

    bool operator()(const domain::Circle& circle) const { return holds(domain::Circle{circle.centre, {circle.radius.value + near.value}}, place); }
    bool operator()(const domain::Box& box) const { return holds(box, place) || distance(nearestIn(box, place), place) <= near; }
    bool operator()(const domain::Polygon& polygon) const
    {
        return holds(polygon, place) || border(polygon.outer) || std::ranges::any_of(polygon.holes, [this](const domain::Ring& hole) { return border(hole); });
    }
    bool operator()(const domain::Corridor& corridor) const { return holds(domain::Corridor{corridor.path, {corridor.radius.value + near.value}}, place); }
    bool operator()(const domain::NamedArea&) const { return false; }

    [[nodiscard]] bool border(const domain::Ring& ring) const
    {
        if (ring.empty())
            return false;
        domain::Corridor closed{ring, std::max(near, kTouching)};
        closed.path.push_back(ring.front());
        return holds(closed, place);
    }
};

} // namespace

double squareKilometres(const domain::Area& area)
{
    return std::visit(Size{}, area);
}

bool comesNear(const domain::Area& area, LatLon place, base::Metres near)
{
    return std::visit(Near{place, near}, area);
}

} // namespace plateglass::geo
