#include "ui/map/site_painter.h"

#include "ui/map/reads_raster.h"

#include <QPainter>
#include <QPainterPath>

#include <numbers>

namespace plateglass::ui {

namespace {

constexpr double kFiltered = 0.25; ///< opacity of what does not pass the filters
constexpr double kHalo = size::kHair;

class SymbolPainting {
public:
    SymbolPainting(QPainter& painter, const ReadsLook& look) : m_painter(painter), m_look(look) {}

    void leader(const SiteSymbol& symbol)
    {
        constexpr double kFoot = 2;
        const double share = symbol.isFilteredOut() ? kFiltered : 1;
        const QColor read = faded(m_look.data.read, share), halo = faded(m_look.data.halo, share);
        m_painter.setPen(QPen(halo, size::kHair + 2 * kHalo));
        m_painter.drawLine(symbol.place, symbol.shape.middle);
        m_painter.setPen(QPen(read, size::kHair));
        m_painter.drawLine(symbol.place, symbol.shape.middle);
        m_painter.setBrush(read);
        m_painter.drawEllipse(symbol.place, kFoot, kFoot);
    }

    void symbol(const SiteSymbol& symbol)
    {
        const QColor &read = m_look.data.read, &halo = m_look.data.halo;
        if (symbol.isIdle()) {
            body(symbol, halo, QPen(read, kHalo * 1.5));
        } else if (symbol.isFilteredOut()) { // a ground it stands on and a nought that can be read
            body(symbol, halo, QPen(m_look.data.bar, kHalo * 1.5, Qt::DashLine));
            number(symbol, read);
        } else {
            body(symbol, read, QPen(halo, 2 * kHalo));
            number(symbol, halo);
        }
        if (symbol.sum.silent)
            silence(symbol);
        if (symbol.sum.selected > 0)
            paintRing(m_painter, symbol.shape, m_look.accent, size::kFocus, kHalo);
        paintArrows(m_painter, symbol.shape, symbol.arrows(), symbol.isFilteredOut() ? m_look.data.bar : read, halo);
    }

private:
    void body(const SiteSymbol& symbol, const QColor& fill, const QPen& pen)
    {
        m_painter.setPen(pen);
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(symbol.shape.box(), symbol.shape.radius, symbol.shape.radius);
    }

    void number(const SiteSymbol& symbol, const QColor& ink)
    {
        const std::vector<QRectF> lines = symbol.lines();
        if (lines.empty())
            return;
        m_painter.setPen(ink);
        m_painter.setFont(m_look.fonts.number);
        m_painter.drawText(lines.front(), Qt::AlignCenter, shortNumber(symbol.sum.kept));
        if (lines.size() == 1)
            return;
        m_painter.setFont(m_look.fonts.words);
        m_painter.drawText(lines.back(), Qt::AlignCenter, sitesText(symbol.sites.size()));
    }

    /// A hatched rim and a cross; beside the number, never over it.
    void silence(const SiteSymbol& symbol)
    {
        constexpr double kArm = 3;
        const QRectF outer = symbol.shape.box(size::kGrid);
        QPainterPath rim, inner;
        rim.addRoundedRect(outer, symbol.shape.radius + size::kGrid, symbol.shape.radius + size::kGrid);
        inner.addRoundedRect(symbol.shape.box(), symbol.shape.radius, symbol.shape.radius);
        m_painter.fillPath(rim.subtracted(inner), QBrush(m_look.silent, Qt::BDiagPattern));
        const double diagonal = symbol.isIdle() ? 0 : (symbol.shape.radius + size::kHalf) / std::numbers::sqrt2;
        const QPointF corner = symbol.isIdle() ? symbol.shape.middle : QPointF(outer.right(), outer.bottom()) - QPointF(1, 1) * (symbol.shape.radius + size::kGrid - diagonal);
        for (const auto& [colour, width] : {std::pair(m_look.data.halo, size::kFocus + 2 * kHalo), std::pair(m_look.silent, double(size::kFocus))}) {
            m_painter.setPen(QPen(colour, width));
            m_painter.drawLine(corner - QPointF(kArm, kArm), corner + QPointF(kArm, kArm));
            m_painter.drawLine(corner - QPointF(kArm, -kArm), corner + QPointF(kArm, -kArm));
        }
    }

    QPainter& m_painter;
    const ReadsLook& m_look;
};

} // namespace

QPolygonF arrowHead(double from)
{
    constexpr double kHalfWide = 5;
    return {{QPointF(-kHalfWide, -from), QPointF(0, -from - kArrow + 1), QPointF(kHalfWide, -from)}};
}

bool hasLeader(const SiteSymbol& symbol)
{
    return !symbol.isCluster() && !symbol.isIdle() && symbol.shape.distanceTo(symbol.place) > 0;
}

void paintSymbols(QPainter& painter, std::span<const SiteSymbol> symbols, const QRectF& seen, const ReadsLook& look)
{
    SymbolPainting painting(painter, look);
    for (const SiteSymbol& symbol : symbols)
        if (hasLeader(symbol))
            painting.leader(symbol);
    for (const SiteSymbol& symbol : symbols)
        if (seen.intersects(symbol.shape.box(kArrow)))
            painting.symbol(symbol);
}

void paintArrows(QPainter& painter, const SymbolShape& shape, Directions directions, const QColor& fill, const QColor& halo)
{
    for (int eighth = 0; eighth < 8; ++eighth) {
        if ((directions >> eighth & 1) == 0)
            continue;
        QPainterPath head;
        head.addPolygon(QTransform().translate(shape.middle.x(), shape.middle.y()).rotate(eighth * 45.0).map(arrowHead(shape.radius + 1)));
        head.closeSubpath();
        painter.strokePath(head, QPen(halo, 2 * kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(head, fill);
    }
}

void paintRing(QPainter& painter, const SymbolShape& shape, const QColor& colour, double width, double gap)
{
    const double out = gap + width / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width));
    painter.drawRoundedRect(shape.box(out), shape.radius + out, shape.radius + out);
}

} // namespace plateglass::ui
