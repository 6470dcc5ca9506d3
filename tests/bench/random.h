// Numbers that look random and are the same on every machine: splitmix64 (Steele, Lea, Flood 2014).
#pragma once

#include <cstdint>

namespace plateglass::bench {

/// The finaliser of splitmix64 as a hash.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next() { return mixed(m_state += 0x9e3779b97f4a7c15); }
    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    /// In [0, count), for counts below 2^32.
    std::uint32_t below(std::uint64_t count) { return static_cast<std::uint32_t>(((next() >> 32) * count) >> 32); }

private:
    std::uint64_t m_state;
};

} // namespace plateglass::bench
