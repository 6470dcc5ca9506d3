#include "ui/map/map_tile.h"

#include "ui/map/joined_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

namespace plateglass::ui {

namespace {

using tiles::Feature;
using tiles::GeometryKind;
using tiles::Layer;

// First the OpenMapTiles name, then Protomaps'.
constexpr std::array<std::string_view, 15> kDrawn{"water", "landcover", "landuse", "park", "natural", "building", "buildings", "transportation",
                                                  "transportation_name", "roads", "transit", "boundary", "boundaries", "place", "places"};

template <class Value, std::size_t N>
std::optional<Value> lookUp(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view key)
{
    const auto found = std::ranges::find(table, key, &std::pair<std::string_view, Value>::first);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

constexpr std::array<std::string_view, 20> kGreen{
    "park",     "grass",  "wood",   "forest",  "garden",      "meadow",       "cemetery",       "golf_course", "recreation_ground", "pitch",
    "playground", "scrub", "nature_reserve", "village_green", "national_park", "protected_area", "zoo", "allotments", "dog_park", "farmland"};

constexpr std::array<std::pair<std::string_view, Way>, 13> kWays{{
    {"motorway", Way::Highway}, {"highway", Way::Highway}, {"trunk", Way::Trunk}, {"primary", Way::Major}, {"secondary", Way::Major},
    {"major_road", Way::Major}, {"medium_road", Way::Tertiary}, {"tertiary", Way::Tertiary}, {"minor", Way::Minor}, {"minor_road", Way::Minor},
    {"residential", Way::Minor}, {"service", Way::Service}, {"pier", Way::Service},
}};

constexpr std::array<std::pair<std::string_view, NameKind>, 9> kPlaces{{
    {"city", NameKind::City}, {"town", NameKind::Town}, {"village", NameKind::Town}, {"locality", NameKind::Town}, {"suburb", NameKind::Suburb},
    {"borough", NameKind::Suburb}, {"quarter", NameKind::Neighbourhood}, {"neighbourhood", NameKind::Neighbourhood}, {"macrohood", NameKind::Suburb},
}};

std::string_view classOf(const Layer& layer, const Feature& feature)
{
    for (const std::string_view key : {"class", "kind", "pmap:kind"})
        if (const auto text = layer.text(feature, key); !text.empty())
            return text;
    return {};
}

QString nameOf(const Layer& layer, const Feature& feature)
{
    for (const std::string_view key : {"name", "name:latin", "name_int", "name_en"})
        if (const auto text = layer.text(feature, key); !text.empty())
            return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return {};
}

QRectF boundsOf(std::span<const tiles::TilePoint> points)
{
    const auto [west, east] = std::ranges::minmax(points, {}, &tiles::TilePoint::x);
    const auto [north, south] = std::ranges::minmax(points, {}, &tiles::TilePoint::y);
    return {QPointF(west.x, north.y), QPointF(east.x, south.y)};
}

TileShape shapeOf(const Feature& feature)
{
    return {feature.points, feature.partEnds, boundsOf(feature.points)};
}

/// Makers merge all streets of a class into one feature; apart, those out of sight can be skipped.
std::vector<TileShape> linesOf(const Feature& feature)
{
    std::vector<TileShape> lines;
    for (std::size_t part = 0; part < feature.partCount(); ++part) {
        const auto points = feature.part(part);
        lines.push_back({{points.begin(), points.end()}, {static_cast<std::uint32_t>(points.size())}, boundsOf(points)});
    }
    return lines;
}

Layer rescaled(Layer layer, std::int32_t extent)
{
    const auto scaled = [&](std::int32_t v) { return static_cast<std::int32_t>(std::lround(static_cast<double>(v) * extent / layer.extent)); };
    for (Feature& feature : layer.features)
        for (tiles::TilePoint& point : feature.points)
            point = {scaled(point.x), scaled(point.y)};
    layer.extent = extent;
    return layer;
}

bool isPolygon(const Feature& feature)
{
    return feature.kind == GeometryKind::Polygon && !feature.points.empty();
}

bool isLine(const Feature& feature)
{
    return feature.kind == GeometryKind::Line && !feature.points.empty();
}

std::optional<NameKind> streetName(Way way)
{
    switch (way) {
    case Way::Highway: case Way::Trunk: return NameKind::HighwayName;
    case Way::Major: return NameKind::MajorName;
    case Way::Tertiary: case Way::Minor: return NameKind::MinorName;
    case Way::Service: return std::nullopt; // drives and yards would crowd out the streets
    }
    return std::nullopt;
}

class Sorter {
public:
    explicit Sorter(MapTile& tile) : m_tile(tile) {}

    void add(const Layer& layer)
    {
        if (layer.extent != m_tile.extent)
            return add(rescaled(layer, m_tile.extent));
        for (const Feature& feature : layer.features)
            sort(layer, feature);
    }

    void finish()
    {
        for (auto& [key, lines] : m_streets)
            for (auto& line : joinedLines(std::move(lines)))
                m_tile.names.push_back({key.first, key.second, std::move(line)});
        std::ranges::stable_sort(m_tile.grounds, {}, &MapGround::kind);
        std::ranges::stable_sort(m_tile.ways, {}, &MapWay::kind);
        std::ranges::stable_sort(m_tile.names, {}, &MapName::kind);
    }

private:
    void sort(const Layer& layer, const Feature& feature)
    {
        const std::string& in = layer.name;
        if (in == "water")
            addGround(Ground::Water, feature);
        else if (in == "building" || in == "buildings")
            addGround(Ground::Building, feature);
        else if (in == "park" || in == "landcover" || in == "landuse" || in == "natural")
            addGreen(layer, feature);
        else if (in == "transportation" || in == "roads" || in == "transit")
            addWay(layer, feature);
        else if (in == "transportation_name")
            addStreetName(layer, feature);
        else if (in == "boundary" || in == "boundaries")
            addBoundary(layer, feature);
        else if (in == "place" || in == "places")
            addPlace(layer, feature);
    }

    void addGround(Ground kind, const Feature& feature)
    {
        if (isPolygon(feature))
            m_tile.grounds.push_back({kind, shapeOf(feature)});
    }

    void addGreen(const Layer& layer, const Feature& feature)
    {
        if (layer.name == "park" || std::ranges::find(kGreen, classOf(layer, feature)) != kGreen.end())
            addGround(Ground::Park, feature);
    }

    void addWay(const Layer& layer, const Feature& feature)
    {
        const std::string_view kind = classOf(layer, feature);
        const bool tunnel = layer.text(feature, "brunnel") == "tunnel" || layer.number(feature, "is_tunnel", 0) > 0;
        if (kind == "pier" && isPolygon(feature))
            addGround(Ground::Pier, feature);
        else if ((kind == "rail" || kind == "light_rail") && isLine(feature) && !tunnel)
            std::ranges::move(linesOf(feature), std::back_inserter(m_tile.rails));
        else if (const auto way = lookUp(kWays, kind); way && isLine(feature)) {
            for (TileShape& line : linesOf(feature))
                m_tile.ways.push_back({*way, tunnel, std::move(line)});
            if (layer.name == "roads")
                addStreetName(layer, feature);
        }
    }

    void addStreetName(const Layer& layer, const Feature& feature)
    {
        const auto way = lookUp(kWays, classOf(layer, feature));
        const auto kind = way ? streetName(*way) : std::nullopt;
        const QString name = kind && isLine(feature) ? nameOf(layer, feature) : QString();
        if (name.isEmpty())
            return;
        for (std::size_t part = 0; part < feature.partCount(); ++part) {
            const auto points = feature.part(part);
            m_streets[{*kind, name}].emplace_back(points.begin(), points.end());
        }
    }

    void addBoundary(const Layer& layer, const Feature& feature)
    {
        constexpr double kState = 4; ///< counties and cities would cover the map with dashes
        const double level = layer.number(feature, "admin_level", layer.number(feature, "kind_detail", 0));
        if (isLine(feature) && level > 0 && level <= kState && layer.number(feature, "maritime", 0) == 0)
            std::ranges::move(linesOf(feature), std::back_inserter(m_tile.boundaries));
    }

    void addPlace(const Layer& layer, const Feature& feature)
    {
        auto kind = lookUp(kPlaces, classOf(layer, feature));
        // Protomaps calls every settlement `locality` and says the rest in a detail.
        if (const auto detail = lookUp(kPlaces, layer.text(feature, "kind_detail")))
            kind = detail;
        const QString name = nameOf(layer, feature);
        if (kind && feature.kind == GeometryKind::Point && !feature.points.empty() && !name.isEmpty())
            m_tile.names.push_back({*kind, name, {feature.points.front()}});
    }

    MapTile& m_tile;
    std::map<std::pair<NameKind, QString>, std::vector<std::vector<tiles::TilePoint>>> m_streets;
};

} // namespace

MapTile mapTileOf(geo::TileId id, const tiles::VectorTile& tile)
{
    MapTile out;
    out.id = id;
    Sorter sorter(out);
    for (const Layer& layer : tile.layers)
        sorter.add(layer);
    sorter.finish();
    return out;
}

std::span<const std::string_view> drawnLayers()
{
    return kDrawn;
}

} // namespace plateglass::ui
