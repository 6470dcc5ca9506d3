// Finds the point nearest to a place among a million without looking at them all: a k-d tree laid out in one array.
// Immutable once made; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace plateglass::ui {

/// A place on the unit square of Web Mercator in steps of 2^-32, about a centimetre.
struct FixedPoint {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    bool operator==(const FixedPoint&) const = default;
};

class PointIndex {
public:
    PointIndex() = default;
    explicit PointIndex(std::span<const FixedPoint> points);

    /// Number of the nearest point within `reach` (same unit) that `wanted` accepts; of equally near ones the highest
    /// number, which was drawn last. Does not look across the antimeridian.
    [[nodiscard]] std::optional<std::uint32_t> nearest(FixedPoint at, double reach, const std::function<bool(std::uint32_t)>& wanted) const;

private:
    struct Node {
        FixedPoint at;
        std::uint32_t number = 0;
    };
    struct Search;
    void arrange(std::size_t from, std::size_t to, int axis);

    std::vector<Node> m_nodes; ///< the middle of each range is its root: left of it smaller, right of it larger on its axis
};

} // namespace plateglass::ui
