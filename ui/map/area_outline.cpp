#include "ui/map/area_outline.h"

#include "geo/area_test.h"

#include <QPainterPath>
#include <QPainterPathStroker>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace plateglass::ui {

namespace {

using base::Degrees7;
using base::LatLon;

constexpr int kCircleCorners = 96;

/// A plane in metres that touches the ground at one place; good for shapes of some kilometres.
class LocalPlane {
public:
    explicit LocalPlane(LatLon origin) : m_origin(origin)
    {
        constexpr std::int32_t kStep = 10'000;
        m_perLat = geo::distance(origin, {{origin.lat.value + (origin.lat.value > 0 ? -kStep : kStep)}, origin.lon}).value / kStep;
        m_perLon = std::max(geo::distance({origin.lat, {0}}, {origin.lat, {kStep}}).value / kStep, 1e-9);
    }
    [[nodiscard]] QPointF toPlane(LatLon p) const { return {(p.lon.value - m_origin.lon.value) * m_perLon, (p.lat.value - m_origin.lat.value) * m_perLat}; }
    [[nodiscard]] LatLon fromPlane(QPointF p) const
    {
        constexpr double kMostLat = 900'000'000, kAround = 3'600'000'000;
        const double lat = std::clamp(m_origin.lat.value + p.y() / m_perLat, -kMostLat, kMostLat);
        const double lon = std::remainder(m_origin.lon.value + p.x() / m_perLon, kAround);
        return {{static_cast<std::int32_t>(std::lround(lat))}, {static_cast<std::int32_t>(std::lround(lon))}};
    }

private:
    LatLon m_origin;
    double m_perLat = 0, m_perLon = 0; ///< metres per 1e-7 degree
};

/// Corners at the geodesic distance: the plane's guess, corrected by what it was off.
domain::Ring around(const domain::Circle& circle)
{
    const LocalPlane plane(circle.centre);
    domain::Ring ring;
    for (int i = 0; i < kCircleCorners; ++i) {
        const double angle = 2 * std::numbers::pi * i / kCircleCorners;
        const QPointF guess(circle.radius.value * std::sin(angle), circle.radius.value * std::cos(angle));
        const double reached = geo::distance(circle.centre, plane.fromPlane(guess)).value;
        ring.push_back(plane.fromPlane(reached > 0 ? guess * (circle.radius.value / reached) : guess));
    }
    return ring;
}

domain::Ring ringOf(const QPolygonF& polygon, const LocalPlane& plane)
{
    domain::Ring ring;
    for (qsizetype i = 0; i < polygon.size() - (polygon.isClosed() ? 1 : 0); ++i)
        ring.push_back(plane.fromPlane(polygon[i]));
    return ring;
}

std::vector<Outline> around(const domain::Corridor& corridor)
{
    if (corridor.path.size() < 2 || corridor.radius.value <= 0)
        return {};
    const LocalPlane plane(corridor.path.front());
    QPainterPath path(plane.toPlane(corridor.path.front()));
    for (const LatLon p : corridor.path)
        path.lineTo(plane.toPlane(p));
    QPainterPathStroker stroker;
    stroker.setWidth(2 * corridor.radius.value);
    stroker.setCapStyle(Qt::RoundCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    std::vector<Outline> outlines;
    for (const QPolygonF& polygon : stroker.createStroke(path).simplified().toSubpathPolygons())
        if (auto ring = ringOf(polygon, plane); ring.size() >= 3)
            outlines.push_back({std::move(ring), {}});
    return outlines;
}

struct Drawing {
    std::vector<Outline> operator()(const domain::Circle& c) const { return c.radius.value > 0 ? std::vector<Outline>{{around(c), {}}} : std::vector<Outline>{}; }
    std::vector<Outline> operator()(const domain::Box& b) const
    {
        return {{{{b.south, b.west}, {b.north, b.west}, {b.north, b.east}, {b.south, b.east}}, {}}};
    }
    std::vector<Outline> operator()(const domain::Polygon& p) const { return p.outer.size() >= 3 ? std::vector<Outline>{{p.outer, p.holes}} : std::vector<Outline>{}; }
    std::vector<Outline> operator()(const domain::Corridor& c) const { return around(c); }
    std::vector<Outline> operator()(const domain::NamedArea&) const { return {}; }
};

} // namespace

std::vector<Outline> outlinesOf(const domain::Area& area)
{
    return std::visit(Drawing{}, area);
}

} // namespace plateglass::ui
