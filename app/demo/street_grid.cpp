#include "demo/street_grid.h"

#include "imaging/chance.h"

#include <array>
#include <cmath>

namespace plateglass::demo {

namespace {

constexpr std::array kParks = {
    ParkCells{"Mill Park", GroundKind::Park, 28, 34, 22, 28},
    ParkCells{"Mirror Lake Park", GroundKind::Park, 27, 35, 37, 43},
    ParkCells{"Harbor Green", GroundKind::Park, 11, 13, 20, 22},
    ParkCells{"Foundry Square", GroundKind::Park, 22, 23, 24, 25},
    ParkCells{"Orchard Park", GroundKind::Park, 13, 17, 40, 42},
    ParkCells{"Hill Park", GroundKind::Park, 48, 51, 44, 47},
    ParkCells{"Quarry Park", GroundKind::Park, 46, 51, 6, 11},
    ParkCells{"Larkhaven Cemetery", GroundKind::Cemetery, 38, 40, 38, 41},
    ParkCells{"Eastfield Links", GroundKind::Grass, 50, 55, 11, 15},
    ParkCells{"South Common", GroundKind::Park, 17, 20, 7, 9},
};

/// An even grid, bent so that no street is quite straight, and turned where the old town and the hill are.
Spot bent(double x, double y)
{
    const auto turned = [](Spot spot, Spot middle, double radius, double angle) {
        const Spot from = spot - middle;
        const double turn = angle * (1 - smoothStep(0.3, 1, length(from) / radius));
        return middle + Spot{from.x * std::cos(turn) - from.y * std::sin(turn), from.x * std::sin(turn) + from.y * std::cos(turn)};
    };
    Spot spot { x + 70 * std::sin(y / 1100 + 0.6) + 26 * std::sin(y / 430 + x / 1500),
                y + 88 * std::sin(x / 1250 + 0.3) + 24 * std::sin(x / 390 + y / 1100) };
    spot = turned(spot, {-1750, 150}, 1000, 0.52);
    return turned(spot, {2800, 1850}, 1150, -0.48);
}

double columnAt(int column)
{
    imaging::Chance chance(3000 + static_cast<std::uint64_t>(column));
    return -3600 + 132.0 * column + chance.between(-14, 14);
}
double rowAt(int row)
{
    imaging::Chance chance(5000 + static_cast<std::uint64_t>(row));
    return -3000 + 110.0 * row + chance.between(-11, 11);
}

} // namespace

Spot gridCrossing(int column, int row) { return bent(columnAt(column), rowAt(row)); }

std::span<const ParkCells> parkCells() { return kParks; }

} // namespace plateglass::demo
