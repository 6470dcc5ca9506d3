#include "imaging/rear_pose.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plateglass::imaging {

cv::Point2d Pose::operator()(double u, double v) const
{
    const double depth = 1 - turn * u + 0.03 * v;
    const double x = half * u / depth, y = -half * v / depth;
    return {foot.x + x * std::cos(roll) - y * std::sin(roll), foot.y + x * std::sin(roll) + y * std::cos(roll)};
}

Outline bothHalves(const Outline& right, const Pose& pose, int rounds)
{
    Outline both = right;
    for (auto p = right.rbegin(); p != right.rend(); ++p)
        if (p->x > 0) both.push_back({-p->x, p->y});
    both = softened(both, rounds);
    for (auto& p : both) p = pose(p.x, p.y);
    return both;
}

Outline oneHalf(const Outline& right, const Pose& pose, double sign, int rounds)
{
    Outline one = softened(right, rounds);
    for (auto& p : one) p = pose(p.x * sign, p.y);
    return one;
}

Outline rectangle(const Pose& pose, double left, double right, double low, double high, double round)
{
    if (left > right) std::swap(left, right);
    const double r = std::min({round, (right - left) / 2, (high - low) / 2});
    Outline box = { { left + r, low },   { right - r, low }, { right, low + r }, { right, high - r },
                    { right - r, high }, { left + r, high }, { left, high - r }, { left, low + r } };
    if (r > 0) box = softened(box, 1);
    for (auto& p : box) p = pose(p.x, p.y);
    return box;
}

} // namespace plateglass::imaging
