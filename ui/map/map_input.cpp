#include "ui/map/map_input.h"

#include "ui/common/theme.h"
#include "ui/map/tool_icons.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QStyleHints>

namespace plateglass::ui {

namespace {

constexpr double kWheelStep = 120; ///< eighths of a degree of a wheel's notch, see QWheelEvent
constexpr double kLevelsPerNotch = 0.5;

} // namespace

MapInput::MapInput(QQuickItem* parent) : QQuickItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setAcceptHoverEvents(true);
}

void MapInput::setController(MapController* controller)
{
    if (controller == m_controller || !controller)
        return;
    m_controller = controller;
    connect(controller->draft(), &ShapeDraft::changed, this, &MapInput::updateCursor);
    connect(controller, &MapController::lookChanged, this, &MapInput::updateCursor);
    updateCursor();
    Q_EMIT controllerChanged();
}

void MapInput::updateCursor()
{
    const auto tool = m_controller->draft()->tool();
    if (m_isDragging)
        setCursor(Qt::ClosedHandCursor);
    else if (tool == ShapeDraft::Tool::None)
        setCursor(Qt::OpenHandCursor);
    else
        setCursor(toolCursor(tool, m_controller->content().theme().tokens(), window() ? window()->effectiveDevicePixelRatio() : 1.0));
}

void MapInput::mousePressEvent(QMouseEvent* event)
{
    m_isPressed = true;
    m_isDragging = false;
    m_pressedAt = m_last = event->position();
    event->accept();
}

void MapInput::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (!m_isDragging && (at - m_pressedAt).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance()) {
        m_isDragging = true;
        updateCursor();
    }
    if (m_isDragging)
        m_controller->panBy(m_last - at);
    m_last = at;
}

void MapInput::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_isPressed && !m_isDragging && event->button() == Qt::LeftButton;
    m_isPressed = m_isDragging = false;
    updateCursor();
    if (clicked)
        m_controller->clickAt(event->position(), event->modifiers().testFlag(Qt::ControlModifier) ? MapController::Click::Toggle : MapController::Click::Plain);
}

void MapInput::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_isPressed = false; // the release that follows is no third click
    if (m_controller->draft()->tool() != ShapeDraft::Tool::None)
        m_controller->draft()->close();
    else
        m_controller->zoomAt(event->position(), event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
}

void MapInput::mouseUngrabEvent()
{
    m_isPressed = m_isDragging = false;
    updateCursor();
}

void MapInput::wheelEvent(QWheelEvent* event)
{
    m_controller->zoomAt(event->position(), event->angleDelta().y() / kWheelStep * kLevelsPerNotch);
    event->accept();
}

void MapInput::hoverMoveEvent(QHoverEvent* event)
{
    m_controller->hoverAt(event->position());
}

void MapInput::hoverLeaveEvent(QHoverEvent*)
{
    m_controller->leave();
}

} // namespace plateglass::ui
