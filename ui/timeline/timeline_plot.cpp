#include "ui/timeline/timeline_plot.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/models/investigation.h"
#include "ui/models/step_keys.h"
#include "ui/timeline/plot_painter.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

using base::Interval;
using base::UtcTime;
using namespace std::chrono_literals;

constexpr int kGutter = size::kRailButton; // for the counts, left of the bars
constexpr double kHandle = size::kDialog / 2.0; // to each side of a border of the brush
constexpr double kCloser = 0.8;

/// Borders are whole seconds, as the fields show them: what is printed is what is meant.
UtcTime wholeSecond(UtcTime t)
{
    constexpr std::int64_t kSecond = 1'000'000;
    const auto down = (t.micros % kSecond + kSecond) % kSecond;
    return {down * 2 < kSecond ? t.micros - down : t.micros - down + kSecond};
}

Interval sorted(UtcTime a, UtcTime b)
{
    return a <= b ? Interval{a, b} : Interval{b, a};
}

} // namespace

TimelinePlot::TimelinePlot(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent)
    : QWidget(parent), m_investigation(investigation), m_theme(theme), m_formats(formats)
{
    setObjectName(QStringLiteral("timelinePlot"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setMinimumHeight(size::kTimelineLeast - size::kPanelHead);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&investigation, &Investigation::resultChanged, this, &TimelinePlot::startAgain);
    connect(&investigation, &Investigation::currentChanged, this, [this] {
        m_playhead = timeOf(m_investigation.current());
        update();
    });
    connect(&investigation, &Investigation::selectionChanged, this, &TimelinePlot::measure);
    connect(&investigation, &Investigation::filtersChanged, this, [this] {
        if (!m_investigation.brush())
            m_playhead = timeOf(m_investigation.current()); // it stood at a border that is gone
        describe();
        update();
    });
    for (const auto change : {&Investigation::hoveredChanged, &Investigation::phaseChanged})
        connect(&investigation, change, this, qOverload<>(&QWidget::update));
    startAgain();
}

void TimelinePlot::setFormats(const Formats& formats)
{
    m_formats = formats;
    measure();
    describe();
}

QRect TimelinePlot::barArea() const
{
    constexpr int kAxis = size::kLarge + size::kSmall + size::kGrid;
    return rect().adjusted(kGutter, kFlagRow, -size::kMedium, -kAxis);
}

/// Only while the keys that move it work here, and only where neither the current read nor a border of the brush is.
std::optional<UtcTime> TimelinePlot::drawnPlayhead() const
{
    const auto brush = m_investigation.brush();
    const bool atBorder = m_playhead && brush && (*m_playhead == brush->from || *m_playhead == brush->to);
    return hasFocus() && !atBorder && m_playhead != timeOf(m_investigation.current()) ? m_playhead : std::nullopt;
}

void TimelinePlot::setHeld(const std::optional<Interval>& held)
{
    m_held = held;
    if (!m_investigation.extent())
        startAgain();
}

void TimelinePlot::startAgain()
{
    m_zoomedFrom.clear();
    m_grip = Grip::None;
    const auto extent = m_investigation.extent();
    setShown(extent.value_or(m_held.value_or(Interval{})));
    describe();
}

void TimelinePlot::setShown(Interval shown)
{
    const QRect area = barArea();
    m_axis = TimeAxis(shown, area.left(), area.width(), m_formats.mode() == ClockMode::Utc ? base::TimeZone::utc() : m_formats.zone());
    measure();
    Q_EMIT shownChanged();
}

void TimelinePlot::measure()
{
    const QRect area = barArea();
    m_axis = TimeAxis(m_axis.shown(), area.left(), area.width(), m_formats.mode() == ClockMode::Utc ? base::TimeZone::utc() : m_formats.zone());
    m_histogram = {};
    m_selectedBins.clear();
    if (const auto& result = m_investigation.result(); result && !m_axis.shown().empty()) {
        m_histogram = histogramOf(result->answer, m_axis);
        m_selectedBins = binsHolding(result->answer, m_investigation.selection(), m_axis);
    }
    update();
}

void TimelinePlot::describe()
{
    const auto extent = m_investigation.extent();
    if (!extent)
        return setAccessibleDescription(tr("No result yet."));
    const auto brush = m_investigation.brush().value_or(*extent);
    setAccessibleDescription(tr("%Ln read(s) from %1 to %2.", nullptr, static_cast<int>(m_investigation.kept().size()))
                                 .arg(m_formats.dateTimeWithOffset(brush.from), m_formats.dateTimeWithOffset(brush.to)));
}

void TimelinePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(rect(), tokens.bgSunken);
    if (m_axis.shown().empty()) {
        painter.setFont(fontFor(TextRole::Note));
        painter.setPen(tokens.textMuted);
        painter.drawText(rect(), Qt::AlignCenter, stateWords());
    } else {
        paintPlot(painter, {.tokens = tokens, .formats = m_formats, .axis = m_axis, .histogram = m_histogram, .selectedBins = m_selectedBins,
                            .limits = m_investigation.extent(), .brush = m_investigation.brush(), .current = timeOf(m_investigation.current()),
                            .currentHidden = m_investigation.current() && !m_investigation.isKept(*m_investigation.current()),
                            .hovered = timeOf(m_investigation.hovered()), .playhead = drawnPlayhead(), .area = barArea(),
                            .state = stateWords(), .faint = m_investigation.phase() == Investigation::Phase::Searching});
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.focusRing, size::kFocus));
        painter.drawRect(rect().adjusted(size::kHair, size::kHair, -size::kHair, -size::kHair));
    }
}

