// Chance from a seed: splitmix64, good enough for looks and for made-up traffic, and the same on every machine (the
// distributions of <random> are not). Never for secrets.
#pragma once

#include <cstdint>

namespace plateglass::imaging {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * static_cast<double>(next() >> 11) * 0x1.0p-53; }
    [[nodiscard]] int below(int end) { return static_cast<int>(next() % static_cast<std::uint64_t>(end)); }
    [[nodiscard]] bool once(int in) { return below(in) == 0; } ///< true one time in `in`
    [[nodiscard]] bool with(double probability) { return between(0, 1) < probability; }
    /// Bell-shaped: the sum of four even ones.
    [[nodiscard]] double around(double middle, double spread)
    {
        const double sum = between(-1, 1) + between(-1, 1) + between(-1, 1) + between(-1, 1);
        return middle + spread * sum * 0.8660254;
    }

private:
    std::uint64_t m_state;
};

} // namespace plateglass::imaging
