// The opened base maps and what was decoded of them lately. One thread at a time; calls read files.
#pragma once

#include "tiles/base_map.h"
#include "ui/map/base_map_painter.h"

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plateglass::ui {

class TileSource {
public:
    /// Opens what can be opened, the lowest first.
    explicit TileSource(const std::vector<std::filesystem::path>& files);

    [[nodiscard]] bool empty() const { return m_maps.empty(); }
    [[nodiscard]] std::size_t failed() const { return m_failed; } ///< files that could not be opened
    [[nodiscard]] std::vector<tiles::BaseMapInfo> infos() const;

    /// The tiles to draw for a view, of all maps. Tiles that are missing or damaged are left out; `damaged` counts the latter.
    [[nodiscard]] MapTiles tilesFor(const Viewport& view, std::stop_token stop = {});
    [[nodiscard]] std::size_t damaged() const { return m_damaged; }

private:
    using Key = std::pair<std::size_t, geo::TileId>;
    struct Entry {
        std::shared_ptr<const MapTile> tile; ///< null: the map has none here
        std::list<Key>::iterator age;
    };
    [[nodiscard]] std::shared_ptr<const MapTile> cached(const Key& key);
    [[nodiscard]] std::shared_ptr<const MapTile> read(const Key& key);

    std::vector<std::unique_ptr<tiles::BaseMap>> m_maps;
    std::map<Key, Entry> m_cache;
    std::list<Key> m_ages; ///< the latest used first
    std::size_t m_failed = 0;
    std::size_t m_damaged = 0;
};

} // namespace plateglass::ui
