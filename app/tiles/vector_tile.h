// A Mapbox vector tile as plain values. Format: Mapbox Vector Tile specification 2.1; geometry commands are decoded, ids
// are dropped. Bytes come from strangers: everything is checked, nothing is trusted. Any thread.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plateglass::tiles {

/// Tile units: 0..extent from the north-west corner, y south; points beyond are the buffer shared with the neighbours.
struct TilePoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const TilePoint&) const = default;
};

enum class GeometryKind { Point, Line, Polygon };

using AttributeValue = std::variant<std::string, double, std::int64_t, bool>;

struct Feature {
    GeometryKind kind = GeometryKind::Point;
    std::vector<TilePoint> points;        ///< of all parts, one after the other; rings are not closed by repetition
    std::vector<std::uint32_t> partEnds;  ///< index after the last point of each part (line or ring)
    std::vector<std::pair<std::uint32_t, std::uint32_t>> tags; ///< (key, value) indexes into the layer's lists, checked

    [[nodiscard]] std::size_t partCount() const { return partEnds.size(); }
    [[nodiscard]] std::span<const TilePoint> part(std::size_t index) const;
};

struct Layer {
    std::string name;
    std::int32_t extent = 4096;
    std::vector<std::string> keys;
    std::vector<AttributeValue> values;
    std::vector<Feature> features;

    /// The feature's text attribute, or an empty view.
    [[nodiscard]] std::string_view text(const Feature& feature, std::string_view key) const;
    /// The feature's number (or boolean as 0 and 1), or the fallback.
    [[nodiscard]] double number(const Feature& feature, std::string_view key, double fallback) const;

private:
    [[nodiscard]] const AttributeValue* find(const Feature& feature, std::string_view key) const;
};

struct VectorTile {
    std::vector<Layer> layers;
    [[nodiscard]] const Layer* layer(std::string_view name) const; ///< the first of that name, or nullptr
};

/// Bounds of one tile, beyond which it is refused: they hold any tile a map maker would ship.
inline constexpr std::size_t kMaxTileFeatures = 500'000;
inline constexpr std::size_t kMaxTilePoints = 4'000'000;

/// Layers whose name is not in `wanted` are skipped unread; an empty `wanted` takes all. Features of unknown geometry are
/// dropped. Errc::Corrupt for bytes that are no vector tile, Errc::LimitExceeded beyond the bounds above.
[[nodiscard]] base::Result<VectorTile> decodeVectorTile(base::ByteView bytes, std::span<const std::string_view> wanted = {});

} // namespace plateglass::tiles
