#include "ui/timeline/plot_painter.h"

#include "ui/common/fonts.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr double kFaint = 0.4;
constexpr double kBrushTint = 0.12;
constexpr int kTickApart = 120;
constexpr int kSmallTickApart = size::kLarge;
constexpr int kCaret = size::kGrid + size::kHalf;
constexpr base::Microseconds kJustBefore{1};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

double flagTop(const PlotScene& s)
{
    return s.area.top() - kFlagRow;
}

/// A bin's column, one pixel of ground left between neighbours where there is room.
QRectF barOf(const PlotScene& s, std::size_t i, std::uint32_t top)
{
    const base::Interval bin = s.axis.binAt(i);
    const double left = std::max<double>(s.axis.xOf(bin.from), s.area.left());
    const double right = std::min<double>(s.axis.xOf(bin.to), s.area.left() + s.area.width());
    const double gap = right - left > 3 * size::kHair ? size::kHair : 0;
    const double high = std::max<double>(size::kHalf, s.area.height() * static_cast<double>(s.histogram.counts[i]) / top);
    return {left, s.area.bottom() + 1 - high, std::max<double>(right - left - gap, size::kHair), high};
}

QRectF columnOf(const PlotScene& s, const base::Interval& window)
{
    const double left = std::clamp<double>(s.axis.xOf(window.from), s.area.left(), s.area.left() + s.area.width());
    const double right = std::clamp<double>(s.axis.xOf(window.to), s.area.left(), s.area.left() + s.area.width());
    return {left, static_cast<double>(s.area.top()), right - left, static_cast<double>(s.area.height())};
}

void paintBars(QPainter& painter, const PlotScene& s)
{
    if (s.histogram.highest == 0)
        return;
    const std::uint32_t top = roundTop(s.histogram.highest);
    QPainterPath bars;
    for (std::size_t i = 0; i < s.histogram.counts.size(); ++i)
        if (s.histogram.counts[i] > 0)
            bars.addRect(barOf(s, i, top));
    painter.fillPath(bars, s.tokens.data.bar);
    if (!s.brush)
        return;
    painter.save();
    painter.setClipRect(columnOf(s, *s.brush));
    painter.fillPath(bars, s.tokens.accent);
    painter.restore();
}

void paintSelectedBins(QPainter& painter, const PlotScene& s)
{
    for (std::size_t i = 0; i < s.selectedBins.size(); ++i) {
        if (!s.selectedBins[i])
            continue;
        const base::Interval bin = s.axis.binAt(i);
        const double middle = (s.axis.xOf(bin.from) + s.axis.xOf(bin.to)) / 2;
        painter.fillRect(QRectF(middle - size::kHalf, s.area.bottom() + 1 + size::kHalf, size::kGrid, size::kGrid), s.tokens.accent);
    }
}

void paintCounts(QPainter& painter, const PlotScene& s)
{
    if (s.histogram.highest == 0)
        return;
    const QRect gutter(0, s.area.top() - size::kGrid, s.area.left() - size::kGrid, size::kLarge);
    painter.setPen(s.tokens.textMuted);
    painter.drawText(gutter, Qt::AlignRight | Qt::AlignTop, Formats::number(roundTop(s.histogram.highest)));
    painter.drawText(gutter.translated(0, s.area.height() - size::kMedium), Qt::AlignRight | Qt::AlignTop, Formats::number(0));
}

/// Between the labelled times, without words: hours of a day, days of a week.
void paintSmallTicks(QPainter& painter, const PlotScene& s)
{
    painter.setPen(s.tokens.lineControl);
    for (const base::UtcTime t : s.axis.ticks(kSmallTickApart)) {
        const int x = qRound(s.axis.xOf(t));
        painter.drawLine(x, s.area.bottom() + 1, x, s.area.bottom() + 1 + size::kHalf);
    }
}

