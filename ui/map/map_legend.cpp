#include "ui/map/map_legend.h"

#include "ui/map/site_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QWidget>

namespace plateglass::ui {

namespace {

using Sign = LegendEntry::Sign;

constexpr int kSwatch = size::kMedium;

QString tr(const char* text)
{
    return QCoreApplication::translate("MapLegend", text);
}

QString cellRange(const LegendContent& content, int step)
{
    const auto at = static_cast<std::size_t>(step);
    const std::uint32_t from = step == 0 ? 1 : content.breaks[at - 1] + 1, to = content.breaks[at];
    return from == to ? shortNumber(from) : QCoreApplication::translate("MapLegend", "%1 to %2").arg(shortNumber(from), shortNumber(to));
}

void addReads(std::vector<LegendEntry>& out, const LegendContent& content)
{
    const DrawnSigns& signs = content.signs;
    if (signs.dots)
        out.push_back({Sign::Ages, QCoreApplication::translate("MapLegend", "Newest read"), QCoreApplication::translate("MapLegend", "oldest, equal steps of time"),
                       QCoreApplication::translate("MapLegend", "Dots are reads; their colour is their age in five equal steps of time, the newest stands out most.")});
    if (signs.cells)
        out.push_back({Sign::Cells, QCoreApplication::translate("MapLegend", "Reads in a cell"), {},
                       QCoreApplication::translate("MapLegend", "Reads in a cell, from the palest to the strongest: %1, %2, %3, %4, %5.")
                           .arg(cellRange(content, 0), cellRange(content, 1), cellRange(content, 2), cellRange(content, 3), cellRange(content, 4))});
}

} // namespace

std::vector<LegendEntry> legendEntries(const LegendContent& content)
{
    std::vector<LegendEntry> out;
    addReads(out, content);
    const auto add = [&](bool drawn, Sign sign, const char* words, const char* sentence) {
        if (drawn)
            out.push_back({sign, {}, tr(words), tr(sentence)});
    };
    const DrawnSigns& signs = content.signs;
    add(signs.sites, Sign::Site, QT_TRANSLATE_NOOP("MapLegend", "Camera with reads"),
        QT_TRANSLATE_NOOP("MapLegend", "Discs are cameras with reads; their area grows with the number of reads, which is inside."));
    add(signs.clusters, Sign::Cluster, QT_TRANSLATE_NOOP("MapLegend", "Several cameras"),
        QT_TRANSLATE_NOOP("MapLegend", "Boxes stand for several cameras too near to each other to be told apart; their reads are added up. Seen from closer they fall apart."));
    add(signs.arrows, Sign::Arrow, QT_TRANSLATE_NOOP("MapLegend", "Direction"), QT_TRANSLATE_NOOP("MapLegend", "Arrow heads show the directions of travel at a camera."));
    add(signs.leaders, Sign::Leader, QT_TRANSLATE_NOOP("MapLegend", "To the camera"),
        QT_TRANSLATE_NOOP("MapLegend", "A line leads from a disc that was moved aside to where its camera is."));
    add(content.current, Sign::Current, QT_TRANSLATE_NOOP("MapLegend", "Current read"), QT_TRANSLATE_NOOP("MapLegend", "The strong ring is around the current read."));
    add(signs.selected, Sign::Selected, QT_TRANSLATE_NOOP("MapLegend", "Selected reads"), QT_TRANSLATE_NOOP("MapLegend", "Thin rings are around selected reads and cameras that have some."));
    add(signs.faint, Sign::Faint, QT_TRANSLATE_NOOP("MapLegend", "Hidden by filters"), QT_TRANSLATE_NOOP("MapLegend", "Faint marks are hidden by the filters."));
    add(signs.silent, Sign::Silent, QT_TRANSLATE_NOOP("MapLegend", "Camera not reporting"),
        QT_TRANSLATE_NOOP("MapLegend", "A cross with hatching is a camera that did not report in this window."));
    add(signs.idle, Sign::Idle, QT_TRANSLATE_NOOP("MapLegend", "Camera"), QT_TRANSLATE_NOOP("MapLegend", "Small rings are cameras without reads in this result."));
    add(content.asked, Sign::Asked, QT_TRANSLATE_NOOP("MapLegend", "Searched area"), QT_TRANSLATE_NOOP("MapLegend", "Dark outlines are the searched areas."));
    add(content.proposed, Sign::Proposed, QT_TRANSLATE_NOOP("MapLegend", "Not yet searched"), QT_TRANSLATE_NOOP("MapLegend", "The dashed outline is drawn and not yet searched."));
    add(content.fences, Sign::Fence, QT_TRANSLATE_NOOP("MapLegend", "Saved area"), QT_TRANSLATE_NOOP("MapLegend", "Grey outlines are saved areas that are not part of the search."));
    add(content.overlays, Sign::Overlay, QT_TRANSLATE_NOOP("MapLegend", "Overlay"), QT_TRANSLATE_NOOP("MapLegend", "Thin grey lines are overlays of the workspace."));
    return out;
}

int LegendPainter::signWidth(Sign sign, const QFontMetrics& metrics) const
{
    if (sign == Sign::Ages)
        return kAgeSteps * kSwatch;
    if (sign == Sign::Site || sign == Sign::Leader)
        return kSwatch + size::kSmall;
    if (sign != Sign::Cells)
        return kSwatch;
    int sum = 0;
    for (int step = 0; step < kDensitySteps; ++step)
        sum += kSwatch + size::kGrid + metrics.horizontalAdvance(cellRange(m_content, step)) + size::kSmall;
    return sum;
}

int LegendPainter::width(const LegendEntry& entry, const QFontMetrics& metrics) const
{
    const auto text = [&](const QString& words) { return words.isEmpty() ? 0 : metrics.horizontalAdvance(words) + size::kGrid; };
    return text(entry.before) + signWidth(entry.sign, metrics) + text(entry.after);
}

void LegendPainter::paint(QPainter& painter, const LegendEntry& entry, QPoint topLeft) const
{
    painter.save();
    painter.translate(topLeft);
    const auto text = [&](const QString& words) {
        painter.setPen(m_tokens.textSecondary);
        painter.drawText(QRect(0, 0, QWIDGETSIZE_MAX, m_height), Qt::AlignVCenter | Qt::AlignLeft, words);
        return painter.fontMetrics().horizontalAdvance(words) + size::kGrid;
    };
    if (!entry.before.isEmpty())
        painter.translate(text(entry.before), 0);
    paintSign(painter, entry.sign);
    painter.translate(signWidth(entry.sign, painter.fontMetrics()) + size::kGrid, 0);
    text(entry.after);
    painter.restore();
}

void LegendPainter::paintSign(QPainter& painter, Sign sign) const
{
    switch (sign) {
    case Sign::Ages: case Sign::Cells: paintRow(painter, sign); break;
    case Sign::Asked: case Sign::Proposed: case Sign::Fence: case Sign::Overlay: paintArea(painter, sign); break;
    default: paintSiteSign(painter, sign); break;
    }
}

void LegendPainter::paintRow(QPainter& painter, Sign sign) const
{
    const double middle = m_height / 2.0, radius = kSwatch / 2.0 - size::kHair;
    painter.save();
    for (int step = 0; step < (sign == Sign::Ages ? kAgeSteps : kDensitySteps); ++step) {
        if (sign == Sign::Ages) {
            painter.setPen(QPen(m_tokens.data.halo, size::kHair));
            painter.setBrush(m_tokens.data.age[static_cast<std::size_t>(step)]);
            painter.drawEllipse(QPointF(kSwatch / 2.0, middle), radius - size::kHair, radius - size::kHair);
            painter.translate(kSwatch, 0);
            continue;
        }
        const QString range = cellRange(m_content, step);
        painter.setPen(QPen(m_tokens.lineControl, size::kHair));
        painter.setBrush(m_tokens.data.density[static_cast<std::size_t>(step)]);
        painter.drawRect(QRectF(0.5, middle - radius, kSwatch - size::kHair, 2 * radius));
        painter.setPen(m_tokens.textSecondary);
        painter.drawText(QRect(kSwatch + size::kGrid, 0, QWIDGETSIZE_MAX, m_height), Qt::AlignVCenter | Qt::AlignLeft, range);
        painter.translate(kSwatch + size::kGrid + painter.fontMetrics().horizontalAdvance(range) + size::kSmall, 0);
    }
    painter.restore();
}

void LegendPainter::paintSiteSign(QPainter& painter, Sign sign) const
{
    constexpr double kSmallDisc = 3, kDisc = 4.5;
    const DataColours& data = m_tokens.data;
    const double y = m_height / 2.0;
    const QPointF middle(kSwatch / 2.0, y);
    const auto disc = [&](QPointF at, double radius, const QColor& fill, const QPen& pen = Qt::NoPen) {
        painter.setPen(pen);
        painter.setBrush(fill);
        painter.drawEllipse(at, radius, radius);
    };
    const SymbolShape ringed{middle, {0, 0}, kSmallDisc};
    switch (sign) {
    case Sign::Site:
        disc({kSmallDisc, y}, kSmallDisc, data.read);
        disc({2 * kSmallDisc + size::kHalf + kSwatch / 2.0, y}, kSwatch / 2.0, data.read);
        break;
    case Sign::Cluster:
        painter.setPen(Qt::NoPen);
        painter.setBrush(data.read);
        painter.drawRoundedRect(QRectF(0, y - kDisc, kSwatch, 2 * kDisc), size::kHalf, size::kHalf);
        break;
    case Sign::Arrow:
        painter.setPen(Qt::NoPen);
        painter.setBrush(data.read);
        painter.drawPolygon(arrowHead(-kArrow / 2).translated(middle));
        break;
    case Sign::Leader:
        painter.setPen(QPen(data.read, size::kHair));
        painter.drawLine(QPointF(size::kHalf, y), QPointF(kSwatch, y));
        disc({size::kHalf, y}, size::kHalf, data.read);
        disc({kSwatch + size::kHalf, y}, kDisc, data.read);
        break;
    case Sign::Current:
        disc(middle, kSmallDisc - 0.5, data.read);
        paintRing(painter, {middle, {0, 0}, kSmallDisc - 0.5}, m_tokens.accent, size::kFocus, size::kHair);
        break;
    case Sign::Selected:
        disc(middle, kSmallDisc, data.read);
        paintRing(painter, ringed, m_tokens.accent, size::kHair, size::kHair);
        break;
    case Sign::Faint: disc(middle, kDisc, data.halo, QPen(data.bar, size::kHair * 1.5, Qt::DashLine)); break;
    case Sign::Silent:
        painter.setPen(QPen(m_tokens.warn.text, size::kFocus));
        painter.drawLine(middle - QPointF(kSmallDisc, kSmallDisc), middle + QPointF(kSmallDisc, kSmallDisc));
        painter.drawLine(middle - QPointF(kSmallDisc, -kSmallDisc), middle + QPointF(kSmallDisc, -kSmallDisc));
        break;
    default: disc(middle, size::kGrid, data.halo, QPen(data.read, size::kHair * 1.5)); break;
    }
}

void LegendPainter::paintArea(QPainter& painter, Sign sign) const
{
    const double y = m_height / 2.0, half = kSwatch / 2.0 - size::kHair;
    const QColor line = sign == Sign::Fence || sign == Sign::Overlay ? m_tokens.lineControl : sign == Sign::Asked ? m_tokens.data.read : m_tokens.accent;
    if (sign == Sign::Overlay) {
        painter.setPen(QPen(line, size::kHair * 1.5));
        painter.drawLine(QPointF(0, y), QPointF(kSwatch, y));
        return;
    }
    painter.setPen(QPen(line, sign == Sign::Fence ? size::kHair : size::kFocus, sign == Sign::Proposed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(faded(line, 0.1));
    painter.drawRect(QRectF(size::kHair, y - half, kSwatch - size::kFocus, 2 * half));
}

} // namespace plateglass::ui
