// GeoJSON (RFC 7946) as plain values, for overlays on the map. Bounded; any thread.
#pragma once

#include "base/result.h"
#include "base/units.h"
#include "domain/area.h"
#include "tiles/vector_tile.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::tiles {

struct GeoShape {
    GeometryKind kind = GeometryKind::Point;
    /// Point: one part with all points. Line: a part each. Polygon: outer ring first, then its holes; not closed.
    std::vector<std::vector<base::LatLon>> parts;
    std::string label; ///< `name` or `title` of the feature's properties, if it is a text
};

struct GeoShapes {
    std::vector<GeoShape> shapes; ///< a MultiPolygon gives one shape for each polygon
    std::optional<domain::Box> bounds; ///< of all points, not crossing the antimeridian
};

inline constexpr std::size_t kMaxGeoJsonBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kMaxGeoJsonPoints = 2'000'000;

/// Reads a FeatureCollection, a Feature or a bare geometry. Errc::Malformed for anything else, wrong coordinates
/// included; Errc::LimitExceeded beyond the bounds above. Features without geometry are skipped.
[[nodiscard]] base::Result<GeoShapes> readGeoJson(std::string_view text);

} // namespace plateglass::tiles
