#include "ui/shell/window_frame.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace plateglass::ui {

WindowFrame::WindowFrame(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("windowFrame"));
}

void WindowFrame::setKind(Kind kind)
{
    m_kind = kind;
    const int edge = kind == Kind::Demo ? size::kDemoBorder : 0;
    setContentsMargins(edge, edge, edge, edge);
    update();
}

void WindowFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgWindow);
    if (m_kind == Kind::Plain)
        return;
    const int edge = size::kDemoBorder;
    painter.setClipRegion(QRegion(rect()).subtracted(rect().adjusted(edge, edge, -edge, -edge)));
    painter.fillRect(rect(), m_theme.tokens().demo.bg);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double kCalm = 0.6; // all around the eye: calmer than the word in the strip
    painter.setPen(QPen(faded(m_theme.tokens().demo.text, kCalm), size::kHalf));
    for (int x = -height(); x < width(); x += size::kSmall)
        painter.drawLine(x, height(), x + height(), 0);
}

} // namespace plateglass::ui
