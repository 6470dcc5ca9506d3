#include "demo/ground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace plateglass::demo {

namespace {

// Metres in a degree at 36.2 north on WGS84.
constexpr double kMetresLat = 110'969.0;
constexpr double kMetresLon = 89'954.0;

double toSegment(Spot p, Spot a, Spot b)
{
    const Spot ab = b - a, ap = p - a;
    const double square = ab.x * ab.x + ab.y * ab.y;
    const double t = square == 0 ? 0 : std::clamp((ap.x * ab.x + ap.y * ab.y) / square, 0.0, 1.0);
    return length(ap - ab * t);
}

} // namespace

base::LatLon placeOf(Spot spot)
{
    return {base::Degrees7::fromDegrees(kOriginLat + spot.y / kMetresLat), base::Degrees7::fromDegrees(kOriginLon + spot.x / kMetresLon)};
}

double length(Spot vector) { return std::sqrt(vector.x * vector.x + vector.y * vector.y); }

double length(const Path& path)
{
    double sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) sum += length(path[i] - path[i - 1]);
    return sum;
}

Spot between(Spot a, Spot b, double share) { return a + (b - a) * share; }

Spot rightOf(Spot a, Spot b)
{
    const Spot way = b - a;
    const double long_ = std::max(length(way), 1e-9);
    return {way.y / long_, -way.x / long_};
}

double distance(Spot spot, const Path& path)
{
    double least = 1e12;
    for (std::size_t i = 1; i < path.size(); ++i) least = std::min(least, toSegment(spot, path[i - 1], path[i]));
    return least;
}

bool contains(const Ring& ring, Spot p)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y)
            && p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
    return inside;
}

Path curve(const Path& through, int steps)
{
    Path smooth;
    for (std::size_t i = 0; i + 1 < through.size(); ++i) {
        const Spot b = through[i], c = through[i + 1];
        const Spot a = i == 0 ? b - (c - b) : through[i - 1];
        const Spot d = i + 2 < through.size() ? through[i + 2] : c + (c - b);
        for (int s = 0; s < steps; ++s) {
            const double t = double(s) / steps;
            smooth.push_back((b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * (t * t) + (b * 3 - a - c * 3 + d) * (t * t * t)) * 0.5);
        }
    }
    if (!through.empty()) smooth.push_back(through.back());
    return smooth;
}

Path beside(const Path& path, double metres)
{
    Path moved;
    for (std::size_t i = 0; i < path.size(); ++i)
        moved.push_back(path[i] + rightOf(path[i == 0 ? 0 : i - 1], path[std::min(i + 1, path.size() - 1)]) * metres);
    return moved;
}

Ring band(const Path& path, double first, double last)
{
    Ring right, left;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const double half = first
            + (last - first) * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(path.size() - 1, 1));
        const Spot aside = rightOf(path[i == 0 ? 0 : i - 1], path[std::min(i + 1, path.size() - 1)]) * half;
        right.push_back(path[i] + aside);
        left.push_back(path[i] - aside);
    }
    right.insert(right.end(), left.rbegin(), left.rend());
    return right;
}

const char* windOf(Spot a, Spot b)
{
    static constexpr std::array kWinds = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
    const double turn = std::atan2(b.x - a.x, b.y - a.y) / (2 * std::numbers::pi) * 8;
    return kWinds[static_cast<std::size_t>(std::lround(turn + 8)) % 8];
}

double smoothStep(double from, double to, double value)
{
    const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace plateglass::demo
