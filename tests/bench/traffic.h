// A year of passes at the benchmark's cameras, day by day, so that any number of them fits into memory.
#pragma once

#include "city.h"
#include "random.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace plateglass::bench {

inline constexpr int Days = 365;
inline constexpr std::int64_t FirstDay = 1'735'689'600; ///< 2025-01-01T00:00:00Z, seconds

/// What the reader at a camera made of one pass.
struct BenchRead {
    std::uint64_t number; ///< from 1, in time order
    std::int64_t time; ///< seconds since 1970, UTC
    int camera; ///< below FixedCameras a fixed one, from there on a patrol car
    Position place;
    std::string plate; ///< two in a hundred are misread, most of those by a character that looks alike
    Vehicle vehicle;
    int confidence; ///< per ten thousand
};

/// Reads in time order with the rhythm of hours and weekdays: trips over neighbouring cameras, one read in eight by a
/// patrol car, `Convoys` pairs of vehicles that often drive together. A vehicle is the busier the smaller its number;
/// there is one for eight reads.
class Traffic {
public:
    static constexpr int Convoys = 300;

    Traffic(std::uint64_t reads, std::uint64_t seed);

    /// Calls `take` for each read. The same arguments give the same reads.
    void run(const std::function<void(const BenchRead&)>& take);
    /// True plates of the vehicles that lead a convoy.
    [[nodiscard]] std::vector<std::string> leaders() const;
    [[nodiscard]] const City& city() const { return m_city; }

private:
    struct Pass {
        std::int64_t time;
        std::uint32_t vehicle;
        int camera;
        std::uint64_t noise; ///< decides confidence and misreading
        auto operator<=>(const Pass&) const = default;
    };
    using Passes = std::vector<Pass>;

    void trip(Passes& today, std::int64_t day, Random& random);
    [[nodiscard]] std::uint32_t vehicle(Random& random) const;
    [[nodiscard]] BenchRead read(const Pass& pass, std::uint64_t number) const;

    std::uint64_t m_reads, m_seed;
    std::uint32_t m_vehicles;
    City m_city;
    std::vector<std::uint32_t> m_leaders, m_followers;
    Passes m_tomorrow; ///< passes of trips that go on after midnight
};

} // namespace plateglass::bench
