#include "store/cells.h"

namespace plateglass::store {

using base::Degrees7;
using base::Result;

namespace {

constexpr std::int64_t kCellSize = 50'000; ///< in 1e-7 degrees
constexpr std::int64_t kSouthPole = -900'000'000, kDateLine = -1'800'000'000;
constexpr std::int64_t kColumns = 3'600'000'000 / kCellSize + 1; ///< one more: longitude 180 is a column of its own

std::int64_t rowOf(Degrees7 lat) { return (lat.value - kSouthPole) / kCellSize; }
std::int64_t columnOf(Degrees7 lon) { return (lon.value - kDateLine) / kCellSize; }

Result<std::vector<CellCount>> collect(sqlite::Statement& statement, auto&& wanted)
{
    std::vector<CellCount> out;
    for (;;) {
        PG_TRY(const bool row, statement.step());
        if (!row) return out;
        const CellCount cell{statement.integer(0), statement.integer(1)};
        if (wanted(cell.cell)) out.push_back(cell);
    }
}

} // namespace

std::int64_t cellOf(base::LatLon place) { return rowOf(place.lat) * kColumns + columnOf(place.lon); }

Result<std::vector<CellCount>> cellsIn(sqlite::Connection& connection, const domain::Box& box)
{
    PG_TRY(auto statement, connection.prepare("SELECT cell, reads FROM cells WHERE cell BETWEEN ?1 AND ?2 ORDER BY cell"));
    statement.bindInteger(1, rowOf(box.south) * kColumns).bindInteger(2, rowOf(box.north) * kColumns + kColumns - 1);
    const std::int64_t west = columnOf(box.west), east = columnOf(box.east);
    return collect(statement, [=, crosses = box.west > box.east](std::int64_t cell) {
        const std::int64_t column = cell % kColumns;
        return crosses ? column >= west || column <= east : column >= west && column <= east;
    });
}

Result<std::vector<CellCount>> allCells(sqlite::Connection& connection)
{
    PG_TRY(auto statement, connection.prepare("SELECT cell, reads FROM cells ORDER BY cell"));
    return collect(statement, [](std::int64_t) { return true; });
}

} // namespace plateglass::store
