#include "ui/common/busy_mark.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace plateglass::ui {

namespace {
constexpr int kSteps = 24;
constexpr int kStepMs = 40;
constexpr int kSixteenthsOfDegree = 16;
constexpr int kFullTurn = 360 * kSixteenthsOfDegree;
} // namespace

BusyMark::BusyMark(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedSize(size::kIcon, size::kIcon);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void BusyMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect()).adjusted(size::kHalf, size::kHalf, -size::kHalf, -size::kHalf);
    painter.setPen(QPen(m_theme.tokens().lineSubtle, size::kFocus));
    painter.drawEllipse(circle);
    painter.setPen(QPen(m_theme.tokens().accent, size::kFocus, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, -m_step * kFullTurn / kSteps, kFullTurn / 4);
}

void BusyMark::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_step = (m_step + 1) % kSteps;
    update();
}

void BusyMark::showEvent(QShowEvent*)
{
    m_timer.start(kStepMs, this);
}

void BusyMark::hideEvent(QHideEvent*)
{
    m_timer.stop();
}

} // namespace plateglass::ui
