// Which side a search begins with: the plates, the ground, or the cameras it names. Estimates from counts that the store
// keeps; the answer is the same whichever side is chosen.
#pragma once

#include "store/cells.h"
#include "store/place_filter.h"
#include "store/plate_filter.h"
#include "store/row_filter.h"
#include "store/state.h"

namespace plateglass::store {

struct Plan {
    enum class Side { Nothing, Plates, Cells, Cameras };
    Side side = Side::Nothing;
    std::vector<CellCount> cells;       ///< Side::Cells: what to walk
    std::vector<std::uint32_t> cameras; ///< Side::Cameras
    std::string text;                   ///< for `--explain`: counts, no values
};

[[nodiscard]] base::Result<Plan> planFor(const State& state, TimeSpan span, const PlateFilter& plates, const PlaceFilter& places,
                                         const RowFilter& rows, sqlite::Connection& connection);

} // namespace plateglass::store
