// Names of streets along their course and of places beside their point, with a halo; at most kMostNames, none over
// another, the more important first. Any thread.
#pragma once

#include "ui/map/base_map_painter.h"

class QPainter;

namespace plateglass::ui {

void paintNames(QPainter& painter, const MapTiles& tiles, const Viewport& view, const BaseMapStyle& style);

} // namespace plateglass::ui
