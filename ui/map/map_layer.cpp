#include "ui/map/map_layer.h"

#include <QQuickWindow>
#include <QSGImageNode>

#include <cmath>

namespace plateglass::ui {

MapLayer::MapLayer(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void MapLayer::setController(MapController* controller)
{
    if (controller == m_controller || !controller)
        return;
    m_controller = controller;
    connectTo(*controller);
    Q_EMIT controllerChanged();
    refresh();
}

void MapLayer::setCenter(const QGeoCoordinate& center)
{
    if (center == m_center || !center.isValid())
        return;
    m_center = center;
    Q_EMIT viewChanged();
    polish();
    update();
}

void MapLayer::setZoomLevel(double zoomLevel)
{
    if (zoomLevel == m_zoomLevel)
        return;
    m_zoomLevel = zoomLevel;
    Q_EMIT viewChanged();
    polish();
    update();
}

Viewport MapLayer::view() const
{
    const base::LatLon centre{base::Degrees7::fromDegrees(m_center.latitude()), base::Degrees7::fromDegrees(m_center.longitude())};
    return {geo::toUnit(centre), m_zoomLevel, size().toSize(), window() ? window()->effectiveDevicePixelRatio() : 1.0};
}

int MapLayer::margin() const
{
    constexpr int kAround = 96; ///< logical pixels that a quick drag may bring into sight before the next image is there
    return kAround;
}

bool MapLayer::isSettled() const
{
    return !m_isPainting && m_imageVersion == m_version && m_imageView == view().grown(margin());
}

void MapLayer::refresh()
{
    ++m_version;
    polish();
}

void MapLayer::updatePolish()
{
    if (m_isPainting || !m_controller || size().isEmpty() || !isVisible())
        return; // what is under way is adopted first; adopt() asks again
    if (!isSettled())
        start();
}

void MapLayer::start()
{
    m_isPainting = true;
    const Viewport view = this->view().grown(margin());
    m_lane.start(
        this, [paint = painter(), view](const std::stop_token& stop) { return paint(view, stop); },
        [this, view, version = m_version](Painted painted) { adopt(std::move(painted), view, version); });
}

void MapLayer::adopt(Painted painted, const Viewport& view, quint64 version)
{
    m_isPainting = false;
    m_image = std::move(painted.image);
    m_imageView = view;
    m_imageVersion = version;
    m_isFresh = true;
    if (painted.adopted)
        painted.adopted();
    update();
    if (isSettled())
        Q_EMIT settled();
    else
        polish();
}

/// Where the image belongs in the present view.
QRectF MapLayer::placeOfImage() const
{
    const Viewport now = view();
    const double scale = std::exp2(now.zoom - m_imageView.zoom);
    const QPointF middle = now.toScreen(m_imageView.centre);
    const QPointF half(m_imageView.size.width() / 2.0, m_imageView.size.height() / 2.0);
    return {middle - half * scale, QSizeF(m_image.size()) / m_imageView.ratio * scale};
}

QSGNode* MapLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    if (m_image.isNull()) {
        delete old;
        return nullptr;
    }
    auto* node = static_cast<QSGImageNode*>(old);
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        m_isFresh = true;
    }
    if (m_isFresh) {
        const auto options = m_image.hasAlphaChannel() ? QQuickWindow::TextureHasAlphaChannel : QQuickWindow::TextureIsOpaque;
        node->setTexture(window()->createTextureFromImage(m_image, options));
        m_isFresh = false;
    }
    const QRectF place = placeOfImage();
    // On its own pixels an image is shown as painted; between them it is smoothed.
    node->setFiltering(isSettled() ? QSGTexture::Nearest : QSGTexture::Linear);
    node->setRect(place);
    return node;
}

void MapLayer::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    polish();
    update();
}

void MapLayer::itemChange(ItemChange change, const ItemChangeData& value)
{
    QQuickItem::itemChange(change, value);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemVisibleHasChanged || change == ItemSceneChange)
        polish();
}

} // namespace plateglass::ui
