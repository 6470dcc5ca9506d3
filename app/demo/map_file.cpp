#include "demo/map_file.h"

#include "demo/tile_geometry.h"
#include "sqlite/connection.h"
#include "sqlite/transaction.h"

#include <protozero/pbf_writer.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <system_error>

namespace plateglass::demo {

namespace {

constexpr int kMaxZoom = 14;
constexpr std::array kLayers = {"water", "waterway", "landcover", "landuse", "park", "boundary", "transportation", "building", "water_name", "transportation_name", "place"};

/// Field numbers of the vector tile specification.
enum : protozero::pbf_tag_type {
    kTileLayer = 3,
    kLayerName = 1,
    kLayerFeature = 2,
    kLayerKey = 3,
    kLayerValue = 4,
    kLayerExtent = 5,
    kLayerVersion = 15,
    kFeatureTags = 2,
    kFeatureType = 3,
    kFeatureGeometry = 4,
    kValueText = 1,
    kValueInt = 4
};

/// Keys and values are written once per layer and named by number.
class Words {
public:
    std::uint32_t key(const std::string& text) { return number(m_keys, m_keyList, text); }
    std::uint32_t text(const std::string& value)
    {
        std::string message;
        protozero::pbf_writer(message).add_string(kValueText, value);
        return number(m_values, m_valueList, message);
    }
    std::uint32_t integer(int value)
    {
        std::string message;
        protozero::pbf_writer(message).add_int64(kValueInt, value);
        return number(m_values, m_valueList, message);
    }
    void write(protozero::pbf_writer& layer) const
    {
        for (const auto& key : m_keyList) layer.add_string(kLayerKey, key);
        for (const auto& value : m_valueList) layer.add_message(kLayerValue, value);
    }

private:
    static std::uint32_t number(std::map<std::string, std::uint32_t>& numbers, std::vector<std::string>& list, const std::string& word)
    {
        const auto [place, fresh] = numbers.try_emplace(word, static_cast<std::uint32_t>(list.size()));
        if (fresh) list.push_back(word);
        return place->second;
    }
    std::map<std::string, std::uint32_t> m_keys, m_values;
    std::vector<std::string> m_keyList, m_valueList;
};

std::string layerBytes(const std::vector<MapFeature>& features, geo::TileId tile, const char* name)
{
    std::string bytes;
    protozero::pbf_writer layer(bytes);
    Words words;
    bool any = false;
    for (const auto& feature : features) {
        if (feature.layer != name || tile.zoom < feature.minZoom || tile.zoom > feature.maxZoom) continue;
        const auto parts = partsInTile(feature, tile);
        if (parts.empty()) continue;
        if (!any) layer.add_string(kLayerName, name);
        any = true;
        std::vector<std::uint32_t> tags;
        for (const auto& [key, value] : feature.words) tags.insert(tags.end(), {words.key(key), words.text(value)});
        for (const auto& [key, value] : feature.numbers) tags.insert(tags.end(), {words.key(key), words.integer(value)});
        const auto commands = commandsOf(parts, feature.geometry);
        protozero::pbf_writer message(layer, kLayerFeature);
        message.add_packed_uint32(kFeatureTags, tags.begin(), tags.end());
        message.add_enum(kFeatureType, static_cast<std::int32_t>(feature.geometry));
        message.add_packed_uint32(kFeatureGeometry, commands.begin(), commands.end());
    }
    if (!any) return {};
    words.write(layer);
    layer.add_uint32(kLayerExtent, kTileExtent);
    layer.add_uint32(kLayerVersion, 2);
    return bytes;
}

/// gzip without a time in its head, so that the same map is the same bytes.
base::Result<base::Bytes> gzip(const std::string& plain)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return base::fail(base::Errc::LimitExceeded, "zlib");
    base::Bytes packed(deflateBound(&stream, static_cast<uLong>(plain.size())));
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = packed.data();
    stream.avail_out = static_cast<uInt>(packed.size());
    const int code = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END) return base::fail(base::Errc::LimitExceeded, "zlib");
    return packed;
}

/// Deep tiles reach some 15 km around the city, shallow ones two tiles, so that panning does not end at once.
struct TileRange {
    int west, east, north, south;
};
TileRange tilesAt(int zoom, const MapFeature& border)
{
    const double count = std::ldexp(1.0, zoom), margin = 13'000.0 / 40'075'016.7 / 0.807;
    const double ahead = zoom < 11 ? 2 / count : margin;
    const auto tile = [&](double unit) { return static_cast<int>(std::clamp(std::floor(unit * count), 0.0, count - 1)); };
    return {tile(border.low.x - ahead), tile(border.high.x + ahead), tile(border.low.y - ahead), tile(border.high.y + ahead)};
}

