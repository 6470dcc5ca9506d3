#include "ui/shell/scrim.h"

#include "ui/common/flat_style.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QEvent>
#include <QPainter>

namespace plateglass::ui {

Scrim::Scrim(const Theme& theme, QWidget& window) : QWidget(&window), m_theme(theme)
{
    setObjectName(QStringLiteral("scrim"));
    setGeometry(window.rect());
    window.installEventFilter(this);
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (button->window() == &window && isPrimary(button)) {
            makePlain(button);
            m_calmed.emplace_back(button);
        }
    raise();
    show();
}

Scrim::~Scrim()
{
    for (const auto& button : m_calmed)
        if (button)
            makePrimary(button);
}

QRegion Scrim::veiled() const
{
    QRegion veiled(rect());
    for (const char* name : {"windowMark", "frameWord"})
        if (const auto* mark = parentWidget()->findChild<QWidget*>(QString::fromLatin1(name)); mark && mark->isVisible())
            veiled -= QRect(mark->mapTo(parentWidget(), QPoint()), mark->size());
    if (const auto* frame = parentWidget()->findChild<QWidget*>(QStringLiteral("windowFrame")))
        veiled &= frame->contentsRect().translated(frame->mapTo(parentWidget(), QPoint()));
    return veiled;
}

void Scrim::paintEvent(QPaintEvent*)
{
    constexpr double kVeil = 0.6;
    QPainter painter(this);
    painter.setClipRegion(veiled());
    painter.fillRect(rect(), faded(m_theme.tokens().bgSunken, kVeil));
}

bool Scrim::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace plateglass::ui
