// Draws the symbols of camera sites where they were laid out. Any thread.
#pragma once

#include "ui/map/site_symbols.h"

#include <span>

class QPainter;

namespace plateglass::ui {

struct ReadsLook;

/// Those that reach into `seen`, after the lines from symbols that were pushed aside to where their cameras are.
void paintSymbols(QPainter& painter, std::span<const SiteSymbol> symbols, const QRectF& seen, const ReadsLook& look);

/// A line of `width` around a shape with a hair of ground between, as selected, current and hovered marks have it.
void paintRing(QPainter& painter, const SymbolShape& shape, const QColor& colour, double width, double gap);

/// A small arrow head at the rim of a disc for each direction; above its rings, which it must outlive.
void paintArrows(QPainter& painter, const SymbolShape& shape, Directions directions, const QColor& fill, const QColor& halo);

/// Head of an arrow whose foot is `from` above the origin, pointing up.
[[nodiscard]] QPolygonF arrowHead(double from);

/// Whether a line leads from the camera to its symbol: where the camera is not under it.
[[nodiscard]] bool hasLeader(const SiteSymbol& symbol);

} // namespace plateglass::ui
