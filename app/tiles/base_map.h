// An offline base map: tiles by address, from MBTiles (raster or vector). Any thread; one reader holds one connection
// and serialises its calls. Nothing here knows reads; no network.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/area.h"
#include "geo/web_mercator.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace plateglass::tiles {

enum class TileFormat { Vector, Png, Jpeg, WebP };

struct BaseMapInfo {
    std::string name;
    std::string attribution; ///< plain text; the credit that must be shown
    TileFormat format = TileFormat::Vector;
    int minZoom = 0;
    int maxZoom = 14;
    std::optional<domain::Box> bounds;
};

class BaseMap {
public:
    virtual ~BaseMap() = default;
    [[nodiscard]] virtual const BaseMapInfo& info() const = 0;
    /// The tile's bytes, decompressed; nullopt where the map has none (empty sea). Errc::Corrupt for damaged data.
    [[nodiscard]] virtual base::Result<std::optional<base::Bytes>> tile(geo::TileId id) const = 0;
};

/// Opens an MBTiles file read-only. `format` may be missing from its metadata: then the bytes are sniffed. Errc::Corrupt
/// or Errc::Malformed for what is no base map, Errc::NotFound where the file is missing.
[[nodiscard]] base::Result<std::unique_ptr<BaseMap>> openMbtiles(const std::filesystem::path& file);

} // namespace plateglass::tiles
