// Private to this folder.
#pragma once

#include <cstdint>

namespace plateglass::store {

/// Times as both ends included, so that "everything" has ends too. Empty where last < first.
struct TimeSpan {
    std::int64_t first = INT64_MIN;
    std::int64_t last = INT64_MAX;
    [[nodiscard]] bool empty() const { return last < first; }
    [[nodiscard]] bool contains(std::int64_t time) const { return first <= time && time <= last; }
    [[nodiscard]] bool touches(std::int64_t from, std::int64_t to) const { return first <= to && from <= last; }
};

} // namespace plateglass::store
