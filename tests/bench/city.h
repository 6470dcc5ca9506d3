// The invented city the benchmark's reads come from: where its cameras stand and which plates its vehicles carry.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plateglass::bench {

inline constexpr int FixedCameras = 400;
inline constexpr int PatrolCars = 60;

/// Degrees.
struct Position {
    double lat = 0, lon = 0;
};

struct Vehicle {
    std::string plate; ///< normal form, beginning QQ as every invented plate does, at most 9 characters
    const char* state;
    const char *make, *model, *colour; ///< empty strings where no reader names them
};

/// Cameras in a box of about 17 by 14 km, each with its nearest neighbours. The same seed gives the same city.
class City {
public:
    explicit City(std::uint64_t seed);

    [[nodiscard]] Position camera(int fixedCamera) const { return m_cameras[static_cast<std::size_t>(fixedCamera)]; }
    /// One of the eight cameras nearest to `fixedCamera`; `which` is 0..7.
    [[nodiscard]] int neighbour(int fixedCamera, std::uint32_t which) const
    {
        return m_neighbours[static_cast<std::size_t>(fixedCamera)][which];
    }
    /// Metres, as the crow flies.
    [[nodiscard]] double distance(int oneCamera, int otherCamera) const;
    /// Where a patrol car is at a time in seconds: it drives to another corner of the city every half hour.
    [[nodiscard]] Position patrolCar(int car, std::int64_t time) const;
    /// Seven in ten carry the commonest kind of plate (digit, three letters, three digits), the others seven more
    /// kinds, some of other states.
    [[nodiscard]] Vehicle vehicle(std::uint32_t number) const;

private:
    std::uint64_t m_seed;
    std::vector<Position> m_cameras;
    std::vector<std::vector<int>> m_neighbours;
};

} // namespace plateglass::bench