void paintTicks(QPainter& painter, const PlotScene& s)
{
    painter.setPen(s.tokens.lineControl);
    painter.drawLine(s.area.left(), s.area.bottom() + 1, s.area.right(), s.area.bottom() + 1);
    paintSmallTicks(painter, s);
    const auto ticks = s.axis.ticks(kTickApart);
    const base::Microseconds apart = ticks.size() > 1 ? ticks[1] - ticks[0] : s.axis.shown().length();
    for (const base::UtcTime t : ticks) {
        const int x = qRound(s.axis.xOf(t));
        painter.setPen(s.tokens.lineControl);
        painter.drawLine(x, s.area.bottom() + 1, x, s.area.bottom() + 1 + size::kSmall);
        const int least = size::kEdge, most = s.area.right() + size::kSmall - kTickApart;
        QRect room(0, s.area.bottom() + size::kSmall, kTickApart, size::kLarge);
        room.moveLeft(std::clamp(x - kTickApart / 2, least, std::max(least, most)));
        const auto at = x - kTickApart / 2 < least ? Qt::AlignLeft : x - kTickApart / 2 > most ? Qt::AlignRight : Qt::AlignHCenter;
        painter.setPen(s.tokens.textMuted);
        painter.drawText(room, static_cast<int>(at | Qt::AlignVCenter), s.formats.axis(t, apart));
    }
}

/// Words above the bars, each beside the line it names: right of it, else left of it, else not at all. None lies over a bar
/// or over another one.
class Flags {
public:
    Flags(QPainter& painter, const PlotScene& s) : m_painter(painter), m_scene(s) {}

    void place(double x, const QString& words, const QColor& ink)
    {
        const double wide = m_painter.fontMetrics().horizontalAdvance(words) + size::kGrid;
        for (const double left : {x + size::kGrid, x - wide}) {
            const QRectF room(left, flagTop(m_scene) + size::kHalf, wide, size::kLarge);
            if (room.left() < 0 || room.right() > m_scene.area.right() || std::ranges::any_of(m_taken, [&](const QRectF& other) { return room.intersects(other); }))
                continue;
            m_painter.setPen(ink);
            m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, words);
            m_taken.push_back(room.adjusted(-size::kSmall, 0, size::kSmall, 0));
            return;
        }
    }

    void take(const QRectF& room) { m_taken.push_back(room); }

private:
    QPainter& m_painter;
    const PlotScene& m_scene;
    std::vector<QRectF> m_taken;
};

void paintClockChanges(QPainter& painter, const PlotScene& s)
{
    painter.setPen(QPen(s.tokens.textSecondary, size::kHair, Qt::DashLine));
    for (const base::UtcTime t : s.axis.clockChanges())
        if (s.formats.offset(t - kJustBefore) != s.formats.offset(t)) // equal where UTC is shown
            painter.drawLine(QPointF(s.axis.xOf(t), flagTop(s)), QPointF(s.axis.xOf(t), s.area.bottom()));
}

void paintBrush(QPainter& painter, const PlotScene& s)
{
    if (!s.brush)
        return;
    const QRectF column = columnOf(s, *s.brush);
    painter.fillRect(column, faded(s.tokens.accent, kBrushTint));
    for (const base::UtcTime edge : {s.brush->from, s.brush->to}) {
        const double x = s.axis.xOf(edge);
        if (x < s.area.left() - size::kHair || x > s.area.left() + s.area.width() + size::kHair)
            continue;
        painter.fillRect(QRectF(x - size::kCurrentBar / 2.0, s.area.top(), size::kCurrentBar, s.area.height()), s.tokens.accent);
    }
}

/// The current read: a caret on the axis and its line; a hovered one: a tick only, under the bars.
void paintReads(QPainter& painter, const PlotScene& s)
{
    const double floor = s.area.bottom() + 1;
    const auto inside = [&s](const std::optional<base::UtcTime>& t) { return t && s.axis.shown().contains(*t); };
    if (inside(s.hovered)) {
        const double x = s.axis.xOf(*s.hovered);
        painter.fillRect(QRectF(x - size::kHair, floor, size::kHalf, size::kSmall), s.tokens.textPrimary);
    }
    if (s.playhead && s.axis.shown().contains(*s.playhead)) {
        painter.setPen(QPen(s.tokens.textSecondary, size::kHair, Qt::DashLine));
        painter.drawLine(QPointF(s.axis.xOf(*s.playhead), flagTop(s)), QPointF(s.axis.xOf(*s.playhead), floor));
    }
    if (!inside(s.current))
        return;
    const double x = s.axis.xOf(*s.current);
    painter.setPen(QPen(s.tokens.textPrimary, size::kHair));
    painter.drawLine(QPointF(x, flagTop(s)), QPointF(x, floor));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(s.tokens.bgSunken, size::kHair));
    painter.setBrush(s.currentHidden ? s.tokens.lineControl : s.tokens.accent);
    painter.drawPolygon(QPolygonF{{x, floor - size::kHalf}, {x - kCaret, floor + size::kSmall}, {x + kCaret, floor + size::kSmall}});
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// What the two colours of the bars mean, at the right end of the row of flags. Says what room it takes.
QRectF paintBarLegend(QPainter& painter, const PlotScene& s)
{
    constexpr int kSwatch = size::kSmall;
    double right = s.area.right();
    for (const auto& [colour, words] : {std::pair(s.tokens.data.bar, Words::tr("Outside the brush")), std::pair(s.tokens.accent, Words::tr("In the brush"))}) {
        const double wide = painter.fontMetrics().horizontalAdvance(words);
        const QRectF room(right - wide, flagTop(s) + size::kHalf, wide, size::kLarge);
        painter.setPen(s.tokens.textSecondary);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, words);
        painter.fillRect(QRectF(qRound(room.left()) - size::kGrid - kSwatch, qRound(room.center().y()) - kSwatch / 2, kSwatch, kSwatch), colour);
        right = room.left() - size::kGrid - kSwatch - size::kLarge;
    }
    return {right, flagTop(s), s.area.right() - right, size::kLarge + size::kGrid};
}

