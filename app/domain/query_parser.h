// Text to Query. Pure; any thread; linear in the text, which is bounded by kMaxQueryBytes.
#pragma once

#include "base/time.h"
#include "base/time_text.h"
#include "domain/query.h"

#include <expected>
#include <string_view>

namespace plateglass::domain {

inline constexpr std::size_t kMaxQueryBytes = 1u << 20; ///< a list of 1,000 pasted plates fits many times

/// What the words of a query lean on: the workspace's zone (times without zone, `days:`, `hours:`), its clock (the day a
/// bare hour means, `-24h`) and its country (`state:CA`).
struct QuerySurroundings {
    base::TimeZone zone = base::TimeZone::utc();
    base::UtcTime now;
    std::string country = "US";
};

/// Parses one query. A time window is not demanded here: policy says which kind of question needs one.
[[nodiscard]] std::expected<Query, QueryFault> parseQuery(std::string_view text, const QuerySurroundings& around);

} // namespace plateglass::domain
