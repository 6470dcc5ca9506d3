#include "ui/cases/mark_chip.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace plateglass::ui {

MarkChip::MarkChip(const Theme& theme, QWidget* parent) : TonedLabel(theme, TextRole::Head, Tone::Demo, parent), m_theme(theme)
{
    setContentsMargins(size::kSmall, size::kHalf, size::kSmall, size::kHalf);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkChip::setKind(Kind kind)
{
    m_kind = kind;
    setTone(kind == Kind::Demo ? Tone::Demo : Tone::Warn);
}

void MarkChip::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const StatusColours& colours = m_kind == Kind::Demo ? m_theme.tokens().demo : m_theme.tokens().warn;
        painter.setPen(QPen(colours.text, size::kHair));
        painter.setBrush(colours.bg);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::kRadius, size::kRadius);
    }
    TonedLabel::paintEvent(event);
}

} // namespace plateglass::ui
