// The city as features of the OpenMapTiles schema (https://openmaptiles.org/schema/), on the unit square of Web Mercator.
#pragma once

#include "demo/city_plan.h"
#include "geo/web_mercator.h"

#include <string>
#include <utility>
#include <vector>

namespace plateglass::demo {

enum class Geometry : unsigned { Point = 1, Line = 2, Polygon = 3 }; // numbers of the vector tile specification

struct MapFeature {
    std::string layer;
    Geometry geometry = Geometry::Point;
    std::vector<geo::UnitPoint> points;
    std::vector<std::pair<std::string, std::string>> words; ///< texts
    std::vector<std::pair<std::string, int>> numbers;
    int minZoom = 0;
    int maxZoom = 14;
    geo::UnitPoint low, high; ///< bounds, kept because every tile asks
};

/// In the order in which they are drawn inside their layers.
[[nodiscard]] std::vector<MapFeature> mapFeatures(const CityPlan& plan);

} // namespace plateglass::demo
