// The sheets of the map, bottom to top: base map, its names, overlays, areas, reads, the rings of what is hovered and
// current, and the names of areas.
#pragma once

#include "ui/map/map_layer.h"

namespace plateglass::ui {

class BaseMapLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit BaseMapLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
};

/// Names of the base map, where symbols and names of areas leave room.
class NameLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit NameLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
};

class OverlayLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit OverlayLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
};

class AreaLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit AreaLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
};

class AreaNameLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit AreaNameLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
};

class ReadsLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit ReadsLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
};

class EmphasisLayer : public MapLayer {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit EmphasisLayer(QQuickItem* parent = nullptr) : MapLayer(parent) {}

protected:
    [[nodiscard]] Painter painter() const override;
    void connectTo(MapController& controller) override;
    [[nodiscard]] int margin() const override { return 0; }
};

} // namespace plateglass::ui
