// What part of the world is seen, how large and how sharp: the only thing that painters and hit tests know of a view.
// Values only; any thread.
#pragma once

#include "domain/area.h"
#include "geo/web_mercator.h"

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QSize>

#include <vector>

namespace plateglass::ui {

struct Viewport {
    geo::UnitPoint centre{0.5, 0.5};
    double zoom = 2;  ///< the world is 256 x 2^zoom logical pixels wide
    QSize size;       ///< logical pixels
    double ratio = 1; ///< device pixels per logical pixel
    int margin = 0;   ///< logical pixels on each side that are painted but not in sight

    bool operator==(const Viewport& other) const;

    [[nodiscard]] double worldSize() const; ///< logical pixels around the world
    /// Logical pixels from the top left. Of the copies of the world the one nearest to the centre is meant.
    [[nodiscard]] QPointF toScreen(geo::UnitPoint point) const;
    [[nodiscard]] QPointF toScreen(base::LatLon point) const { return toScreen(geo::toUnit(point)); }
    [[nodiscard]] geo::UnitPoint toUnit(QPointF screen) const; ///< x wrapped into 0..1, y held inside
    [[nodiscard]] base::LatLon toPlace(QPointF screen) const { return geo::fromUnit(toUnit(screen)); }
    [[nodiscard]] double metresPerPixel() const; ///< at the centre
    [[nodiscard]] QRectF rect() const { return {QPointF(0, 0), QSizeF(size)}; }
    [[nodiscard]] QRectF inSight() const { return rect().adjusted(margin, margin, -margin, -margin); }
    [[nodiscard]] QSize devicePixels() const;
    /// The same view with `by` more logical pixels of margin on every side.
    [[nodiscard]] Viewport grown(int by) const;

    // Moves. All keep the world covering the view.
    [[nodiscard]] Viewport panned(QPointF by) const;
    [[nodiscard]] Viewport zoomedAt(QPointF screen, double levels) const; ///< what is at `screen` stays there
    [[nodiscard]] Viewport fitting(const domain::Box& box, int air) const; ///< `air` logical pixels stay free around it
    [[nodiscard]] Viewport constrained() const;
};

inline constexpr double kClosestZoom = 20;
/// A box of no size (one camera) is shown at this zoom and not closer.
inline constexpr double kClosestFit = 16;

/// Addresses of the tiles that cover the view at `tileZoom`, row by row; x is wrapped.
[[nodiscard]] std::vector<geo::TileId> tilesCovering(const Viewport& view, int tileZoom);

/// A transparent image of the view's size, to be painted in logical pixels.
[[nodiscard]] QImage clearImage(const Viewport& view);

/// Where a tile lies on the screen, its edges moved to whole device pixels, so that neighbours share them exactly.
[[nodiscard]] QRectF tileRect(const Viewport& view, geo::TileId id);

} // namespace plateglass::ui
