// Draws areas over the base map and under the reads: (areas, view, look) -> image, so that fences are on paper as they are
// on the screen. Any thread; the same input gives the same image.
//
// They are painted here and not as items of Qt Location, whose items need a plugin that is packaged apart from the rest:
// where it is missing they would vanish without a word, and an area that is not shown is one that nobody checks.
#pragma once

#include "domain/area.h"
#include "geo/web_mercator.h"
#include "ui/map/viewport.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QRectF>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace plateglass::ui {

struct Tokens;

enum class AreaState {
    Fence,    ///< of the workspace, not in force: quiet
    Asked,    ///< of the present question: accent
    Proposed, ///< drawn or typed, not yet asked: accent, dashed
};

struct AreaMark {
    std::vector<std::vector<geo::UnitPoint>> rings; ///< outer rings and holes; filled odd-even
    QString name;
    AreaState state = AreaState::Fence;
};

[[nodiscard]] AreaMark areaMark(const domain::Area& area, const QString& name, AreaState state);

[[nodiscard]] QRectF boundsOnScreen(const AreaMark& area, const Viewport& view);

/// A shape under way: lines from corner to corner and to the pointer, handles on the corners.
struct DraftMark {
    std::optional<AreaMark> area;        ///< as far as it is one
    std::vector<geo::UnitPoint> path;    ///< open; ends at the pointer
    std::vector<geo::UnitPoint> corners;
};

struct AreaLook {
    QColor asked, askedFill, accent, accentFill, quiet, quietFill, handle, label, halo;
    QFont nameFont;
};
/// Window thread: asks for the fonts of the type table.
[[nodiscard]] AreaLook areaLookOf(const Tokens& tokens);

/// Transparent where nothing is; without names, which lie above the reads.
[[nodiscard]] QImage paintAreas(std::span<const AreaMark> areas, const DraftMark& draft, const Viewport& view, const AreaLook& look);
/// Where a name stands.
struct AreaNamePlace {
    std::size_t area = 0;
    QPointF foot; ///< of the first letter
    QRectF box;
};
/// A name goes above its area, below it or beside it; where all of these would touch one of `taken` or another name, it is
/// left out.
[[nodiscard]] std::vector<AreaNamePlace> areaNamePlaces(std::span<const AreaMark> areas, const std::vector<QRectF>& taken, const Viewport& view, const QFont& font);
[[nodiscard]] QImage paintAreaNames(std::span<const AreaMark> areas, const std::vector<QRectF>& taken, const Viewport& view, const AreaLook& look);

} // namespace plateglass::ui
