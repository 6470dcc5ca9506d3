#include "tiles/vector_tile.h"

#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace plateglass::tiles {

namespace {

// Field numbers of vector_tile.proto.
namespace field {
constexpr protozero::pbf_tag_type kTileLayer = 3;
constexpr protozero::pbf_tag_type kLayerName = 1, kLayerFeature = 2, kLayerKey = 3, kLayerValue = 4, kLayerExtent = 5;
constexpr protozero::pbf_tag_type kFeatureTags = 2, kFeatureType = 3, kFeatureGeometry = 4;
constexpr protozero::pbf_tag_type kString = 1, kFloat = 2, kDouble = 3, kInt = 4, kUInt = 5, kSInt = 6, kBool = 7;
} // namespace field

constexpr std::uint32_t kMoveTo = 1, kLineTo = 2, kClosePath = 7;
constexpr std::int32_t kMaxExtent = 1 << 20;
/// Where coordinates stop being a buffer and become nonsense; keeps sums far from overflow.
constexpr std::int64_t kMaxCoordinate = 1 << 24;

/// Thrown inside this file only, beside protozero's own exceptions, and caught in decodeVectorTile().
struct Broken {
    base::Errc code = base::Errc::Corrupt;
    const char* what = "";
};

/// What may still be read before the tile counts as hostile.
struct Budget {
    std::size_t features = kMaxTileFeatures;
    std::size_t points = kMaxTilePoints;
    void takeFeature()
    {
        if (features-- == 0)
            throw Broken{base::Errc::LimitExceeded, "vector tile: features"};
    }
    void takePoint()
    {
        if (points-- == 0)
            throw Broken{base::Errc::LimitExceeded, "vector tile: points"};
    }
};

/// Turns the command stream of a feature (specification 4.3) into points and parts.
class GeometryReader {
public:
    GeometryReader(Feature& feature, Budget& budget) : m_feature(feature), m_budget(budget) {}

    template <class Range>
    void read(const Range& commands)
    {
        auto at = commands.begin();
        const auto end = commands.end();
        while (at != end) {
            const std::uint32_t word = *at++;
            const std::uint32_t command = word & 7, count = word >> 3;
            if (command == kClosePath)
                closePart();
            else if (command == kMoveTo || command == kLineTo)
                for (std::uint32_t i = 0; i < count; ++i) {
                    // Each point takes two words, so a forged count ends with the data and not with the memory.
                    if (at == end)
                        throw Broken{.what = "vector tile: geometry ends inside a command"};
                    const std::int32_t dx = protozero::decode_zigzag32(*at++);
                    if (at == end)
                        throw Broken{.what = "vector tile: geometry ends inside a point"};
                    const std::int32_t dy = protozero::decode_zigzag32(*at++);
                    if (command == kMoveTo)
                        startPart();
                    add(dx, dy);
                }
            else
                throw Broken{.what = "vector tile: unknown geometry command"};
        }
        closePart();
    }

private:
    void add(std::int32_t dx, std::int32_t dy)
    {
        m_x += dx;
        m_y += dy;
        if (std::max(std::abs(m_x), std::abs(m_y)) > kMaxCoordinate)
            throw Broken{.what = "vector tile: coordinate out of range"};
        if (!m_open)
            throw Broken{.what = "vector tile: line without a start"};
        m_budget.takePoint();
        m_feature.points.push_back({static_cast<std::int32_t>(m_x), static_cast<std::int32_t>(m_y)});
    }
    void startPart()
    {
        // The points of a multipoint are one part: nobody asks where one point ends and the next begins.
        if (m_feature.kind != GeometryKind::Point)
            closePart();
        m_open = true;
    }
    void closePart()
    {
        m_open = m_feature.kind == GeometryKind::Point && m_open;
        const std::size_t begun = m_feature.partEnds.empty() ? 0 : m_feature.partEnds.back();
        const std::size_t least = m_feature.kind == GeometryKind::Polygon ? 3 : m_feature.kind == GeometryKind::Line ? 2 : 1;
        if (m_feature.points.size() - begun < least)
            m_feature.points.resize(begun); // a part too short to be drawn
        else
            m_feature.partEnds.push_back(static_cast<std::uint32_t>(m_feature.points.size()));
    }

    Feature& m_feature;
    Budget& m_budget;
    std::int64_t m_x = 0, m_y = 0;
    bool m_open = false;
};

std::optional<GeometryKind> kindOf(std::int32_t type)
{
    switch (type) {
    case 1: return GeometryKind::Point;
    case 2: return GeometryKind::Line;
    case 3: return GeometryKind::Polygon;
    default: return std::nullopt;
    }
}

std::optional<Feature> readFeature(protozero::pbf_reader message, Budget& budget)
{
    budget.takeFeature();
    Feature feature;
    std::optional<GeometryKind> kind;
    protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator> tags, geometry;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case protozero::tag_and_type(field::kFeatureTags, protozero::pbf_wire_type::length_delimited): tags = message.get_packed_uint32(); break;
        case protozero::tag_and_type(field::kFeatureType, protozero::pbf_wire_type::varint): kind = kindOf(message.get_enum()); break;
        case protozero::tag_and_type(field::kFeatureGeometry, protozero::pbf_wire_type::length_delimited): geometry = message.get_packed_uint32(); break;
        default: message.skip();
        }
    }
    if (!kind)
        return std::nullopt;
    feature.kind = *kind;
    for (auto at = tags.begin(); at != tags.end();) {
        const std::uint32_t key = *at++;
        if (at == tags.end())
            throw Broken{.what = "vector tile: tag without a value"};
        feature.tags.emplace_back(key, *at++);
    }
    GeometryReader(feature, budget).read(geometry);
    return feature;
}

