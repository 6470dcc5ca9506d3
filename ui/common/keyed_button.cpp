#include "ui/common/keyed_button.h"

#include "ui/common/flat_style.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace plateglass::ui {

KeyedButton::KeyedButton(const QString& verb, const QKeySequence& key, Height height, QWidget* parent)
    : QPushButton(verb, parent), m_key(key), m_height(height)
{
    setFont(fontFor(TextRole::Emphasis));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (height == Height::Dense)
        setFixedHeight(size::kControlDense + 2 * (size::kFocus + size::kHair));
}

void KeyedButton::setVerb(const QString& verb)
{
    setText(verb);
    updateGeometry();
}

void KeyedButton::setTip(const QString& tip)
{
    m_tip = tip;
    setReason({});
}

void KeyedButton::setReason(const QString& reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(!reason.isEmpty() ? reason : m_tip.isEmpty() || m_key.isEmpty() ? m_tip : tr("%1 (%2)", "what a button does, its key").arg(m_tip, keyText()));
    setAccessibleDescription(reason.isEmpty() ? m_tip : reason);
}

QString KeyedButton::keyText() const
{
    return m_key.toString(QKeySequence::NativeText);
}

int KeyedButton::gap() const
{
    return m_key.isEmpty() ? 0 : size::kSmall;
}

QSize KeyedButton::sizeHint() const
{
    const QFontMetrics verb(font()), key(fontFor(TextRole::Note));
    QSize hint = QPushButton::sizeHint();
    const int padding = m_height == Height::Dense ? size::kMedium : size::kLarge;
    hint.setWidth(verb.size(Qt::TextShowMnemonic, text()).width() + gap() + (m_key.isEmpty() ? 0 : key.horizontalAdvance(keyText())) + 2 * padding
                  + 2 * (size::kFocus + size::kHair));
    return hint;
}

void KeyedButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const int verbWidth = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const QFont keyFont = fontFor(TextRole::Note);
    const int keyWidth = m_key.isEmpty() ? 0 : QFontMetrics(keyFont).horizontalAdvance(keyText());
    QRect verbRect = rect();
    verbRect.setLeft((width() - verbWidth - gap() - keyWidth) / 2);
    verbRect.setWidth(verbWidth);
    QRect keyRect = rect();
    keyRect.setLeft(verbRect.right() + 1 + gap());
    const QColor colour = buttonTextColour(this);
    painter.setPen(colour);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), verbRect), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
    painter.setFont(keyFont);
    constexpr double kQuieter = 0.78;
    painter.setPen(isEnabled() ? faded(colour, kQuieter) : colour);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), keyRect), Qt::AlignVCenter | Qt::AlignLeft, keyText());
}

} // namespace plateglass::ui
