// How the base map looks: colours from the tokens, widths by zoom. Muted on purpose, so that the data stands out.
// A value; any thread.
#pragma once

#include "ui/common/tokens.h"
#include "ui/map/map_tile.h"

#include <QFont>

namespace plateglass::ui {

struct BaseMapStyle {
    MapColours colours;
    QFont streetFont; ///< sized in pixels, so that it is drawn alike on every device
    QFont placeFont;
};

/// Window thread: asks for the fonts of the type table.
[[nodiscard]] BaseMapStyle baseMapStyleOf(const Tokens& tokens);

/// Logical pixels at a zoom. A fill without case is one thin line.
struct WayLook {
    double fill = 0;
    double edge = 0; ///< on each side of the fill; 0: no case
};

[[nodiscard]] WayLook wayLook(Way way, double zoom);
[[nodiscard]] QColor wayFill(Way way, const MapColours& colours);
[[nodiscard]] QColor wayCase(Way way, const MapColours& colours);
/// The way's colour when it is one thin line: of fill and case the one that differs more from land.
[[nodiscard]] QColor wayThin(Way way, const MapColours& colours);
[[nodiscard]] QColor groundColour(Ground ground, const MapColours& colours);
[[nodiscard]] double railWidth(double zoom);

inline constexpr double kBuildingsFrom = 15.5; ///< shown as zoom 16
inline constexpr int kMostNames = 60;

/// Zooms at which a kind of name is shown.
struct ZoomRange {
    double from = 0, to = 0;
    [[nodiscard]] bool contains(double zoom) const { return zoom >= from && zoom < to; }
};
[[nodiscard]] ZoomRange shownAt(NameKind kind);
[[nodiscard]] bool isPlaceName(NameKind kind);

} // namespace plateglass::ui
