#include "ui/map/viewport.h"

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr double kWorldAtZoomZero = 256;
constexpr double kFarthestZoom = 1;

/// The shortest way around the world from `from` to `to`, in -0.5..0.5.
double wrapped(double distance)
{
    return distance - std::round(distance);
}

double intoUnit(double x)
{
    return x - std::floor(x);
}

double zoomFor(double units, double pixels)
{
    return std::log2(pixels / (units * kWorldAtZoomZero));
}

} // namespace

bool Viewport::operator==(const Viewport& other) const
{
    return centre.x == other.centre.x && centre.y == other.centre.y && zoom == other.zoom && size == other.size && ratio == other.ratio
        && margin == other.margin;
}

double Viewport::worldSize() const
{
    return kWorldAtZoomZero * std::exp2(zoom);
}

QPointF Viewport::toScreen(geo::UnitPoint point) const
{
    const double world = worldSize();
    return {wrapped(point.x - centre.x) * world + size.width() / 2.0, (point.y - centre.y) * world + size.height() / 2.0};
}

geo::UnitPoint Viewport::toUnit(QPointF screen) const
{
    const double world = worldSize();
    return {intoUnit(centre.x + (screen.x() - size.width() / 2.0) / world),
            std::clamp(centre.y + (screen.y() - size.height() / 2.0) / world, 0.0, 1.0)};
}

double Viewport::metresPerPixel() const
{
    return geo::metresPerUnit(geo::fromUnit(centre).lat) / worldSize();
}

QSize Viewport::devicePixels() const
{
    return {static_cast<int>(std::ceil(size.width() * ratio)), static_cast<int>(std::ceil(size.height() * ratio))};
}

Viewport Viewport::grown(int by) const
{
    Viewport view = *this;
    view.size += QSize(2 * by, 2 * by);
    view.margin += by;
    return view;
}

Viewport Viewport::constrained() const
{
    Viewport view = *this;
    const double longest = std::max({size.width(), size.height(), 1});
    view.zoom = std::clamp(zoom, std::max(kFarthestZoom, zoomFor(1, longest)), kClosestZoom);
    const double half = size.height() / 2.0 / view.worldSize();
    view.centre = {intoUnit(centre.x), std::clamp(centre.y, std::min(half, 0.5), std::max(1 - half, 0.5))};
    return view;
}

Viewport Viewport::panned(QPointF by) const
{
    Viewport view = *this;
    view.centre.x += by.x() / worldSize();
    view.centre.y += by.y() / worldSize();
    return view.constrained();
}

Viewport Viewport::zoomedAt(QPointF screen, double levels) const
{
    const geo::UnitPoint held = toUnit(screen);
    Viewport view = *this;
    view.zoom += levels;
    view = view.constrained();
    const QPointF now = view.toScreen(held);
    return view.panned(now - screen);
}

Viewport Viewport::fitting(const domain::Box& box, int air) const
{
    const geo::UnitPoint northWest = geo::toUnit({box.north, box.west}), southEast = geo::toUnit({box.south, box.east});
    const double width = southEast.x - northWest.x + (southEast.x < northWest.x ? 1 : 0), height = southEast.y - northWest.y;
    Viewport view = *this;
    view.centre = {northWest.x + width / 2, northWest.y + height / 2};
    view.zoom = kClosestFit;
    if (width > 0)
        view.zoom = std::min(view.zoom, zoomFor(width, std::max(size.width() - 2 * air, 1)));
    if (height > 0)
        view.zoom = std::min(view.zoom, zoomFor(height, std::max(size.height() - 2 * air, 1)));
    return view.constrained();
}

std::vector<geo::TileId> tilesCovering(const Viewport& view, int tileZoom)
{
    const double across = std::exp2(tileZoom), world = view.worldSize();
    const auto column = [&](double pixels) { return static_cast<int>(std::floor((view.centre.x + pixels / world) * across)); };
    const auto row = [&](double pixels) { return static_cast<int>(std::floor((view.centre.y + pixels / world) * across)); };
    const int count = 1 << tileZoom;
    const int west = column(-view.size.width() / 2.0), east = std::min(column(view.size.width() / 2.0), west + count - 1);
    const int north = std::max(row(-view.size.height() / 2.0), 0), south = std::min(row(view.size.height() / 2.0), count - 1);
    std::vector<geo::TileId> tiles;
    for (int y = north; y <= south; ++y)
        for (int x = west; x <= east; ++x)
            tiles.push_back({tileZoom, ((x % count) + count) % count, y});
    return tiles;
}

QImage clearImage(const Viewport& view)
{
    QImage image(view.devicePixels(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(view.ratio);
    image.fill(Qt::transparent);
    return image;
}

QRectF tileRect(const Viewport& view, geo::TileId id)
{
    const double across = std::exp2(id.zoom), side = view.worldSize() / across;
    // The tile's middle decides which copy of the world it lies in; corners could fall on different sides.
    const QPointF middle = view.toScreen(geo::UnitPoint{(id.x + 0.5) / across, (id.y + 0.5) / across});
    const auto snapped = [&](double v) { return std::round(v * view.ratio) / view.ratio; };
    const QPointF topLeft(snapped(middle.x() - side / 2), snapped(middle.y() - side / 2));
    return {topLeft, QPointF(snapped(middle.x() + side / 2), snapped(middle.y() + side / 2))};
}

} // namespace plateglass::ui
