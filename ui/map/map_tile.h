// A vector tile sorted into what the map draws: grounds, ways, boundaries and names. Knows the layer names of the
// OpenMapTiles schema and, for the same things, those of Protomaps. Points of interest are left out on purpose.
// Immutable once made; any thread.
#pragma once

#include "geo/web_mercator.h"
#include "tiles/vector_tile.h"

#include <QImage>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

namespace plateglass::ui {

/// In the order they are painted.
enum class Ground { Park, Water, Pier, Building };
/// In the order they are painted.
enum class Way { Service, Minor, Tertiary, Major, Trunk, Highway };

/// Points in tile units with what is needed to skip them quickly.
struct TileShape {
    std::vector<tiles::TilePoint> points;
    std::vector<std::uint32_t> partEnds;
    QRectF bounds; ///< tile units; grown by nothing
};

struct MapGround {
    Ground kind = Ground::Park;
    TileShape shape;
};

struct MapWay {
    Way kind = Way::Minor;
    bool tunnel = false;
    TileShape shape;
};

/// How early a name gets its place; lower first.
enum class NameKind { City, Town, Suburb, Neighbourhood, HighwayName, MajorName, MinorName };

struct MapName {
    NameKind kind = NameKind::MinorName;
    QString text;
    std::vector<tiles::TilePoint> line; ///< one point for a place, the way's course for a street
};

struct MapTile {
    geo::TileId id;
    std::int32_t extent = 4096; ///< layers that count otherwise are brought to it
    std::vector<MapGround> grounds;
    std::vector<MapWay> ways;
    std::vector<TileShape> rails;
    std::vector<TileShape> boundaries;
    std::vector<MapName> names;
    QImage raster; ///< a picture tile has this and nothing else
};

[[nodiscard]] MapTile mapTileOf(geo::TileId id, const tiles::VectorTile& tile);

/// The layers mapTileOf() looks at; others need not be decoded.
[[nodiscard]] std::span<const std::string_view> drawnLayers();

} // namespace plateglass::ui
