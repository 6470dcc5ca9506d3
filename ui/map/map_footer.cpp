#include "ui/map/map_footer.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QResizeEvent>

namespace plateglass::ui {

namespace {

constexpr int kLineHeight = size::kLarge + size::kGrid;
constexpr int kMostLines = 3;

} // namespace

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
    setFixedHeight(m_lines * kLineHeight + size::kHalf);
}

std::vector<QPoint> MapFooter::placesIn(int lines) const
{
    const QFontMetrics metrics(fontFor(TextRole::Note));
    const LegendPainter legend(m_theme.tokens(), m_content, kLineHeight);
    std::vector<QPoint> places;
    int line = 0, left = size::kSmall;
    for (const LegendEntry& entry : m_entries) {
        const int wide = legend.width(entry, metrics);
        for (; line < lines && left + wide > QWidget::width() - size::kSmall; ++line)
            left = size::kSmall;
        if (line >= lines)
            break; // the tooltip holds the whole legend
        places.emplace_back(left, size::kHair + line * kLineHeight);
        left += wide + size::kLarge;
    }
    return places;
}

void MapFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.fillRect(QRect(0, 0, QWidget::width(), size::kHair), m_theme.tokens().lineSubtle);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextRole::Note));
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
    setAccessibleName(tr("Map legend"));
    setAccessibleDescription(words.join(QLatin1Char(' ')));
    setToolTip(words.join(QLatin1Char('\n')));
}

} // namespace plateglass::ui