void paintWords(QPainter& painter, const PlotScene& s)
{
    Flags flags(painter, s);
    if (s.brush && s.histogram.highest > 0)
        flags.take(paintBarLegend(painter, s));
    const Tokens& tokens = s.tokens;
    const auto inside = [&s](const std::optional<base::UtcTime>& t) { return t && s.axis.shown().contains(*t); };
    if (inside(s.playhead))
        flags.place(s.axis.xOf(*s.playhead), Words::tr("Playhead %1", "a time").arg(s.formats.dateTime(*s.playhead)), tokens.textPrimary);
    if (inside(s.current))
        flags.place(s.axis.xOf(*s.current), (s.currentHidden ? Words::tr("Current read %1, hidden by the brush", "a time") : Words::tr("Current read %1", "a time")).arg(s.formats.dateTime(*s.current)),
                    tokens.textPrimary);
    for (const base::UtcTime t : s.axis.clockChanges())
        if (const QString before = s.formats.offset(t - kJustBefore), after = s.formats.offset(t); before != after)
            flags.place(s.axis.xOf(t), Words::tr("Clocks change: %1, then %2", "offsets from UTC").arg(before, after), tokens.textSecondary);
}

/// A thin strip above the bars: where the shown stretch lies in the whole result. Only while zoomed in.
void paintWhereabouts(QPainter& painter, const PlotScene& s)
{
    if (!s.limits || *s.limits == s.axis.shown())
        return;
    const TimeAxis whole(*s.limits, s.area.left(), s.area.width(), base::TimeZone::utc());
    const QRectF strip(s.area.left(), s.area.top() - size::kGrid, s.area.width(), size::kCurrentBar);
    painter.fillRect(strip, s.tokens.lineSubtle);
    const double left = whole.xOf(s.axis.shown().from), right = whole.xOf(s.axis.shown().to);
    painter.fillRect(QRectF(left, strip.top(), std::max<double>(right - left, size::kGrid), strip.height()), s.tokens.lineControl);
}

} // namespace

void paintPlot(QPainter& painter, const PlotScene& s)
{
    painter.setFont(fontFor(TextRole::Note));
    painter.save();
    if (s.faint)
        painter.setOpacity(kFaint);
    paintWhereabouts(painter, s);
    paintBars(painter, s);
    paintBrush(painter, s);
    paintClockChanges(painter, s);
    paintSelectedBins(painter, s);
    paintReads(painter, s);
    painter.restore();
    paintCounts(painter, s);
    paintTicks(painter, s);
    paintWords(painter, s); // never faint: words are to be read
    if (s.state.isEmpty())
        return;
    painter.setPen(s.tokens.textSecondary);
    painter.setFont(fontFor(TextRole::Body));
    const QRect words = painter.fontMetrics().boundingRect(s.area, Qt::AlignCenter, s.state).adjusted(-size::kSmall, -size::kGrid, size::kSmall, size::kGrid);
    painter.fillRect(words, s.tokens.bgSunken); // faint bars may stand behind
    painter.drawText(s.area, Qt::AlignCenter, s.state);
}

} // namespace plateglass::ui
