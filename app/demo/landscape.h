// What was there before the streets: sea, river, lake, hills, and what people set aside: parks, quarters.
#pragma once

#include "demo/ground.h"

#include <string>
#include <vector>

namespace plateglass::demo {

enum class GroundKind { Ocean, Lake, River, Park, Grass, Wood, Sand, Farmland, Residential, Commercial, Industrial, Cemetery };

struct GroundArea {
    GroundKind kind;
    std::string name;
    Ring ring;
};

enum class District { Residential, Centre, OldTown, Industrial, Commercial };

struct Quarter {
    std::string name;
    Spot at;
};

/// The same for every seed: exercises name its places.
struct Landscape {
    Path coast;  ///< from north to south, sea to the right
    Path river;  ///< from source to mouth
    Ring riverBanks;
    Ring lake;
    Ring limits; ///< of the city
    std::vector<GroundArea> areas; ///< water too; parks are added by the streets, which bound them
    std::vector<Quarter> quarters;

    [[nodiscard]] bool inSea(Spot spot) const;
    [[nodiscard]] bool inRiver(Spot spot) const;
    [[nodiscard]] bool inWater(Spot spot) const;
    [[nodiscard]] bool inCity(Spot spot) const;
};

[[nodiscard]] Landscape makeLandscape();
[[nodiscard]] District districtAt(Spot spot);

inline constexpr double kFar = 30'000; ///< metres; how far the sea and the motorway reach

} // namespace plateglass::demo
