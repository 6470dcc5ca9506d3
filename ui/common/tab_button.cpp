#include "ui/common/tab_button.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

namespace plateglass::ui {

TabButton::TabButton(const Theme& theme, const QString& word, const QKeySequence& key, QWidget* parent) : QAbstractButton(parent), m_theme(theme), m_key(key)
{
    setText(word);
    setAccessibleName(word);
    setAccessibleDescription(keyText());
    setCheckable(true);
    setAutoExclusive(true);
    setFont(fontFor(TextRole::Emphasis));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString TabButton::keyText() const
{
    return m_key.toString(QKeySequence::NativeText);
}

QSize TabButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text()) + size::kSmall + QFontMetrics(fontFor(TextRole::Note)).horizontalAdvance(keyText());
    return {words + 2 * size::kMedium, size::kControlDense};
}

void TabButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), underMouse() && !isChecked() ? t.bgHover : t.bgPanel);
    QRect room = rect().adjusted(size::kMedium, 0, -size::kMedium, 0);
    painter.setFont(font());
    painter.setPen(isChecked() ? t.textPrimary : t.textSecondary);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    room.setLeft(room.left() + fontMetrics().horizontalAdvance(text()) + size::kSmall);
    painter.setFont(fontFor(TextRole::Note));
    painter.setPen(t.textMuted);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, keyText());
    if (isChecked())
        painter.fillRect(size::kMedium, height() - size::kCurrentBar, width() - 2 * size::kMedium, size::kCurrentBar, t.accent);
    if (hasFocus()) {
        painter.setPen(QPen(t.focusRing, size::kFocus));
        painter.drawRect(rect().adjusted(size::kHair, size::kHair, -size::kHair, -size::kHair));
    }
}

} // namespace plateglass::ui
