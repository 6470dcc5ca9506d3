#include "ui/map/tile_source.h"

#include <QImageReader>
#include <QBuffer>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr std::size_t kKeptTiles = 64;
constexpr int kLargestPicture = 4096; ///< pixels a side; tiles are 256 or 512

/// Vector tiles are made to be seen at twice the size of a picture tile, from 512 to 1,024 logical pixels here.
int tileZoomFor(const tiles::BaseMapInfo& info, const Viewport& view)
{
    const double wanted = info.format == tiles::TileFormat::Vector ? std::floor(view.zoom) - 1 : std::round(view.zoom + std::log2(view.ratio));
    return std::clamp(static_cast<int>(wanted), info.minZoom, info.maxZoom);
}

bool overlaps(const tiles::BaseMapInfo& info, const Viewport& view)
{
    if (!info.bounds)
        return true;
    const QPointF northWest = view.toScreen(base::LatLon{info.bounds->north, info.bounds->west});
    const QPointF southEast = view.toScreen(base::LatLon{info.bounds->south, info.bounds->east});
    const bool wide = southEast.x() < northWest.x(); // around the back of the world: be generous
    return wide || QRectF(northWest, southEast).intersects(view.rect());
}

QImage pictureOf(const base::Bytes& bytes)
{
    QByteArray data = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&data);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (!size.isValid() || std::max(size.width(), size.height()) > kLargestPicture)
        return {};
    return reader.read();
}

} // namespace

TileSource::TileSource(const std::vector<std::filesystem::path>& files)
{
    for (const auto& file : files) {
        auto map = tiles::openMbtiles(file);
        if (map)
            m_maps.push_back(std::move(*map));
        else
            ++m_failed;
    }
}

std::vector<tiles::BaseMapInfo> TileSource::infos() const
{
    std::vector<tiles::BaseMapInfo> out;
    for (const auto& map : m_maps)
        out.push_back(map->info());
    return out;
}

MapTiles TileSource::tilesFor(const Viewport& view, std::stop_token stop)
{
    constexpr std::size_t kMostTiles = 256; ///< a map that begins at a deep zoom seen from afar would ask for thousands
    MapTiles out;
    for (std::size_t map = 0; map < m_maps.size(); ++map) {
        const tiles::BaseMapInfo& info = m_maps[map]->info();
        if (!overlaps(info, view))
            continue;
        const int zoom = tileZoomFor(info, view);
        if (zoom - view.zoom > std::log2(kMostTiles) / 2)
            continue;
        for (const geo::TileId id : tilesCovering(view, zoom)) {
            if (stop.stop_requested())
                return out;
            if (auto tile = cached({map, id}))
                out.push_back(std::move(tile));
        }
    }
    return out;
}

std::shared_ptr<const MapTile> TileSource::cached(const Key& key)
{
    if (const auto found = m_cache.find(key); found != m_cache.end()) {
        m_ages.splice(m_ages.begin(), m_ages, found->second.age);
        return found->second.tile;
    }
    m_ages.push_front(key);
    const auto tile = m_cache.emplace(key, Entry{read(key), m_ages.begin()}).first->second.tile;
    if (m_cache.size() > kKeptTiles) {
        m_cache.erase(m_ages.back());
        m_ages.pop_back();
    }
    return tile;
}

std::shared_ptr<const MapTile> TileSource::read(const Key& key)
{
    const tiles::BaseMap& map = *m_maps[key.first];
    const auto bytes = map.tile(key.second);
    if (bytes && !*bytes)
        return nullptr;
    auto tile = std::make_shared<MapTile>();
    tile->id = key.second;
    if (bytes && map.info().format == tiles::TileFormat::Vector) {
        if (const auto decoded = tiles::decodeVectorTile(**bytes, drawnLayers()))
            return std::make_shared<MapTile>(mapTileOf(key.second, *decoded));
    } else if (bytes) {
        tile->raster = pictureOf(**bytes);
        if (!tile->raster.isNull())
            return tile;
    }
    ++m_damaged;
    return nullptr;
}

} // namespace plateglass::ui
