#include "ui/map/name_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <ranges>

namespace plateglass::ui {

namespace {

constexpr double kSharpestBend = 25; ///< degrees between neighbouring glyphs
constexpr double kWholeBend = 60;    ///< degrees between the first and the last glyph

double folded(double degrees)
{
    return std::remainder(degrees, 360.0);
}

} // namespace

MeasuredLine::MeasuredLine(QPolygonF points) : m_points(std::move(points))
{
    double length = 0;
    for (qsizetype i = 1; i < m_points.size(); ++i) {
        const QPointF step = m_points[i] - m_points[i - 1];
        length += std::hypot(step.x(), step.y());
        m_ends.push_back(length);
    }
}

GlyphPlace MeasuredLine::at(double distance) const
{
    const auto found = std::ranges::lower_bound(m_ends, distance);
    const auto segment = std::min<std::ptrdiff_t>(found - m_ends.begin(), std::ssize(m_ends) - 1);
    const double begun = segment == 0 ? 0 : m_ends[static_cast<std::size_t>(segment - 1)];
    const double whole = m_ends[static_cast<std::size_t>(segment)] - begun;
    const QPointF a = m_points[segment], b = m_points[segment + 1];
    const double share = whole > 0 ? (distance - begun) / whole : 0;
    const QPointF way = b - a;
    return {a + way * share, std::atan2(way.y(), way.x()) * 180 / std::numbers::pi};
}

std::optional<std::vector<GlyphPlace>> alongLine(const MeasuredLine& line, double middle, const std::vector<double>& glyphMiddles, double textLength)
{
    const double start = middle - textLength / 2;
    if (glyphMiddles.empty() || start < 0 || start + textLength > line.length())
        return std::nullopt;
    const GlyphPlace first = line.at(start), last = line.at(start + textLength);
    const bool upsideDown = last.at.x() < first.at.x();
    std::vector<GlyphPlace> places;
    for (const double along : glyphMiddles) {
        GlyphPlace place = line.at(upsideDown ? start + textLength - along : start + along);
        place.degrees = folded(upsideDown ? place.degrees + 180 : place.degrees);
        if (!places.empty() && std::abs(folded(place.degrees - places.back().degrees)) > kSharpestBend)
            return std::nullopt;
        places.push_back(place);
    }
    if (std::abs(folded(places.back().degrees - places.front().degrees)) > kWholeBend)
        return std::nullopt;
    return places;
}

bool standsClear(const std::vector<QRectF>& boxes, const Viewport& view)
{
    const QRectF sight = view.inSight();
    const bool within = std::ranges::all_of(boxes, [&](const QRectF& box) { return sight.contains(box); });
    const bool outside = std::ranges::none_of(boxes, [&](const QRectF& box) { return sight.intersects(box); });
    return within || (outside && std::ranges::all_of(boxes, [&](const QRectF& box) { return view.rect().contains(box); }));
}

bool TakenRoom::isFree(const std::vector<QRectF>& boxes) const
{
    return std::ranges::none_of(boxes, [this](const QRectF& box) {
        return std::ranges::any_of(m_boxes, [&](const QRectF& taken) { return taken.intersects(box); });
    });
}

void TakenRoom::take(const std::vector<QRectF>& boxes)
{
    m_boxes.insert(m_boxes.end(), boxes.begin(), boxes.end());
}

} // namespace plateglass::ui
