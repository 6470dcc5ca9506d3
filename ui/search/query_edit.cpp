#include "ui/search/query_edit.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace plateglass::ui {

QueryEdit::QueryEdit(const Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("searchText"));
    setFont(fontFor(TextRole::Query));
    setFixedHeight(size::kControl);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData); // what is asked is nobody's word list
}

void QueryEdit::setUnderline(Underline kind, qsizetype from, qsizetype length)
{
    m_underline = kind;
    m_from = from;
    m_length = length;
    update();
}

/// The font is of one width, so every character's place follows from the caret's, whatever the line has scrolled.
QRect QueryEdit::underlineRect() const
{
    if (m_underline == Underline::None)
        return {};
    const QFontMetricsF metrics(font());
    const QString shown = displayText();
    const auto widthOf = [&](qsizetype count) { return metrics.horizontalAdvance(shown.left(count)); };
    const qsizetype length = qMax<qsizetype>(m_length, 1);
    const QRect caret = cursorRect();
    const double origin = caret.center().x() - widthOf(cursorPosition());
    const double left = origin + widthOf(m_from);
    const double right = m_from + length <= shown.size() ? origin + widthOf(m_from + length) : left + metrics.averageCharWidth();
    const int bottom = qMin(caret.bottom() + size::kHair, height() - size::kGrid);
    const QRect wave(qRound(left), bottom - size::kHalf, qRound(right - left), size::kGrid);
    const QMargins inner = textMargins();
    return wave.intersected(rect().adjusted(inner.left() + size::kGrid, 0, -inner.right() - size::kGrid, 0));
}

void QueryEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const QRect wave = underlineRect();
    if (wave.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_underline == Underline::Fault ? m_theme.tokens().danger.text : m_theme.tokens().textMuted, 1.25));
    QPainterPath path(QPointF(wave.left(), wave.center().y()));
    bool up = true;
    for (double x = wave.left(); x < wave.right(); x += size::kGrid, up = !up)
        path.quadTo(QPointF(x + size::kHalf, up ? wave.top() - 0.5 : wave.bottom() + 0.5), QPointF(x + size::kGrid, wave.center().y()));
    painter.setClipRect(wave.adjusted(0, -size::kHalf, 0, size::kHalf));
    painter.drawPath(path);
}

} // namespace plateglass::ui
