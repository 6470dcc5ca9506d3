#include "ui/map/tool_button.h"

#include "ui/common/flat_style.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace plateglass::ui {

ToolButton::ToolButton(const QString& words, const QString& key, QWidget* parent) : QToolButton(parent), m_key(key)
{
    setText(words);
    setAutoRaise(true);
    setFixedHeight(size::kPanelHead - size::kHair);
    setFocusPolicy(Qt::TabFocus);
}

QSize ToolButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text()), key = QFontMetrics(fontFor(TextRole::Note)).horizontalAdvance(m_key);
    return {2 * size::kSmall + size::kIcon + (words > 0 ? size::kGrid + words : 0) + size::kSmall + key, size::kPanelHead - size::kHair};
}

void ToolButton::paintEvent(QPaintEvent*)
{
    constexpr double kQuieter = 0.78;
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const QIcon icon = std::exchange(option.icon, QIcon());
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    QRect room = rect().adjusted(size::kSmall, 0, -size::kSmall, 0);
    const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
    icon.paint(&painter, QRect(room.left(), (height() - size::kIcon) / 2, size::kIcon, size::kIcon), Qt::AlignCenter, mode, isChecked() ? QIcon::On : QIcon::Off);
    room.setLeft(room.left() + size::kIcon + size::kGrid);
    const QColor colour = buttonTextColour(this);
    painter.setPen(colour);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.setFont(fontFor(TextRole::Note));
    painter.setPen(isEnabled() ? faded(colour, kQuieter) : colour);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, m_key);
}

} // namespace plateglass::ui
