// Takes pointer and wheel over the map and hands them to the controller: drag pans, wheel zooms at the pointer, double
// click zooms in, with Shift out; with a tool armed clicks are corners. Rotation and tilt do not exist. Window thread.
#pragma once

#include "ui/map/map_controller.h"

#include <QQuickItem>

namespace plateglass::ui {

class MapInput : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plateglass::ui::MapController* controller READ controller WRITE setController NOTIFY controllerChanged REQUIRED)

public:
    explicit MapInput(QQuickItem* parent = nullptr);

    [[nodiscard]] MapController* controller() const { return m_controller; }
    void setController(MapController* controller);

Q_SIGNALS:
    void controllerChanged();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void wheelEvent(QWheelEvent* event) override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void hoverLeaveEvent(QHoverEvent* event) override;

private:
    void updateCursor();

    MapController* m_controller = nullptr;
    QPointF m_pressedAt, m_last;
    bool m_isPressed = false, m_isDragging = false;
};

} // namespace plateglass::ui
