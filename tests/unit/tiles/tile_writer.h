// Writes small vector tiles for tests, independent of the decoder under test.
#pragma once

#include "base/bytes.h"
#include "tiles/vector_tile.h"

#include <protozero/pbf_writer.hpp>

#include <initializer_list>
#include <string>
#include <vector>

namespace plateglass::test {

/// Words of a geometry: command(id, count) followed by zigzag deltas.
inline std::uint32_t command(std::uint32_t id, std::uint32_t count) { return (count << 3) | id; }
inline std::uint32_t delta(std::int32_t value) { return protozero::encode_zigzag32(value); }

/// Move to the first point, lines to the others, closed for polygons.
inline std::vector<std::uint32_t> path(std::initializer_list<tiles::TilePoint> points, bool close)
{
    std::vector<std::uint32_t> words;
    tiles::TilePoint at{};
    std::size_t i = 0;
    for (const auto& point : points) {
        if (i == 0)
            words.push_back(command(1, 1));
        if (i == 1)
            words.push_back(command(2, static_cast<std::uint32_t>(points.size() - 1)));
        words.push_back(delta(point.x - at.x));
        words.push_back(delta(point.y - at.y));
        at = point;
        ++i;
    }
    if (close)
        words.push_back(command(7, 1));
    return words;
}

struct WrittenFeature {
    std::uint32_t type = 1;
    std::vector<std::uint32_t> geometry;
    std::vector<std::uint32_t> tags = {};
};

struct WrittenLayer {
    std::string name;
    std::vector<WrittenFeature> features;
    std::vector<std::string> keys = {};
    std::vector<std::string> values = {};
    std::uint32_t extent = 4096;
};

inline std::string written(const std::vector<WrittenLayer>& layers)
{
    std::string data;
    protozero::pbf_writer tile(data);
    for (const WrittenLayer& layer : layers) {
        protozero::pbf_writer out(tile, 3);
        out.add_uint32(15, 2);
        out.add_string(1, layer.name);
        for (const WrittenFeature& feature : layer.features) {
            protozero::pbf_writer one(out, 2);
            one.add_packed_uint32(2, feature.tags.begin(), feature.tags.end());
            one.add_enum(3, static_cast<std::int32_t>(feature.type));
            one.add_packed_uint32(4, feature.geometry.begin(), feature.geometry.end());
        }
        for (const std::string& key : layer.keys)
            out.add_string(3, key);
        for (const std::string& value : layer.values) {
            protozero::pbf_writer one(out, 4);
            one.add_string(1, value);
        }
        out.add_uint32(5, layer.extent);
    }
    return data;
}

} // namespace plateglass::test
