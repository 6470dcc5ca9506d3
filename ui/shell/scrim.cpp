#include "ui/shell/scrim.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

namespace plateglass::ui {

Scrim::Scrim(const Theme& theme, QWidget& window) : QWidget(&window), m_theme(theme)
{
    setObjectName(QStringLiteral("scrim"));
    setGeometry(window.rect());
    window.installEventFilter(this);
    raise();
    show();
}

void Scrim::paintEvent(QPaintEvent*)
{
    constexpr double kVeil = 0.6;
    QPainter(this).fillRect(rect(), faded(m_theme.tokens().bgSunken, kVeil));
}

bool Scrim::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace plateglass::ui
