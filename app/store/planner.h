// Which side a search begins with: the plates, the ground, or the cameras it names. Estimates from the directories of the
// segments; the answer is the same whichever side is chosen.
#pragma once

#include "store/place_filter.h"
#include "store/plate_filter.h"
#include "store/row_filter.h"
#include "store/segments.h"
#include "store/state.h"

namespace plateglass::store {

struct Plan {
    enum class Side { Nothing, Plates, Groups };
    /// Neighbours of one place in one segment.
    struct GroupAt {
        const Segment* segment = nullptr;
        const engine::SegmentDirectory::Group* group = nullptr;
    };
    Side side = Side::Nothing;
    std::vector<GroupAt> groups; ///< Side::Groups: what to walk
    std::string text;            ///< for `--explain`: counts, no values
};

[[nodiscard]] Plan planFor(const State& state, TimeSpan span, const PlateFilter& plates, std::size_t distinctPlates, const PlaceFilter& places,
                           const RowFilter& rows, const Segments& segments);

} // namespace plateglass::store
