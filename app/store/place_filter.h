// The place terms: AND of lists, OR inside a list, exact on WGS84. Fixed cameras repeat the same points, so the last
// answers are remembered. Not thread-safe.
#pragma once

#include "domain/query.h"
#include "geo/area_test.h"

#include <vector>

namespace plateglass::store {

class PlaceFilter {
public:
    /// Errc::InvalidArgument for an area that is none, a name among them.
    [[nodiscard]] static base::Result<PlaceFilter> compile(const std::vector<std::vector<domain::Area>>& places);

    [[nodiscard]] bool any() const { return !m_lists.empty(); }
    [[nodiscard]] bool contains(base::LatLon point);
    [[nodiscard]] const std::vector<std::vector<geo::AreaTest>>& lists() const { return m_lists; }

private:
    struct Remembered {
        base::LatLon point;
        bool known = false;
        bool inside = false;
    };
    [[nodiscard]] bool test(base::LatLon point) const;

    std::vector<std::vector<geo::AreaTest>> m_lists;
    std::vector<Remembered> m_memory;
};

} // namespace plateglass::store