std::string degrees(Spot low, Spot high)
{
    const auto a = placeOf(low), b = placeOf(high);
    std::string text;
    for (const auto value : {a.lon, a.lat, b.lon, b.lat}) text += (text.empty() ? "" : ",") + std::to_string(value.degrees());
    return text;
}

std::string vectorLayersJson()
{
    std::string json = R"({"vector_layers":[)";
    for (const char* layer : kLayers)
        json += std::string(layer == kLayers.front() ? "" : ",") + R"({"id":")" + layer
            + R"(","fields":{"class":"String","name":"String"}})";
    return json + "]}";
}

base::Result<void> writeMetadata(sqlite::Connection& db)
{
    const std::array<std::pair<const char*, std::string>, 11> rows = { {
        { "name", std::string(kCityName) },
        { "type", "baselayer" },
        { "version", "1" },
        { "format", "pbf" },
        { "description", "Base map of a city that does not exist, for training" },
        { "attribution", "Synthetic city, no real place" },
        { "bounds", degrees({ -17'000, -16'000 }, { 17'000, 16'000 }) },
        { "center",
          std::to_string(placeOf({ 0, 0 }).lon.degrees()) + "," + std::to_string(placeOf({ 0, 0 }).lat.degrees())
              + ",13" },
        { "minzoom", "0" },
        { "maxzoom", std::to_string(kMaxZoom) },
        { "json", vectorLayersJson() },
    } };
    PG_TRY(auto insert, db.prepare("INSERT INTO metadata VALUES(?,?)"));
    for (const auto& [name, value] : rows) PG_TRY_VOID(insert.bindText(1, name).bindText(2, value).run());
    return {};
}

base::Result<void> writeTiles(sqlite::Connection& db, const std::vector<MapFeature>& features, std::stop_token stop)
{
    const auto border = std::ranges::find(features, "boundary", &MapFeature::layer);
    PG_TRY(auto insert, db.prepare("INSERT INTO tiles VALUES(?,?,?,?)"));
    for (int zoom = 0; zoom <= kMaxZoom; ++zoom) {
        const TileRange range = tilesAt(zoom, *border);
        for (int x = range.west; x <= range.east; ++x)
            for (int y = range.north; y <= range.south; ++y) {
                if (stop.stop_requested()) return base::fail(base::Errc::Cancelled);
                const std::string plain = vectorTile(features, {zoom, x, y});
                if (plain.empty()) continue;
                PG_TRY(const auto packed, gzip(plain));
                const int row = (1 << zoom) - 1 - y; // rows of MBTiles count from the south
                PG_TRY_VOID(insert.bindInteger(1, zoom).bindInteger(2, x).bindInteger(3, row).bindBlob(4, packed).run());
            }
    }
    return {};
}

base::Result<void> writeInto(const std::filesystem::path& file, const std::vector<MapFeature>& features, std::stop_token stop)
{
    PG_TRY(auto db, sqlite::Connection::open(file, {.access = sqlite::Access::Create, .journal = sqlite::Journal::Rollback}));
    PG_TRY(auto transaction, sqlite::Transaction::begin(db));
    PG_TRY_VOID(db.execute("PRAGMA application_id = 1297105496;" // MPBX, as MBTiles files say
                           "CREATE TABLE metadata (name TEXT, value TEXT);"
                           "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                           "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"));
    PG_TRY_VOID(writeMetadata(db));
    PG_TRY_VOID(writeTiles(db, features, stop));
    return transaction.commit();
}

} // namespace

std::string vectorTile(const std::vector<MapFeature>& features, geo::TileId tile)
{
    std::string bytes;
    protozero::pbf_writer writer(bytes);
    for (const char* name : kLayers)
        if (const std::string layer = layerBytes(features, tile, name); !layer.empty()) writer.add_message(kTileLayer, layer);
    return bytes;
}

base::Result<void> writeMap(const CityPlan& plan, const std::filesystem::path& file, std::stop_token stop)
{
    auto written = writeInto(file, mapFeatures(plan), stop);
    std::error_code ignored;
    if (!written) std::filesystem::remove(file, ignored);
    return written;
}

} // namespace plateglass::demo
