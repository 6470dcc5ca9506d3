#include "ui/map/point_index.h"

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr std::size_t kLeaf = 16; ///< ranges this short are searched through instead of split

std::uint32_t along(const FixedPoint& point, int axis)
{
    return axis == 0 ? point.x : point.y;
}

double squared(double v)
{
    return v * v;
}

double difference(std::uint32_t a, std::uint32_t b)
{
    return static_cast<double>(a) - static_cast<double>(b);
}

} // namespace

PointIndex::PointIndex(std::span<const FixedPoint> points)
{
    m_nodes.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        m_nodes.push_back({points[i], static_cast<std::uint32_t>(i)});
    arrange(0, m_nodes.size(), 0);
}

void PointIndex::arrange(std::size_t from, std::size_t to, int axis)
{
    if (to - from <= kLeaf)
        return;
    const std::size_t middle = from + (to - from) / 2;
    const auto begin = m_nodes.begin();
    const auto less = [axis](const Node& a, const Node& b) { return along(a.at, axis) < along(b.at, axis); };
    std::nth_element(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(middle), begin + static_cast<std::ptrdiff_t>(to), less);
    arrange(from, middle, 1 - axis);
    arrange(middle + 1, to, 1 - axis);
}

struct PointIndex::Search {
    const std::vector<Node>& nodes;
    FixedPoint at;
    double best; ///< squared distance
    const std::function<bool(std::uint32_t)>& wanted;
    std::optional<std::uint32_t> found = std::nullopt;

    void visit(const Node& node)
    {
        const double distance = squared(difference(node.at.x, at.x)) + squared(difference(node.at.y, at.y));
        const bool better = distance < best || (distance == best && (!found || node.number > *found));
        if (!better || !wanted(node.number))
            return;
        best = distance;
        found = node.number;
    }
    void range(std::size_t from, std::size_t to, int axis)
    {
        if (to - from <= kLeaf) {
            for (std::size_t i = from; i < to; ++i)
                visit(nodes[i]);
            return;
        }
        const std::size_t middle = from + (to - from) / 2;
        const double side = difference(along(at, axis), along(nodes[middle].at, axis));
        visit(nodes[middle]);
        if (side <= 0 || squared(side) <= best)
            range(from, middle, 1 - axis);
        if (side >= 0 || squared(side) <= best)
            range(middle + 1, to, 1 - axis);
    }
};

std::optional<std::uint32_t> PointIndex::nearest(FixedPoint at, double reach, const std::function<bool(std::uint32_t)>& wanted) const
{
    Search search{m_nodes, at, squared(reach), wanted};
    search.range(0, m_nodes.size(), 0);
    return search.found;
}

} // namespace plateglass::ui
