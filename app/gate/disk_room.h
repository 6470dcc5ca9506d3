// Will the disk hold the log for as long as the policy keeps it? Pure; any thread. Private.
#pragma once

#include <chrono>
#include <cstdint>

namespace plateglass::gate {

/// Whether a disk of `capacity` bytes with `free` left is `fullPercent` full, or will not hold the records of `keep` where `used`
/// bytes came in `since`.
[[nodiscard]] bool isNearlyFull(std::uint64_t capacity, std::uint64_t free, int fullPercent, std::uint64_t used, std::chrono::hours since, std::chrono::hours keep);

} // namespace plateglass::gate
