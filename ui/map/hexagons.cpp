#include "ui/map/hexagons.h"

#include "ui/common/tokens.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateglass::ui {

namespace {

constexpr double kAcross = kHexagonAcross;
constexpr double kRadius = kAcross / std::numbers::sqrt3; ///< from the middle to a corner
constexpr double kRowStep = 1.5 * kRadius;

struct CellAddress {
    std::int64_t row = 0, column = 0;
};

/// Cell of a place measured from the middle of cell (0, 0); odd rows are shifted by half a cell to the right.
CellAddress addressOf(double x, double y)
{
    CellAddress best;
    double nearest = std::numeric_limits<double>::max();
    // The nearest middle is in the row above or below; rows further away are further off than a cell reaches.
    const auto above = static_cast<std::int64_t>(std::floor(y / kRowStep));
    for (std::int64_t row = above; row <= above + 1; ++row) {
        const double shift = (row & 1) != 0 ? 0.5 : 0.0;
        const auto column = static_cast<std::int64_t>(std::floor(x / kAcross - shift + 0.5));
        const double dx = x - (static_cast<double>(column) + shift) * kAcross, dy = y - static_cast<double>(row) * kRowStep;
        if (const double distance = dx * dx + dy * dy; distance < nearest) {
            nearest = distance;
            best = {row, column};
        }
    }
    return best;
}

} // namespace

HexGrid::HexGrid(const Viewport& view)
{
    // The world's corner is the middle of its cell (0, 0); the field begins one cell before the view, on an even row.
    const double world = view.worldSize();
    const double left = view.centre.x * world - view.size.width() / 2.0, top = view.centre.y * world - view.size.height() / 2.0;
    const double firstColumn = std::floor(left / kAcross) - 1, firstRow = 2 * std::floor(top / kRowStep / 2) - 2;
    m_origin = {firstColumn * kAcross - left, firstRow * kRowStep - top};
    m_columns = static_cast<int>(view.size.width() / kAcross) + 4;
    m_rows = static_cast<int>(view.size.height() / kRowStep) + 6;
    m_counts.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
}

std::optional<std::size_t> HexGrid::slotOf(QPointF screen) const
{
    const CellAddress cell = addressOf(screen.x() - m_origin.x(), screen.y() - m_origin.y());
    if (cell.row < 0 || cell.row >= m_rows || cell.column < 0 || cell.column >= m_columns)
        return std::nullopt;
    return static_cast<std::size_t>(cell.row * m_columns + cell.column);
}

QPointF HexGrid::middleOf(std::size_t slot) const
{
    const auto row = static_cast<int>(slot) / m_columns, column = static_cast<int>(slot) % m_columns;
    return m_origin + QPointF((column + ((row & 1) != 0 ? 0.5 : 0.0)) * kAcross, row * kRowStep);
}

void HexGrid::add(QPointF screen, bool kept)
{
    if (const auto slot = slotOf(screen)) {
        m_counts[*slot].total += 1;
        m_counts[*slot].kept += kept ? 1 : 0;
    }
}

std::vector<HexCell> HexGrid::cells() const
{
    std::vector<HexCell> out;
    for (std::size_t slot = 0; slot < m_counts.size(); ++slot)
        if (m_counts[slot].total > 0)
            out.push_back({middleOf(slot), m_counts[slot].kept, m_counts[slot].total});
    return out;
}

std::optional<HexCell> HexGrid::cellAt(QPointF screen) const
{
    const auto slot = slotOf(screen);
    if (!slot || m_counts[*slot].total == 0)
        return std::nullopt;
    return HexCell{middleOf(*slot), m_counts[*slot].kept, m_counts[*slot].total};
}

QPolygonF hexagon()
{
    constexpr double kCorner = kRadius - size::kHair * 0.5;
    QPolygonF corners;
    for (int i = 0; i < 6; ++i) {
        const double angle = std::numbers::pi / 3 * i + std::numbers::pi / 6;
        corners << QPointF(kCorner * std::cos(angle), kCorner * std::sin(angle));
    }
    return corners;
}

std::array<std::uint32_t, kDensitySteps> densityBreaks(std::uint32_t largest)
{
    std::array<std::uint32_t, kDensitySteps> breaks{};
    for (int i = 0; i < kDensitySteps; ++i) {
        const double share = static_cast<double>(i + 1) / kDensitySteps;
        const auto end = static_cast<std::uint32_t>(std::lround(std::pow(static_cast<double>(largest), share)));
        const std::uint32_t before = i == 0 ? 0 : breaks[static_cast<std::size_t>(i - 1)];
        breaks[static_cast<std::size_t>(i)] = std::max(end, before + 1);
    }
    return breaks;
}

int densityStep(std::uint32_t count, const std::array<std::uint32_t, kDensitySteps>& breaks)
{
    const auto found = std::ranges::lower_bound(breaks, count);
    return std::min(static_cast<int>(found - breaks.begin()), kDensitySteps - 1);
}

} // namespace plateglass::ui
