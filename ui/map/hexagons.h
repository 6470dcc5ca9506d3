// Counts points in hexagons that lie still while the map is dragged: their grid hangs on the world, not on the window.
// Pointy tops, 24 logical pixels across. No painting; any thread.
#pragma once

#include "ui/map/point_index.h"
#include "ui/map/viewport.h"

#include <QPolygonF>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plateglass::ui {

inline constexpr double kHexagonAcross = 24;
inline constexpr int kDensitySteps = 5;

struct HexCell {
    QPointF middle; ///< logical pixels
    std::uint32_t kept = 0;
    std::uint32_t total = 0;
};

class HexGrid {
public:
    explicit HexGrid(const Viewport& view);
    void add(QPointF screen, bool kept); ///< a point outside the view's cells is ignored
    [[nodiscard]] std::vector<HexCell> cells() const; ///< those with points
    /// The cell under a place, if it has points.
    [[nodiscard]] std::optional<HexCell> cellAt(QPointF screen) const;

private:
    struct Count {
        std::uint32_t kept = 0, total = 0;
    };
    /// Row and column inside the counted field, or nothing.
    [[nodiscard]] std::optional<std::size_t> slotOf(QPointF screen) const;
    [[nodiscard]] QPointF middleOf(std::size_t slot) const;

    QPointF m_origin; ///< screen place of the middle of the cell in row 0, column 0; row 0 is an even row of the world's grid
    int m_columns = 0, m_rows = 0;
    std::vector<Count> m_counts;
};

/// The hexagon around the origin, drawn a hair smaller than its cell.
[[nodiscard]] QPolygonF hexagon();

/// Upper ends of the steps for a largest count: equal ratios, so that a few crowded cells do not swallow the scale.
[[nodiscard]] std::array<std::uint32_t, kDensitySteps> densityBreaks(std::uint32_t largest);
[[nodiscard]] int densityStep(std::uint32_t count, const std::array<std::uint32_t, kDensitySteps>& breaks);

} // namespace plateglass::ui
