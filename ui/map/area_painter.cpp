#include "ui/map/area_painter.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"
#include "ui/map/area_outline.h"
#include "ui/map/name_layout.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <ranges>

namespace plateglass::ui {

namespace {

std::vector<geo::UnitPoint> unitRing(const domain::Ring& ring)
{
    std::vector<geo::UnitPoint> out;
    std::ranges::transform(ring, std::back_inserter(out), geo::toUnit);
    return out;
}

QPolygonF onScreen(std::span<const geo::UnitPoint> points, const Viewport& view)
{
    QPolygonF out;
    for (const geo::UnitPoint p : points)
        out << view.toScreen(p);
    return out;
}

QPen lineOf(AreaState state, const AreaLook& look)
{
    const bool quiet = state == AreaState::Fence;
    const QColor& colour = quiet ? look.quiet : state == AreaState::Asked ? look.asked : look.accent;
    constexpr double kAsked = 1.5; ///< calmer than what still asks for a decision
    QPen pen(colour, quiet ? size::kHair : state == AreaState::Asked ? kAsked : size::kFocus, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (state == AreaState::Proposed) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({5, 3});
    }
    return pen;
}

void paintArea(QPainter& painter, const AreaMark& area, const Viewport& view, const AreaLook& look)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const auto& ring : area.rings) {
        path.addPolygon(onScreen(ring, view));
        path.closeSubpath();
    }
    painter.fillPath(path, area.state == AreaState::Fence ? look.quietFill : area.state == AreaState::Asked ? look.askedFill : look.accentFill);
    painter.strokePath(path, lineOf(area.state, look));
}

/// Where the name's first letter may stand: above the northernmost corner, below the southernmost, beside the others.
std::array<QPointF, 4> feetOf(const AreaMark& area, const Viewport& view, const QFontMetricsF& metrics)
{
    const auto& ring = area.rings.front();
    const auto [top, bottom] = std::ranges::minmax_element(ring, {}, &geo::UnitPoint::y);
    const auto [west, east] = std::ranges::minmax_element(ring, {}, &geo::UnitPoint::x);
    const double wide = metrics.horizontalAdvance(area.name), half = wide / 2, middle = metrics.capHeight() / 2;
    return {view.toScreen(*top) + QPointF(-half, -size::kSmall), view.toScreen(*bottom) + QPointF(-half, size::kSmall + metrics.ascent()),
            view.toScreen(*east) + QPointF(size::kSmall, middle), view.toScreen(*west) + QPointF(-size::kSmall - wide, middle)};
}

void paintDraft(QPainter& painter, const DraftMark& draft, const Viewport& view, const AreaLook& look)
{
    if (draft.area)
        paintArea(painter, *draft.area, view, look);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.accent, size::kFocus, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(onScreen(draft.path, view));
    painter.setBrush(look.handle);
    for (const geo::UnitPoint corner : draft.corners)
        painter.drawEllipse(view.toScreen(corner), size::kGrid, size::kGrid);
}

} // namespace

AreaMark areaMark(const domain::Area& area, const QString& name, AreaState state)
{
    AreaMark mark{.rings = {}, .name = name, .state = state};
    for (const Outline& outline : outlinesOf(area)) {
        mark.rings.push_back(unitRing(outline.outer));
        for (const domain::Ring& hole : outline.holes)
            mark.rings.push_back(unitRing(hole));
    }
    return mark;
}

QRectF boundsOnScreen(const AreaMark& area, const Viewport& view)
{
    QRectF bounds;
    for (const auto& ring : area.rings)
        bounds = bounds.united(onScreen(ring, view).boundingRect());
    return bounds;
}

AreaLook areaLookOf(const Tokens& tokens)
{
    constexpr double kInForce = 0.10, kQuiet = 0.04;
    QFont font = fontFor(TextRole::Head);
    font.setPixelSize(QFontInfo(font).pixelSize());
    return {tokens.data.read, faded(tokens.data.read, kInForce), tokens.accent, faded(tokens.accent, kInForce), tokens.lineControl,   faded(tokens.lineControl, kQuiet),
            tokens.bgRaised, tokens.textSecondary,           tokens.map.labelHalo, font};
}

QImage paintAreas(std::span<const AreaMark> areas, const DraftMark& draft, const Viewport& view, const AreaLook& look)
{
    QImage image = clearImage(view);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const AreaMark& area : areas)
        paintArea(painter, area, view, look);
    paintDraft(painter, draft, view, look);
    return image;
}

std::vector<AreaNamePlace> areaNamePlaces(std::span<const AreaMark> areas, const std::vector<QRectF>& taken, const Viewport& view, const QFont& font)
{
    const QFontMetricsF metrics(font);
    TakenRoom room;
    room.take(taken);
    std::vector<AreaNamePlace> places;
    for (std::size_t area = areas.size(); area-- > 0;) { // the areas of the question come last and are named first
        if (areas[area].name.isEmpty() || areas[area].rings.empty())
            continue;
        for (const QPointF foot : feetOf(areas[area], view, metrics)) {
            const QRectF box(foot - QPointF(0, metrics.ascent()), QSizeF(metrics.horizontalAdvance(areas[area].name), metrics.height()));
            if (!standsClear({box}, view) || !room.isFree({box}))
                continue;
            room.take({box});
            places.push_back({area, foot, box});
            break;
        }
    }
    return places;
}

QImage paintAreaNames(std::span<const AreaMark> areas, const std::vector<QRectF>& taken, const Viewport& view, const AreaLook& look)
{
    QImage image = clearImage(view);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const AreaNamePlace& place : areaNamePlaces(areas, taken, view, look.nameFont)) {
        QPainterPath letters;
        letters.addText(place.foot, look.nameFont, areas[place.area].name);
        painter.strokePath(letters, QPen(look.halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(letters, areas[place.area].state == AreaState::Fence ? look.label : areas[place.area].state == AreaState::Asked ? look.asked : look.accent);
    }
    return image;
}

} // namespace plateglass::ui
