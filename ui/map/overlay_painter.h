// Draws overlays of the workspace (GeoJSON) over the base map: quiet lines, areas and points. Any thread.
#pragma once

#include "tiles/geojson.h"
#include "ui/common/tokens.h"
#include "ui/map/viewport.h"

#include <QImage>

#include <memory>
#include <stop_token>
#include <vector>

namespace plateglass::ui {

/// A shape on the unit square, measured once.
struct OverlayShape {
    tiles::GeometryKind kind = tiles::GeometryKind::Point;
    std::vector<std::vector<geo::UnitPoint>> parts;
    QRectF bounds; ///< unit square
};
using OverlayShapes = std::vector<OverlayShape>;

struct OverlayLook {
    QColor line, fill, halo;
};

[[nodiscard]] OverlayShapes overlayShapesOf(const tiles::GeoShapes& shapes);

/// Transparent where nothing is; null when stopped.
[[nodiscard]] QImage paintOverlays(const std::vector<std::shared_ptr<const OverlayShapes>>& overlays, const Viewport& view, const OverlayLook& look,
                                   std::stop_token stop = {});

} // namespace plateglass::ui
