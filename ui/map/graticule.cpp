#include "ui/map/graticule.h"

#include <QLocale>
#include <QPainter>

#include <array>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr double kWorldDegrees = 360;
constexpr double kLeastGap = 110; ///< logical pixels between two lines

QString degrees(double value, double step)
{
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    return QLocale::c().toString(value, 'f', decimals) + QChar(0xb0);
}

base::LatLon placeAt(double lat, double lon)
{
    return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
}

QPen lineOf(const MapColours& colours)
{
    constexpr double kShare = 0.5;
    return {faded(colours.boundary, kShare), size::kHair};
}

void paintMeridians(QPainter& painter, const Viewport& view, double step, const MapColours& colours)
{
    const double west = view.centre.x * kWorldDegrees - kWorldDegrees / 2 - view.size.width() / 2.0 / view.worldSize() * kWorldDegrees;
    const double across = view.size.width() / view.worldSize() * kWorldDegrees;
    for (double lon = std::ceil(west / step) * step; lon <= west + across; lon += step) {
        const double folded = std::remainder(lon, kWorldDegrees);
        const double x = view.toScreen(placeAt(0, folded)).x();
        painter.setPen(lineOf(colours));
        painter.drawLine(QPointF(x, 0), QPointF(x, view.size.height()));
        painter.setPen(colours.label);
        painter.drawText(QPointF(x + size::kGrid, view.inSight().bottom() - size::kSmall), degrees(folded, step));
    }
}

void paintParallels(QPainter& painter, const Viewport& view, double step, const MapColours& colours)
{
    const double south = view.toPlace(QPointF(0, view.size.height())).lat.degrees(), north = view.toPlace(QPointF(0, 0)).lat.degrees();
    for (double lat = std::ceil(south / step) * step; lat <= north; lat += step) {
        const double y = view.toScreen(geo::UnitPoint{view.centre.x, geo::toUnit(placeAt(lat, 0)).y}).y();
        painter.setPen(lineOf(colours));
        painter.drawLine(QPointF(0, y), QPointF(view.size.width(), y));
        painter.setPen(colours.label);
        painter.drawText(QPointF(view.inSight().left() + size::kSmall, y - size::kGrid), degrees(lat, step));
    }
}

} // namespace

double graticuleStep(const Viewport& view)
{
    const double least = kLeastGap / view.worldSize() * kWorldDegrees;
    for (double power = 1e-5; power < 10; power *= 10)
        for (const double factor : {1.0, 2.0, 5.0})
            if (power * factor >= least)
                return power * factor;
    for (const double step : {10.0, 15.0, 30.0, 45.0})
        if (step >= least)
            return step;
    return 90;
}

void paintGraticule(QPainter& painter, const Viewport& view, const BaseMapStyle& style)
{
    const double step = graticuleStep(view);
    painter.setFont(style.streetFont);
    paintMeridians(painter, view, step, style.colours);
    paintParallels(painter, view, step, style.colours);
}

} // namespace plateglass::ui
