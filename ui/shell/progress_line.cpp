#include "ui/shell/progress_line.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace plateglass::ui {

namespace {
constexpr int kWhole = 1000;
constexpr int kStepMs = 40;
constexpr int kSteps = 50;
constexpr int kPiece = 4; ///< the moving piece is a quarter of the bar
} // namespace

ProgressLine::ProgressLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(size::kGrid);
}

void ProgressLine::setPerMille(int perMille)
{
    m_perMille = perMille;
    if (perMille < 0 && !m_timer.isActive())
        m_timer.start(kStepMs, this);
    if (perMille >= 0)
        m_timer.stop();
    setAccessibleName(perMille < 0 ? QString() : tr("%1 % done").arg(perMille / 10));
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().bgSunken);
    painter.drawRoundedRect(rect(), size::kHalf, size::kHalf);
    QRectF done = rect();
    if (m_perMille >= 0) {
        done.setWidth(done.width() * m_perMille / kWhole);
    } else {
        const double piece = done.width() / kPiece;
        done = QRectF(-piece + (done.width() + piece) * m_step / kSteps, 0, piece, height());
    }
    painter.setClipRect(rect());
    painter.setBrush(m_theme.tokens().accent);
    painter.drawRoundedRect(done, size::kHalf, size::kHalf);
}

void ProgressLine::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_step = (m_step + 1) % kSteps;
    update();
}

void ProgressLine::hideEvent(QHideEvent*)
{
    m_timer.stop();
}

} // namespace plateglass::ui
