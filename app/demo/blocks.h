// Buildings: what fills the blocks between the streets.
#pragma once

#include "demo/street_net.h"

#include <vector>

namespace plateglass::demo {

[[nodiscard]] std::vector<Ring> makeBuildings(const Landscape& land, const StreetNet& net);

} // namespace plateglass::demo
