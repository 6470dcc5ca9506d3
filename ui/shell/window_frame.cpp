#include "ui/shell/window_frame.h"

#include "ui/cases/mark_chip.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace plateglass::ui {

WindowFrame::WindowFrame(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_word(new MarkChip(theme, this))
{
    m_word->setObjectName(QStringLiteral("frameWord"));
    m_word->setText(tr("SYNTHETIC", "word in the edge of the window of the demo"));
    m_word->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_word->hide();
    setObjectName(QStringLiteral("windowFrame"));
}

void WindowFrame::setKind(Kind kind)
{
    m_kind = kind;
    const int edge = kind == Kind::Demo ? size::kDemoBorder : 0;
    setContentsMargins(edge, edge, edge, edge);
    m_word->setVisible(kind == Kind::Demo);
    placeWord();
    update();
}

/// Left of the middle: the menus end before it, and the names of the rooms begin behind it.
void WindowFrame::placeWord()
{
    constexpr double kAlong = 0.4;
    m_word->adjustSize();
    m_word->move(qRound(width() * kAlong) - m_word->width() / 2, 0);
    m_word->raise();
}

void WindowFrame::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeWord();
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