std::optional<UtcTime> TimelinePlot::timeOf(std::optional<qint64> position) const
{
    return position ? std::optional(m_investigation.result()->answer.rows[static_cast<std::size_t>(*position)].time) : std::nullopt;
}

QString TimelinePlot::stateWords() const
{
    const auto& result = m_investigation.result();
    switch (m_investigation.phase()) {
    case Investigation::Phase::Searching: return result ? tr("Searching. This is the previous result.") : tr("Searching");
    case Investigation::Phase::Failed: return result ? tr("The last search failed. This is the previous result.") : m_investigation.failure();
    case Investigation::Phase::Empty: return m_held ? tr("Reads are held for this period. After a search, bars show when they were.") : tr("After a search, bars show when the reads were.");
    case Investigation::Phase::Shown: break;
    }
    if (!result || !result->answer.rows.empty())
        return {};
    if (!m_held)
        return tr("No matching reads");
    // Nothing found is not nothing there.
    const Interval shown = m_axis.shown();
    return m_held->from < shown.to && shown.from < m_held->to ? tr("No matching reads. Reads are held for this period.") : tr("No matching reads. No reads are held for this period.");
}

void TimelinePlot::resizeEvent(QResizeEvent*)
{
    measure();
}

TimelinePlot::Grip TimelinePlot::gripAt(double x) const
{
    const auto brush = m_investigation.brush();
    if (!brush)
        return Grip::Fresh;
    const double from = m_axis.xOf(brush->from), to = m_axis.xOf(brush->to);
    const double inner = std::min(kHandle, (to - from) / 3); // a narrow brush can still be moved by its middle
    if (x >= from - kHandle && x <= from + inner)
        return Grip::Start;
    if (x >= to - inner && x <= to + kHandle)
        return Grip::End;
    return x > from && x < to ? Grip::Body : Grip::Fresh;
}

void TimelinePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_investigation.extent())
        return;
    m_pressX = event->position().x();
    m_dragged = false;
    m_grip = gripAt(m_pressX);
    m_gripBrush = m_investigation.brush();
    m_gripTime = m_axis.timeAt(m_pressX);
    if (m_grip == Grip::Body)
        setCursor(Qt::ClosedHandCursor);
}

