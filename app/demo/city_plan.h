// The synthetic city as a whole. One plan for every seed: exercises, fences and cameras name its streets.
#pragma once

#include "demo/blocks.h"
#include "demo/landscape.h"
#include "demo/street_net.h"

#include <string_view>
#include <vector>

namespace plateglass::demo {

inline constexpr std::string_view kCityName = "Larkhaven";

struct CityPlan {
    Landscape land;
    StreetNet net;
    std::vector<Ring> buildings;
};

[[nodiscard]] CityPlan planCity();

} // namespace plateglass::demo
