// How one drives from here to there, and which cameras see it. Shortest ways by time, with two tastes so that not
// everybody takes the same street. One thread at a time: ways are worked out when first asked for.
#pragma once

#include "demo/cameras.h"
#include "demo/city_plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace plateglass::demo {

struct Sighting {
    int camera = 0;      ///< into the list of fixed cameras
    double seconds = 0;  ///< after departure, in free traffic
};

struct Way {
    std::vector<Sighting> sightings;
    double seconds = 0; ///< from door to door
};

class Routes {
public:
    /// `anchors`: crossings where trips begin and end; named by their place in the list from here on.
    Routes(const CityPlan& plan, const std::vector<CameraSite>& cameras, std::vector<int> anchors);

    [[nodiscard]] const Way& way(int fromAnchor, int toAnchor, int taste);
    /// The crossings passed, for those who drive with a camera of their own.
    [[nodiscard]] std::vector<int> crossings(int fromAnchor, int toAnchor, int taste);
    [[nodiscard]] Spot anchorAt(int anchor) const
    {
        return m_plan.net.crossings[static_cast<std::size_t>(m_anchors[static_cast<std::size_t>(anchor)])];
    }
    [[nodiscard]] static double metresPerSecond(StreetClass kind);

    static constexpr int kTastes = 2;

private:
    /// Per crossing the stretch by which it is reached.
    using Tree = std::vector<int>;
    [[nodiscard]] const Tree& tree(int fromAnchor, int taste);
    [[nodiscard]] double cost(int stretch, int taste) const;
    /// Stretches from start to end.
    [[nodiscard]] std::vector<int> stretches(int fromAnchor, int toAnchor, int taste);

    const CityPlan& m_plan;
    std::vector<int> m_anchors;
    std::vector<int> m_forward, m_backward; ///< camera of each stretch in each direction, -1 for none
    std::vector<std::optional<Tree>> m_trees;
    std::map<std::uint64_t, Way> m_ways;
};

} // namespace plateglass::demo