void TimelinePlot::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const Grip under = !m_investigation.extent() ? Grip::None : gripAt(x);
        setCursor(under == Grip::Start || under == Grip::End ? Qt::SizeHorCursor : under == Grip::Body ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    m_dragged = m_dragged || std::abs(x - m_pressX) >= size::kGrid;
    if (m_dragged)
        drag(x);
}

void TimelinePlot::drag(double x)
{
    const UtcTime at = wholeSecond(m_axis.timeAt(x));
    Interval wanted;
    switch (m_grip) {
    case Grip::Start: wanted = sorted(at, m_gripBrush->to); break;
    case Grip::End: wanted = sorted(m_gripBrush->from, at); break;
    case Grip::Fresh: wanted = sorted(wholeSecond(m_gripTime), at); break;
    case Grip::Body: {
        const auto extent = *m_investigation.extent();
        const auto length = m_gripBrush->length();
        const UtcTime from = std::clamp(wholeSecond(m_gripBrush->from + (m_axis.timeAt(x) - m_gripTime)), extent.from, extent.to - length);
        wanted = {from, from + length};
        break;
    }
    case Grip::None: return;
    }
    if (wanted.empty())
        wanted.to = wanted.from + 1s;
    m_investigation.setBrush(wanted);
    const auto extent = *m_investigation.extent();
    const bool beyond = wanted.from < extent.from || wanted.to > extent.to;
    Q_EMIT pulledBeyond(beyond ? std::optional(Interval{std::min(wanted.from, extent.from), std::max(wanted.to, extent.to)}) : std::nullopt);
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_grip == Grip::None)
        return;
    m_grip = Grip::None;
    if (!m_dragged)
        clickAt(event->position().x());
    unsetCursor();
}

/// On a bar: its first read becomes the current one. On empty ground: the selection goes, the filters stay.
void TimelinePlot::clickAt(double x)
{
    const auto bin = m_axis.binOf(m_axis.timeAt(x));
    if (!bin || m_histogram.counts[*bin] == 0)
        return m_investigation.setSelection({});
    const Interval window = m_axis.binAt(*bin);
    const auto& rows = m_investigation.result()->answer.rows;
    std::optional<Investigation::Position> first;
    for (const auto position : m_investigation.kept()) {
        const auto& row = rows[static_cast<std::size_t>(position)];
        if (window.contains(row.time) && (!first || row.time < rows[static_cast<std::size_t>(*first)].time))
            first = position;
    }
    if (first)
        m_investigation.setCurrent(first);
}

void TimelinePlot::wheelEvent(QWheelEvent* event)
{
    if (!m_investigation.extent() || event->angleDelta().y() == 0)
        return;
    constexpr double kNotch = 120;
    zoomAround(m_axis.timeAt(event->position().x()), std::pow(kCloser, event->angleDelta().y() / kNotch));
    event->accept();
}

void TimelinePlot::zoomAround(UtcTime around, double factor)
{
    const Interval before = m_axis.shown();
    const Interval after = zoomed(before, *m_investigation.extent(), around, factor);
    if (after == before)
        return;
    setShown(after);
}

void TimelinePlot::zoomOutOnce()
{
    if (m_zoomedFrom.empty())
        return zoomAround(m_axis.shown().from + m_axis.shown().length() / 2, 1 / kCloser);
    const Interval before = m_zoomedFrom.back();
    m_zoomedFrom.pop_back();
    setShown(before);
}

void TimelinePlot::keyPressEvent(QKeyEvent* event)
{
    if (stepByKey(m_investigation, *event))
        return;
    const int bins = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (!m_investigation.extent() || !(brushByKey(*event, bins) || zoomByKey(event->key(), event->modifiers())))
        QWidget::keyPressEvent(event);
}

