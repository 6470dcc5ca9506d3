#include "demo/tile_geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace plateglass::demo {

namespace {

struct Point {
    double x = 0, y = 0;
};
using Points = std::vector<Point>;

constexpr double kLow = -kTileBuffer, kHigh = kTileExtent + kTileBuffer;

/// Sutherland and Hodgman, one border at a time.
template <class Inside, class Cut>
Points against(const Points& ring, const Inside& inside, const Cut& cut)
{
    Points kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        if (inside(a)) kept.push_back(a);
        if (inside(a) != inside(b)) kept.push_back(cut(a, b));
    }
    return kept;
}

Points clipRing(Points ring)
{
    const auto atX = [](double x) { return [x](Point a, Point b) { return Point{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)}; }; };
    const auto atY = [](double y) { return [y](Point a, Point b) { return Point{a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y}; }; };
    ring = against(ring, [](Point p) { return p.x >= kLow; }, atX(kLow));
    ring = against(ring, [](Point p) { return p.x <= kHigh; }, atX(kHigh));
    ring = against(ring, [](Point p) { return p.y >= kLow; }, atY(kLow));
    return against(ring, [](Point p) { return p.y <= kHigh; }, atY(kHigh));
}

/// Liang and Barsky. False when the piece is outside.
bool clipPiece(Point& a, Point& b)
{
    double from = 0, to = 1;
    const double dx = b.x - a.x, dy = b.y - a.y;
    const auto edge = [&](double p, double q) {
        if (p == 0) return q >= 0;
        const double r = q / p;
        if (p < 0) from = std::max(from, r);
        else to = std::min(to, r);
        return from <= to;
    };
    if (!edge(-dx, a.x - kLow) || !edge(dx, kHigh - a.x) || !edge(-dy, a.y - kLow) || !edge(dy, kHigh - a.y)) return false;
    b = {a.x + dx * to, a.y + dy * to};
    a = {a.x + dx * from, a.y + dy * from};
    return true;
}

TileStep stepOf(Point p) { return {static_cast<int>(std::lround(p.x)), static_cast<int>(std::lround(p.y))}; }

void append(TilePart& part, TileStep step)
{
    if (part.empty() || part.back() != step) part.push_back(step);
}

std::vector<TilePart> lineParts(const Points& line)
{
    std::vector<TilePart> parts;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Point a = line[i - 1], b = line[i];
        if (!clipPiece(a, b)) continue;
        if (parts.empty() || parts.back().back() != stepOf(a)) parts.push_back({stepOf(a)});
        append(parts.back(), stepOf(b));
    }
    std::erase_if(parts, [](const TilePart& part) { return part.size() < 2; });
    return parts;
}

std::vector<TilePart> ringParts(const Points& ring)
{
    TilePart part;
    for (const auto& p : clipRing(ring)) append(part, stepOf(p));
    while (part.size() > 1 && part.back() == part.front()) part.pop_back();
    if (part.size() < 3) return {};
    long long twice = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const auto& a = part[i];
        const auto& b = part[(i + 1) % part.size()];
        twice += static_cast<long long>(a.x) * b.y - static_cast<long long>(b.x) * a.y;
    }
    if (std::llabs(twice) < 8) return {}; // smaller than anything that could be seen
    if (twice < 0) std::ranges::reverse(part); // outer rings have a positive area with y downwards
    return {part};
}

std::uint32_t command(std::uint32_t id, std::size_t count) { return (id & 7U) | static_cast<std::uint32_t>(count) << 3; }
std::uint32_t zigzag(int value) { return (static_cast<std::uint32_t>(value) << 1) ^ static_cast<std::uint32_t>(value >> 31); }

} // namespace

std::vector<TilePart> partsInTile(const MapFeature& feature, geo::TileId tile)
{
    const double scale = std::ldexp(double(kTileExtent), tile.zoom);
    const auto local = [&](geo::UnitPoint p) {
        return Point { p.x * scale - double(tile.x) * kTileExtent, p.y * scale - double(tile.y) * kTileExtent };
    };
    const Point low = local(feature.low), high = local(feature.high);
    if (high.x < kLow || low.x > kHigh || high.y < kLow || low.y > kHigh) return {};
    Points points;
    points.reserve(feature.points.size());
    for (const auto& p : feature.points) points.push_back(local(p));
    if (feature.geometry == Geometry::Line) return lineParts(points);
    if (feature.geometry == Geometry::Polygon) return ringParts(points);
    // A point belongs to one tile only, or its name would be written twice.
    const Point p = points.front();
    if (p.x < 0 || p.y < 0 || p.x >= kTileExtent || p.y >= kTileExtent) return {};
    return {{stepOf(p)}};
}

std::vector<std::uint32_t> commandsOf(const std::vector<TilePart>& parts, Geometry geometry)
{
    constexpr std::uint32_t kMoveTo = 1, kLineTo = 2, kClosePath = 7;
    std::vector<std::uint32_t> commands;
    TileStep pen;
    const auto go = [&](TileStep to) {
        commands.push_back(zigzag(to.x - pen.x));
        commands.push_back(zigzag(to.y - pen.y));
        pen = to;
    };
    for (const auto& part : parts) {
        commands.push_back(command(kMoveTo, 1));
        go(part.front());
        if (part.size() == 1) continue;
        commands.push_back(command(kLineTo, part.size() - 1));
        for (std::size_t i = 1; i < part.size(); ++i) go(part[i]);
        if (geometry == Geometry::Polygon) commands.push_back(command(kClosePath, 1));
    }
    return commands;
}

} // namespace plateglass::demo
