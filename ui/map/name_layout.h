// Where names go: along a line or around a point, and which of them find room. No painting; any thread.
#pragma once

#include "ui/map/viewport.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <vector>

namespace plateglass::ui {

/// One glyph on its way: the middle of its base line and the direction there.
struct GlyphPlace {
    QPointF at;
    double degrees = 0; ///< clockwise, as QPainter turns
};

/// A line measured once, to be walked often.
class MeasuredLine {
public:
    explicit MeasuredLine(QPolygonF points);
    [[nodiscard]] double length() const { return m_ends.empty() ? 0 : m_ends.back(); }
    [[nodiscard]] GlyphPlace at(double distance) const;

private:
    QPolygonF m_points;
    std::vector<double> m_ends; ///< length from the start to the end of each segment
};

/// Places glyphs of the given middles (distances from the text's start) along the line, the text's middle at `middle`.
/// Turned around where it would stand on its head. Nothing where the line is too short or bends too sharply under it.
[[nodiscard]] std::optional<std::vector<GlyphPlace>> alongLine(const MeasuredLine& line, double middle, const std::vector<double>& glyphMiddles,
                                                               double textLength);

/// Whether all boxes are in the image and none is cut by the edge of what is in sight.
[[nodiscard]] bool standsClear(const std::vector<QRectF>& boxes, const Viewport& view);

/// Room already taken on the screen.
class TakenRoom {
public:
    [[nodiscard]] bool isFree(const std::vector<QRectF>& boxes) const;
    void take(const std::vector<QRectF>& boxes);

private:
    std::vector<QRectF> m_boxes; ///< some thousand: 60 names of a dozen glyphs, and symbols
};

} // namespace plateglass::ui
