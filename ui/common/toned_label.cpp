#include "ui/common/toned_label.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace plateglass::ui {

QColor colourOf(Tone tone, const Theme& theme)
{
    const Tokens& t = theme.tokens();
    switch (tone) {
    case Tone::Primary: return t.textPrimary;
    case Tone::Secondary: return t.textSecondary;
    case Tone::Muted: return t.textMuted;
    case Tone::Accent: return t.accent;
    case Tone::Danger: return t.danger.text;
    case Tone::Warn: return t.warn.text;
    case Tone::Ok: return t.ok.text;
    case Tone::Info: return t.info.text;
    case Tone::Demo: return t.demo.text;
    }
    return t.textPrimary;
}

TonedLabel::TonedLabel(const Theme& theme, TextRole role, Tone tone, QWidget* parent) : QLabel(parent), m_theme(theme), m_tone(tone)
{
    setFont(fontFor(role));
    setTextFormat(Qt::PlainText); // what people typed is never read as markup
    setForegroundRole(QPalette::WindowText); // whatever ground the parent asks for
    connect(&theme, &Theme::changed, this, &TonedLabel::recolour);
    recolour();
}

void TonedLabel::setTone(Tone tone)
{
    m_tone = tone;
    recolour();
}

void TonedLabel::setFit(Fit fit)
{
    m_fit = fit;
    updateGeometry();
}

void TonedLabel::standWith(TextRole role)
{
    const QFontMetrics other(fontFor(role));
    setContentsMargins(0, std::max(0, other.ascent() - fontMetrics().ascent()), 0, 0);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

QSize TonedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return m_fit == Fit::Cut ? QSize(0, whole.height()) : whole;
}

void TonedLabel::paintEvent(QPaintEvent* event)
{
    if (m_fit == Fit::Whole || !tooWide())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

void TonedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (m_fit == Fit::Cut)
        setToolTip(tooWide() ? text() : QString());
}

void TonedLabel::recolour()
{
    QPalette mine = palette();
    mine.setColor(QPalette::WindowText, colourOf(m_tone, m_theme));
    setPalette(mine);
}

bool TonedLabel::tooWide() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

} // namespace plateglass::ui