bool TimelinePlot::brushByKey(const QKeyEvent& event, int bins)
{
    const auto modifiers = event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier);
    if (bins != 0 && modifiers == Qt::NoModifier)
        movePlayhead(bins);
    else if (bins != 0 && modifiers == Qt::ShiftModifier)
        moveBrush(bins);
    else if (bins != 0 && modifiers == (Qt::ShiftModifier | Qt::ControlModifier))
        resizeBrush(bins);
    else if (event.key() == Qt::Key_I && modifiers == Qt::NoModifier)
        setBrushEdge(Edge::Start);
    else if (event.key() == Qt::Key_O && modifiers == Qt::NoModifier)
        setBrushEdge(Edge::End);
    else
        return false;
    return true;
}

bool TimelinePlot::zoomByKey(int key, Qt::KeyboardModifiers modifiers)
{
    const UtcTime centre = m_playhead && m_axis.shown().contains(*m_playhead) ? *m_playhead : m_axis.shown().from + m_axis.shown().length() / 2;
    if (key == Qt::Key_Up)
        zoomAround(centre, kCloser);
    else if (key == Qt::Key_Down)
        zoomAround(centre, 1 / kCloser);
    else if (key == Qt::Key_Home)
        setShown(*m_investigation.extent());
    else if (key == Qt::Key_Z && modifiers == Qt::ShiftModifier)
        zoomOutOnce();
    else if (key == Qt::Key_Z && modifiers == Qt::NoModifier && m_investigation.brush()) {
        m_zoomedFrom.push_back(m_axis.shown());
        setShown(*m_investigation.brush());
    } else
        return false;
    return true;
}

void TimelinePlot::movePlayhead(int bins)
{
    const Interval extent = *m_investigation.extent();
    const UtcTime from = m_playhead.value_or(m_axis.shown().from);
    m_playhead = std::clamp(m_axis.binStart(from) + m_axis.bin() * bins, extent.from, extent.to);
    update();
}

void TimelinePlot::moveBrush(int bins)
{
    const auto brush = m_investigation.brush();
    if (!brush)
        return;
    const Interval extent = *m_investigation.extent();
    const UtcTime from = std::clamp(brush->from + m_axis.bin() * bins, extent.from, extent.to - brush->length());
    m_investigation.setBrush(Interval{from, from + brush->length()});
}

void TimelinePlot::resizeBrush(int bins)
{
    const UtcTime start = m_axis.binStart(m_playhead.value_or(m_axis.shown().from));
    const auto brush = m_investigation.brush().value_or(Interval{start, start});
    const UtcTime to = brush.to + m_axis.bin() * bins;
    if (to > brush.from)
        m_investigation.setBrush(Interval{brush.from, to});
}

void TimelinePlot::setBrushEdge(Edge edge)
{
    if (!m_playhead)
        return;
    const Interval extent = *m_investigation.extent();
    const Interval brush = m_investigation.brush().value_or(extent);
    const UtcTime at = wholeSecond(*m_playhead);
    const Interval wanted = edge == Edge::Start ? Interval{at, brush.to > at ? brush.to : extent.to} : Interval{brush.from < at ? brush.from : extent.from, at};
    if (!wanted.empty())
        m_investigation.setBrush(wanted);
}

void TimelinePlot::focusInEvent(QFocusEvent*)
{
    update();
}

void TimelinePlot::focusOutEvent(QFocusEvent*)
{
    update();
}

bool TimelinePlot::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

void TimelinePlot::showTip(const QPoint& at, const QPoint& global)
{
    const auto bin = !m_investigation.extent() ? std::nullopt : m_axis.binOf(m_axis.timeAt(at.x()));
    if (!bin)
        return QToolTip::hideText();
    const Interval window = m_axis.binAt(*bin);
    QToolTip::showText(global,
                       tr("%Ln read(s) from %1 to %2", nullptr, static_cast<int>(m_histogram.counts[*bin]))
                           .arg(m_formats.dateTime(window.from), m_formats.dateTimeWithOffset(window.to)),
                       this);
}

} // namespace plateglass::ui
