// An answer as the map needs it: sites with their reads, points with their age, and which mark stands for which row.
// Immutable once made, and independent of the view; any thread.
#pragma once

#include "gate/questions.h"
#include "ui/map/point_index.h"
#include "ui/map/viewport.h"

#include <QtTypes>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace plateglass::ui {

inline constexpr int kAgeSteps = 5;

/// Compass directions of travel as bits, clockwise from north in eighths.
using Directions = std::uint8_t;

/// A fixed camera and its reads.
struct MapSite {
    geo::UnitPoint at;
    std::uint32_t camera = 0;          ///< into the answer's cameras
    std::vector<std::uint32_t> rows;   ///< positions in the answer, oldest read first
    Directions directions = 0;
};

/// A row's mark: number of a site or of a point.
struct SiteMark {
    std::uint32_t site = 0;
    bool operator==(const SiteMark&) const = default;
};
struct PointMark {
    std::uint32_t point = 0;
    bool operator==(const PointMark&) const = default;
};
using Mark = std::variant<SiteMark, PointMark>;

class MapReads {
public:
    /// Takes a moment for a million rows; not for the window's thread.
    explicit MapReads(gate::ResultPtr result);

    [[nodiscard]] const gate::ResultPtr& result() const { return m_result; }
    [[nodiscard]] const std::vector<MapSite>& sites() const { return m_sites; }
    [[nodiscard]] std::span<const FixedPoint> points() const { return m_points; }
    [[nodiscard]] std::span<const std::uint8_t> ages() const { return m_ages; }    ///< 0 newest, steps of equal time
    [[nodiscard]] std::span<const std::uint32_t> pointRows() const { return m_pointRows; }
    [[nodiscard]] const PointIndex& index() const { return m_index; }
    [[nodiscard]] std::optional<Mark> markOf(std::int64_t row) const;
    [[nodiscard]] geo::UnitPoint placeOf(const Mark& mark) const;
    [[nodiscard]] std::uint64_t withoutPlace() const { return m_withoutPlace; }
    /// Of all marks, or of those of some rows.
    [[nodiscard]] std::optional<domain::Box> bounds() const { return m_bounds; }
    [[nodiscard]] std::optional<domain::Box> boundsOf(std::span<const qint64> rows) const;

private:
    void addRow(std::uint32_t row);
    void addToSite(std::uint32_t row, base::LatLon place);
    void addPoint(std::uint32_t row, base::LatLon place);
    void ageThem();

    gate::ResultPtr m_result;
    std::vector<MapSite> m_sites;
    std::vector<FixedPoint> m_points;
    std::vector<std::uint8_t> m_ages;
    std::vector<std::uint32_t> m_pointRows;
    std::vector<std::int32_t> m_markOfRow;  ///< point number, or -2 - site number, or -1
    std::vector<std::int32_t> m_siteOfCamera; ///< -1 until the camera has one
    PointIndex m_index;
    std::uint64_t m_withoutPlace = 0;
    std::optional<domain::Box> m_bounds;
};

[[nodiscard]] FixedPoint fixedOf(geo::UnitPoint point);
[[nodiscard]] geo::UnitPoint unitOf(FixedPoint point);
/// `N`, `NE`, `northbound`, `SB` …; 0 for words that name no direction.
[[nodiscard]] Directions directionOf(std::string_view word);

} // namespace plateglass::ui
