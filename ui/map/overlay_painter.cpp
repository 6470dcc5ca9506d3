#include "ui/map/overlay_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr double kLine = size::kHair * 1.5;
constexpr double kDot = 2.5;

QRectF boundsOf(const std::vector<std::vector<geo::UnitPoint>>& parts)
{
    double west = 1, north = 1, east = 0, south = 0;
    for (const auto& part : parts)
        for (const geo::UnitPoint p : part) {
            west = std::min(west, p.x), east = std::max(east, p.x);
            north = std::min(north, p.y), south = std::max(south, p.y);
        }
    return {QPointF(west, north), QPointF(east, south)};
}

bool isSeen(const OverlayShape& shape, const Viewport& view)
{
    // Around the date line the nearest copies of two corners may be mirrored; such shapes are painted without asking.
    const QPointF a = view.toScreen(geo::UnitPoint{shape.bounds.left(), shape.bounds.top()});
    const QPointF b = view.toScreen(geo::UnitPoint{shape.bounds.right(), shape.bounds.bottom()});
    const QRectF seen = view.rect().adjusted(-kDot, -kDot, kDot, kDot);
    return b.x() < a.x() || (a.x() <= seen.right() && b.x() >= seen.left() && a.y() <= seen.bottom() && b.y() >= seen.top());
}

void paintShape(QPainter& painter, const OverlayShape& shape, const Viewport& view, const OverlayLook& look)
{
    QPainterPath path;
    for (const auto& part : shape.parts) {
        QPolygonF points;
        for (const geo::UnitPoint p : part)
            points << view.toScreen(p);
        if (shape.kind == tiles::GeometryKind::Point)
            for (const QPointF& at : points)
                path.addEllipse(at, kDot, kDot);
        else
            path.addPolygon(points);
        if (shape.kind == tiles::GeometryKind::Polygon)
            path.closeSubpath();
    }
    if (shape.kind == tiles::GeometryKind::Point) {
        painter.strokePath(path, QPen(look.halo, 2 * size::kHair));
        painter.fillPath(path, look.line);
        return;
    }
    if (shape.kind == tiles::GeometryKind::Polygon)
        painter.fillPath(path, look.fill);
    painter.strokePath(path, QPen(look.line, kLine, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace

OverlayShapes overlayShapesOf(const tiles::GeoShapes& shapes)
{
    OverlayShapes out;
    for (const tiles::GeoShape& shape : shapes.shapes) {
        OverlayShape each{.kind = shape.kind, .parts = {}, .bounds = {}};
        for (const auto& part : shape.parts) {
            auto& points = each.parts.emplace_back();
            std::ranges::transform(part, std::back_inserter(points), geo::toUnit);
        }
        each.bounds = boundsOf(each.parts);
        out.push_back(std::move(each));
    }
    return out;
}

QImage paintOverlays(const std::vector<std::shared_ptr<const OverlayShapes>>& overlays, const Viewport& view, const OverlayLook& look, std::stop_token stop)
{
    QImage image = clearImage(view);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& overlay : overlays)
        for (const OverlayShape& shape : *overlay) {
            if (stop.stop_requested())
                return {};
            if (isSeen(shape, view))
                paintShape(painter, shape, view, look);
        }
    return image;
}

} // namespace plateglass::ui
