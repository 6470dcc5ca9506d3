// One sheet of the map: an image painted off the window's thread for the view of a moment. While the view moves the last
// image is moved and scaled with it; the new one takes its place when it is ready. Window thread.
#pragma once

#include "ui/common/async.h"
#include "ui/map/map_controller.h"
#include "ui/map/viewport.h"

#include <QGeoCoordinate>
#include <QImage>
#include <QQuickItem>

#include <functional>
#include <memory>
#include <optional>

namespace plateglass::ui {

class MapLayer : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Use one of the layers made from it.")
    Q_PROPERTY(plateglass::ui::MapController* controller READ controller WRITE setController NOTIFY controllerChanged REQUIRED)
    /// Of the map this layer lies on: it follows these and nothing else.
    Q_PROPERTY(QGeoCoordinate center READ center WRITE setCenter NOTIFY viewChanged REQUIRED)
    Q_PROPERTY(double zoomLevel READ zoomLevel WRITE setZoomLevel NOTIFY viewChanged REQUIRED)

public:
    [[nodiscard]] MapController* controller() const { return m_controller; }
    void setController(MapController* controller);
    [[nodiscard]] QGeoCoordinate center() const { return m_center; }
    void setCenter(const QGeoCoordinate& center);
    [[nodiscard]] double zoomLevel() const { return m_zoomLevel; }
    void setZoomLevel(double zoomLevel);

    [[nodiscard]] Viewport view() const;
    /// The image on the screen was painted for the present view and content.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void controllerChanged();
    void viewChanged();
    void settled();

protected:
    struct Painted {
        QImage image;
        std::function<void()> adopted = {}; ///< on the window's thread, when the image takes its place
    };
    /// Runs on another thread; may hold snapshots only. The view is grown by margin() on each side.
    using Painter = std::function<Painted(const Viewport&, const std::stop_token&)>;

    explicit MapLayer(QQuickItem* parent = nullptr);

    /// A painter for what there is to draw now.
    [[nodiscard]] virtual Painter painter() const = 0;
    /// Called once the controller is known: connect to what changes the content.
    virtual void connectTo(MapController& controller) = 0;
    [[nodiscard]] virtual int margin() const;
    /// The content has changed.
    void refresh();

    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;

private:
    void start();
    void adopt(Painted painted, const Viewport& view, quint64 version);
    [[nodiscard]] QRectF placeOfImage() const;

    MapController* m_controller = nullptr;
    QGeoCoordinate m_center{0, 0};
    double m_zoomLevel = 0;
    QImage m_image;
    Viewport m_imageView;         ///< what m_image shows, margin included
    quint64 m_version = 1;        ///< of the content
    quint64 m_imageVersion = 0;
    bool m_isPainting = false;
    bool m_isFresh = false;       ///< m_image has not been handed to the scene graph yet
    AsyncLane m_lane;
};

} // namespace plateglass::ui
