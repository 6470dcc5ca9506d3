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
    QPen pen(state == AreaState::Fence ? look.quiet : look.accent, size::kFocus, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
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
    painter.fillPath(path, area.state == AreaState::Fence ? look.quietFill : look.accentFill);
    painter.strokePath(path, lineOf(area.state, look));
}

/// Where the name's first letter may stand: centred above the northernmost corner, then below the southernmost.
std::array<QPointF, 2> feetOf(const AreaMark& area, const Viewport& view, const QFontMetricsF& metrics)
{
    const auto [top, bottom] = std::ranges::minmax_element(area.rings.front(), {}, &geo::UnitPoint::y);
    const QPointF half(metrics.horizontalAdvance(area.name) / 2, 0);
    return {view.toScreen(*top) - half - QPointF(0, size::kSmall), view.toScreen(*bottom) - half + QPointF(0, size::kSmall + metrics.ascent())};
}

void paintName(QPainter& painter, const AreaMark& area, const Viewport& view, const AreaLook& look, TakenRoom& taken)
{
    if (area.name.isEmpty() || area.rings.empty())
        return;
    const QFontMetricsF metrics(look.nameFont);
    for (const QPointF foot : feetOf(area, view, metrics)) {
        const QRectF box(foot - QPointF(0, metrics.ascent()), QSizeF(metrics.horizontalAdvance(area.name), metrics.height()));
        if (!standsClear({box}, view) || !taken.isFree({box}))
            continue;
        taken.take({box});
        QPainterPath letters;
        letters.addText(foot, look.nameFont, area.name);
        painter.strokePath(letters, QPen(look.halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(letters, area.state == AreaState::Fence ? look.label : look.accent);
        return;
    }
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

AreaLook areaLookOf(const Tokens& tokens)
{
    constexpr double kInForce = 0.10, kQuiet = 0.04;
    QFont font = fontFor(TextRole::Head);
    font.setPixelSize(QFontInfo(font).pixelSize());
    return {tokens.accent,   faded(tokens.accent, kInForce), tokens.lineControl,   faded(tokens.lineControl, kQuiet),
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

QImage paintAreaNames(std::span<const AreaMark> areas, const std::vector<QRectF>& taken, const Viewport& view, const AreaLook& look)
{
    QImage image = clearImage(view);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    TakenRoom room;
    room.take(taken);
    for (const AreaMark& area : std::views::reverse(areas)) // the areas of the question come last and are named first
        paintName(painter, area, view, look, room);
    return image;
}

} // namespace plateglass::ui
