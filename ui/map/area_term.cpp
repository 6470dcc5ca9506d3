#include "ui/map/area_term.h"

#include "geo/area_test.h"
#include "ui/map/area_outline.h"

#include <QLocale>
#include <QStringList>

#include <cmath>
#include <numbers>

namespace plateglass::ui {

namespace {

using base::Degrees7;
using base::LatLon;

constexpr std::int32_t kDrawnStep = 100; ///< 1e-5 degrees in steps of 1e-7

Degrees7 rounded(Degrees7 d)
{
    return {static_cast<std::int32_t>(std::lround(static_cast<double>(d.value) / kDrawnStep)) * kDrawnStep};
}

LatLon rounded(LatLon p)
{
    return {rounded(p.lat), rounded(p.lon)};
}

domain::Ring rounded(const domain::Ring& ring)
{
    domain::Ring out;
    for (const LatLon p : ring)
        out.push_back(rounded(p));
    return out;
}

base::Metres rounded(base::Metres m)
{
    return {std::max(1.0, std::round(m.value))};
}

QString number(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.'))))
        text.chop(1);
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

QString number(Degrees7 d)
{
    return number(d.degrees(), 7);
}

QString points(const domain::Ring& ring)
{
    QStringList parts;
    for (const LatLon p : ring)
        parts << QStringLiteral("%1 %2").arg(number(p.lat), number(p.lon));
    return parts.join(QLatin1Char(','));
}

struct Spelling {
    QString operator()(const domain::Circle& c) const
    {
        return QStringLiteral("circle(%1,%2,%3)").arg(number(c.centre.lat), number(c.centre.lon), number(c.radius.value, 1));
    }
    QString operator()(const domain::Box& b) const
    {
        return QStringLiteral("box(%1,%2,%3,%4)").arg(number(b.south), number(b.west), number(b.north), number(b.east));
    }
    QString operator()(const domain::Polygon& p) const
    {
        QStringList rings{points(p.outer)};
        for (const auto& hole : p.holes)
            rings << points(hole);
        return QStringLiteral("polygon(%1)").arg(rings.join(QLatin1Char(';')));
    }
    QString operator()(const domain::Corridor& c) const { return QStringLiteral("corridor(%1,%2)").arg(points(c.path), number(c.radius.value, 1)); }
    QString operator()(const domain::NamedArea&) const { return {}; }
};

struct Rounding {
    domain::Area operator()(const domain::Circle& c) const { return domain::Circle{rounded(c.centre), rounded(c.radius)}; }
    domain::Area operator()(const domain::Box& b) const { return domain::Box{rounded(b.south), rounded(b.west), rounded(b.north), rounded(b.east)}; }
    domain::Area operator()(const domain::Polygon& p) const
    {
        domain::Polygon out{rounded(p.outer), {}};
        for (const auto& hole : p.holes)
            out.holes.push_back(rounded(hole));
        return out;
    }
    domain::Area operator()(const domain::Corridor& c) const { return domain::Corridor{rounded(c.path), rounded(c.radius)}; }
    domain::Area operator()(const domain::NamedArea& n) const { return n; }
};

/// Shoelace formula on a plane that touches the ground at the first point.
double ringArea(const domain::Ring& ring)
{
    const double perLat = geo::distance({{ring[0].lat.value - 5000}, ring[0].lon}, {{ring[0].lat.value + 5000}, ring[0].lon}).value / 10000;
    const double perLon = geo::distance({ring[0].lat, {0}}, {ring[0].lat, {10000}}).value / 10000;
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon a = ring[i], b = ring[(i + 1) % ring.size()];
        const double ax = (a.lon.value - ring[0].lon.value) * perLon, ay = (a.lat.value - ring[0].lat.value) * perLat;
        const double bx = (b.lon.value - ring[0].lon.value) * perLon, by = (b.lat.value - ring[0].lat.value) * perLat;
        twice += ax * by - bx * ay;
    }
    return std::abs(twice) / 2;
}

} // namespace

domain::Area rounded(const domain::Area& area)
{
    return std::visit(Rounding{}, area);
}

QString areaTerm(const domain::Area& area)
{
    return QStringLiteral("in:") + std::visit(Spelling{}, area);
}

double squareKilometres(const domain::Area& area)
{
    constexpr double kSquareMetres = 1e6;
    if (const auto* circle = std::get_if<domain::Circle>(&area))
        return std::numbers::pi * circle->radius.value * circle->radius.value / kSquareMetres;
    double sum = 0;
    for (const Outline& outline : outlinesOf(area)) {
        sum += ringArea(outline.outer);
        for (const auto& hole : outline.holes)
            sum -= ringArea(hole);
    }
    return sum / kSquareMetres;
}

} // namespace plateglass::ui
