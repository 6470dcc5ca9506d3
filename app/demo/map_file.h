// The city's own base map: vector tiles in an MBTiles file, as anybody's base map would come.
#pragma once

#include "base/result.h"
#include "demo/city_plan.h"
#include "demo/map_features.h"

#include <filesystem>
#include <stop_token>

namespace plateglass::demo {

/// One tile as Mapbox vector tile bytes, before compression. Empty when nothing is there.
[[nodiscard]] std::string vectorTile(const std::vector<MapFeature>& features, geo::TileId tile);

/// Writes the whole map. The file must not exist; on failure nothing is left. Errc::Cancelled, Io, DiskFull.
[[nodiscard]] base::Result<void> writeMap(const CityPlan& plan, const std::filesystem::path& file, std::stop_token stop);

} // namespace plateglass::demo
