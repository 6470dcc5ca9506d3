#include "ui/shell/card_button.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

namespace plateglass::ui {

CardButton::CardButton(const Theme& theme, Icon icon, const QString& title, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_icon(icon), m_text(text)
{
    setText(title);
    setAccessibleDescription(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize CardButton::sizeHint() const
{
    const int width = size::kSessionDialog / 2;
    const int inner = width - 2 * size::kDialog;
    const QFontMetrics title(fontFor(TextRole::PageTitle)), text(fontFor(TextRole::Body));
    const int lines = text.boundingRect(QRect(0, 0, inner, width), Qt::TextWordWrap, m_text).height();
    return {width, 2 * size::kDialog + size::kDialog + size::kMedium + title.height() + size::kSmall + lines};
}

void CardButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lively = underMouse() || isDown();
    const QRectF frame = QRectF(rect()).adjusted(size::kFocus + 0.5, size::kFocus + 0.5, -size::kFocus - 0.5, -size::kFocus - 0.5);
    painter.setPen(QPen(lively ? t.accent : t.lineSubtle, size::kHair));
    painter.setBrush(lively ? t.bgHover : t.bgRaised);
    painter.drawRoundedRect(frame, size::kCardRadius, size::kCardRadius);
    if (hasFocus()) {
        painter.setPen(QPen(t.focusRing, size::kFocus));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), size::kCardRadius + size::kHalf, size::kCardRadius + size::kHalf);
    }
    const QRect inner = rect().adjusted(size::kDialog, size::kDialog, -size::kDialog, -size::kDialog);
    painter.drawPixmap(QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignTop, QSize(size::kDialog, size::kDialog), inner),
                       iconPixmap(m_icon, t.accent, size::kDialog, devicePixelRatioF()));
    QRect line = inner.adjusted(0, size::kDialog + size::kMedium, 0, 0);
    painter.setFont(fontFor(TextRole::PageTitle));
    painter.setPen(t.textPrimary);
    const int titleHeight = painter.fontMetrics().height();
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft, text());
    line.adjust(0, titleHeight + size::kSmall, 0, 0);
    painter.setFont(fontFor(TextRole::Body));
    painter.setPen(t.textSecondary);
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_text);
}

} // namespace plateglass::ui
