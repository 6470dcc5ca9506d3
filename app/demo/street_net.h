// The streets as a net: crossings and the stretches between them, which the map draws and the traffic drives.
#pragma once

#include "demo/landscape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plateglass::demo {

enum class StreetClass : std::uint8_t { Motorway, Ramp, Primary, Secondary, Minor };

struct Stretch {
    int from = 0, to = 0; ///< crossings
    StreetClass kind = StreetClass::Minor;
    int street = 0; ///< into StreetNet::streets
    bool bridge = false;
};

struct Street {
    std::string name;
    std::string ref; ///< number of a motorway
    StreetClass kind = StreetClass::Minor;
    std::vector<Path> lines; ///< longest first, for drawing and for the name along it
    std::vector<Path> bridges;
};

/// Crossings stand on a bent grid: column i counts from the west, row j from the south.
struct StreetNet {
    static constexpr int kColumns = 57, kRows = 54;

    std::vector<Spot> crossings; ///< the grid's first, then the motorways'
    std::vector<Stretch> stretches;
    std::vector<Street> streets;
    std::vector<std::vector<int>> around; ///< stretches at each crossing
    std::vector<GroundArea> parks;        ///< bounded by streets
    std::vector<Path> motorways, rails, paths;
    std::vector<int> gateways;            ///< crossings at the edge of the map: where through traffic comes from

    [[nodiscard]] static int grid(int column, int row) { return column * kRows + row; }
    [[nodiscard]] const std::string& columnName(int column) const { return streets[static_cast<std::size_t>(column)].name; }
    [[nodiscard]] const std::string& rowName(int row) const { return streets[static_cast<std::size_t>(kColumns + row)].name; }
    [[nodiscard]] bool connected(int crossing) const { return !around[static_cast<std::size_t>(crossing)].empty(); }
};

[[nodiscard]] StreetNet makeStreets(const Landscape& land);

} // namespace plateglass::demo
