#include "ui/map/map_footer.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr int kLineHeight = size::kLarge + size::kGrid;
constexpr int kMostLines = 3;
constexpr double kLongestScale = 4 * size::kHuge;

QString lengthText(double metres)
{
    const QLocale locale;
    constexpr double kKilometre = 1000;
    return metres >= kKilometre ? MapFooter::tr("%1 km").arg(locale.toString(metres / kKilometre, 'f', 0)) : MapFooter::tr("%1 m").arg(locale.toString(metres, 'f', 0));
}

} // namespace

ScaleLength scaleLength(double metresPerPixel, double mostPixels)
{
    const double most = metresPerPixel * mostPixels;
    const double power = std::pow(10, std::floor(std::log10(most)));
    double metres = power;
    for (const double factor : {2.0, 5.0})
        if (factor * power <= most)
            metres = factor * power;
    return {metres, metres / metresPerPixel};
}

MapFooter::MapFooter(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("mapFooter"));
    growTo(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void MapFooter::setLegend(const LegendContent& content)
{
    if (content == m_content)
        return;
    m_content = content;
    m_entries = legendEntries(content);
    growTo(m_lines);
    describe();
    update();
}

void MapFooter::startOver()
{
    growTo(1);
}

void MapFooter::setView(const Viewport& view)
{
    m_view = view;
    update();
}

void MapFooter::setCredit(const QString& credit)
{
    m_credit = credit;
    growTo(m_lines);
    describe();
    update();
}

void MapFooter::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        growTo(1);
}

void MapFooter::growTo(int least)
{
    m_lines = least;
    while (m_lines < kMostLines && placesIn(m_lines).size() < m_entries.size())
        ++m_lines;
    setFixedHeight(m_lines * kLineHeight + size::kSmall);
}

int MapFooter::creditWidth() const
{
    constexpr int kMost = 10 * size::kHuge;
    return m_credit.isEmpty() ? 0 : std::min({kMost, QWidget::width() / 3, QFontMetrics(fontFor(TextRole::Note)).horizontalAdvance(m_credit) + size::kHair});
}

/// The scale has its room at its longest, so that zooming moves no entry.
int MapFooter::rightOf(int line, int lines) const
{
    const QFontMetrics metrics(fontFor(TextRole::Note));
    const int scale = static_cast<int>(kLongestScale) + metrics.horizontalAdvance(lengthText(500)) + metrics.horizontalAdvance(QLatin1Char('N')) + size::kHuge + 2 * size::kLarge;
    return QWidget::width() - size::kSmall - (line == 0 ? scale : 0) - (line == lines - 1 && !m_credit.isEmpty() ? creditWidth() + size::kLarge : 0);
}

std::vector<QPoint> MapFooter::placesIn(int lines) const
{
    const QFontMetrics metrics(fontFor(TextRole::Note));
    const LegendPainter legend(m_theme.tokens(), m_content, kLineHeight);
    std::vector<QPoint> places;
    int line = 0, left = size::kSmall;
    for (const LegendEntry& entry : m_entries) {
        const int wide = legend.width(entry, metrics);
        for (; line < lines && left + wide > rightOf(line, lines); ++line)
            left = size::kSmall;
        if (line >= lines)
            break; // the tooltip holds the whole legend
        places.emplace_back(left, size::kGrid + line * kLineHeight);
        left += wide + size::kLarge;
    }
    return places;
}

void MapFooter::paintCredit(QPainter& painter, QRect line) const
{
    painter.setPen(m_theme.tokens().textMuted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, painter.fontMetrics().elidedText(m_credit, Qt::ElideRight, creditWidth()));
}

int MapFooter::paintNorth(QPainter& painter, int right) const
{
    const QString letter = tr("N", "north");
    const int wide = painter.fontMetrics().horizontalAdvance(letter), left = right - wide - size::kGrid - size::kSmall;
    painter.setPen(m_theme.tokens().textSecondary);
    painter.drawText(QRect(right - wide, size::kGrid, wide, kLineHeight), Qt::AlignVCenter | Qt::AlignLeft, letter);
    const double x = left + size::kGrid, top = size::kGrid + (kLineHeight - size::kMedium) / 2.0;
    QPainterPath arrow(QPointF(x, top + size::kMedium));
    arrow.lineTo(x, top);
    arrow.moveTo(x - size::kGrid, top + size::kGrid + size::kHair);
    arrow.lineTo(x, top);
    arrow.lineTo(x + size::kGrid, top + size::kGrid + size::kHair);
    painter.strokePath(arrow, QPen(m_theme.tokens().textSecondary, size::kHair * 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    return left - size::kLarge;
}

void MapFooter::paintScale(QPainter& painter, int right) const
{
    const ScaleLength length = scaleLength(m_view.metresPerPixel(), kLongestScale);
    const QString words = lengthText(length.metres);
    const int wide = painter.fontMetrics().horizontalAdvance(words), textLeft = right - wide;
    painter.setPen(m_theme.tokens().textSecondary);
    painter.drawText(QRect(textLeft, size::kGrid, wide, kLineHeight), Qt::AlignVCenter | Qt::AlignLeft, words);
    const double barRight = textLeft - size::kGrid - 0.5, barLeft = barRight - length.pixels, y = size::kGrid + kLineHeight / 2.0 + size::kGrid;
    QPainterPath bar(QPointF(barLeft, y - size::kGrid));
    bar.lineTo(barLeft, y);
    bar.lineTo(barRight, y);
    bar.lineTo(barRight, y - size::kGrid);
    painter.strokePath(bar, QPen(m_theme.tokens().textSecondary, size::kHair * 1.3));
}

void MapFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.fillRect(QRect(0, 0, QWidget::width(), size::kHair), m_theme.tokens().lineSubtle);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextRole::Note));
    const QRect lines(size::kSmall, size::kGrid, QWidget::width() - 2 * size::kSmall, m_lines * kLineHeight);
    paintCredit(painter, QRect(lines.left(), lines.bottom() + 1 - kLineHeight, lines.width(), kLineHeight));
    const bool together = m_lines == 1 && !m_credit.isEmpty();
    paintScale(painter, paintNorth(painter, lines.right() + 1 - (together ? creditWidth() + size::kLarge : 0)));
    const LegendPainter legend(m_theme.tokens(), m_content, kLineHeight);
    const std::vector<QPoint> places = placesIn(m_lines);
    for (std::size_t i = 0; i < places.size(); ++i)
        legend.paint(painter, m_entries[i], places[i]);
}

void MapFooter::describe()
{
    QStringList words;
    for (const LegendEntry& entry : m_entries)
        words << entry.sentence;
    words << tr("North is up.");
    if (!m_credit.isEmpty())
        words << m_credit;
    setAccessibleName(tr("Map legend"));
    setAccessibleDescription(words.join(QLatin1Char(' ')));
    setToolTip(words.join(QLatin1Char('\n')));
}

} // namespace plateglass::ui
