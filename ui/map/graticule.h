// Meridians and parallels with their degrees: what stands in where there is no base map. Any thread.
#pragma once

#include "ui/map/base_map_style.h"
#include "ui/map/viewport.h"

class QPainter;

namespace plateglass::ui {

/// Degrees between lines, so that they are neither crowded nor rare: 1, 2 or 5 times a power of ten, or a part of 90.
[[nodiscard]] double graticuleStep(const Viewport& view);

void paintGraticule(QPainter& painter, const Viewport& view, const BaseMapStyle& style);

} // namespace plateglass::ui