AttributeValue readValue(protozero::pbf_reader message)
{
    using enum protozero::pbf_wire_type;
    AttributeValue value = std::string();
    while (message.next()) {
        switch (message.tag_and_type()) {
        case protozero::tag_and_type(field::kString, length_delimited): value = message.get_string(); break;
        case protozero::tag_and_type(field::kFloat, fixed32): value = static_cast<double>(message.get_float()); break;
        case protozero::tag_and_type(field::kDouble, fixed64): value = message.get_double(); break;
        case protozero::tag_and_type(field::kInt, varint): value = message.get_int64(); break;
        case protozero::tag_and_type(field::kUInt, varint): value = static_cast<std::int64_t>(message.get_uint64()); break;
        case protozero::tag_and_type(field::kSInt, varint): value = message.get_sint64(); break;
        case protozero::tag_and_type(field::kBool, varint): value = message.get_bool(); break;
        default: message.skip();
        }
    }
    return value;
}

void checkTags(const Layer& layer)
{
    for (const Feature& feature : layer.features)
        for (const auto& [key, value] : feature.tags)
            if (key >= layer.keys.size() || value >= layer.values.size())
                throw Broken{.what = "vector tile: tag outside its layer's lists"};
}

std::string layerName(protozero::pbf_reader message)
{
    if (message.next(field::kLayerName, protozero::pbf_wire_type::length_delimited))
        return message.get_string();
    throw Broken{.what = "vector tile: layer without a name"};
}

Layer readLayer(protozero::pbf_reader message, std::string name, Budget& budget)
{
    using enum protozero::pbf_wire_type;
    Layer layer{.name = std::move(name)};
    while (message.next()) {
        switch (message.tag_and_type()) {
        case protozero::tag_and_type(field::kLayerFeature, length_delimited):
            if (auto feature = readFeature(message.get_message(), budget))
                layer.features.push_back(std::move(*feature));
            break;
        case protozero::tag_and_type(field::kLayerKey, length_delimited): layer.keys.push_back(message.get_string()); break;
        case protozero::tag_and_type(field::kLayerValue, length_delimited): layer.values.push_back(readValue(message.get_message())); break;
        case protozero::tag_and_type(field::kLayerExtent, varint): {
            const std::uint32_t extent = message.get_uint32();
            if (extent == 0 || extent > kMaxExtent)
                throw Broken{.what = "vector tile: extent out of range"};
            layer.extent = static_cast<std::int32_t>(extent);
            break;
        }
        default: message.skip();
        }
    }
    checkTags(layer);
    return layer;
}

VectorTile readTile(base::ByteView bytes, std::span<const std::string_view> wanted)
{
    VectorTile tile;
    Budget budget;
    protozero::pbf_reader message(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    while (message.next()) {
        if (message.tag_and_type() != protozero::tag_and_type(field::kTileLayer, protozero::pbf_wire_type::length_delimited)) {
            message.skip();
            continue;
        }
        const protozero::pbf_reader layer = message.get_message();
        std::string name = layerName(layer);
        if (wanted.empty() || std::ranges::find(wanted, name) != wanted.end())
            tile.layers.push_back(readLayer(layer, std::move(name), budget));
    }
    return tile;
}

} // namespace

std::span<const TilePoint> Feature::part(std::size_t index) const
{
    const std::size_t from = index == 0 ? 0 : partEnds[index - 1];
    return std::span(points).subspan(from, partEnds[index] - from);
}

const AttributeValue* Layer::find(const Feature& feature, std::string_view key) const
{
    for (const auto& [k, v] : feature.tags)
        if (keys[k] == key)
            return &values[v];
    return nullptr;
}

std::string_view Layer::text(const Feature& feature, std::string_view key) const
{
    const AttributeValue* value = find(feature, key);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

double Layer::number(const Feature& feature, std::string_view key, double fallback) const
{
    const AttributeValue* value = find(feature, key);
    if (!value)
        return fallback;
    if (const auto* real = std::get_if<double>(value))
        return *real;
    if (const auto* integer = std::get_if<std::int64_t>(value))
        return static_cast<double>(*integer);
    if (const auto* flag = std::get_if<bool>(value))
        return *flag ? 1 : 0;
    return fallback;
}

const Layer* VectorTile::layer(std::string_view name) const
{
    const auto found = std::ranges::find(layers, name, &Layer::name);
    return found == layers.end() ? nullptr : &*found;
}

base::Result<VectorTile> decodeVectorTile(base::ByteView bytes, std::span<const std::string_view> wanted)
{
    try {
        return readTile(bytes, wanted);
    } catch (const Broken& broken) {
        return base::fail(broken.code, broken.what);
    } catch (const protozero::exception& broken) {
        return base::fail(base::Errc::Corrupt, std::string("vector tile: ") + broken.what());
    } catch (const std::bad_alloc&) {
        return base::fail(base::Errc::LimitExceeded, "vector tile: memory");
    }
}

} // namespace plateglass::tiles
