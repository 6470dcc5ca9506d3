#include "gate/disk_room.h"

#include <algorithm>

namespace plateglass::gate {

bool isNearlyFull(std::uint64_t capacity, std::uint64_t free, int fullPercent, std::uint64_t used, std::chrono::hours since, std::chrono::hours keep)
{
    if (capacity == 0) return false;
    const auto taken = static_cast<double>(capacity - std::min(free, capacity)) / static_cast<double>(capacity);
    if (taken * 100 >= fullPercent) return true;
    // Less than a week tells nothing about years.
    if (since < std::chrono::hours(24 * 7)) return false;
    const auto perHour = static_cast<double>(used) / static_cast<double>(since.count());
    return perHour * static_cast<double>(std::max(keep - since, std::chrono::hours(0)).count()) > static_cast<double>(free);
}

} // namespace plateglass::gate
