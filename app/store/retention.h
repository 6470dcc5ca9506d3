// Values of keeping and letting go: what a purge is told and what it took, and holds by case. Times are UTC.
#pragma once

#include "base/ids.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plateglass::store {

/// What lies before its limit goes, unless a living hold keeps it. None: nothing of that class is too old.
struct PurgeLimits {
    base::UtcTime now{};                                      ///< workspace clock: ends sources with a date of their own, and holds
    std::optional<base::UtcTime> reads = std::nullopt;        ///< by the time of the read
    std::optional<base::UtcTime> images = std::nullopt;       ///< by the time of the read that names it
    std::optional<base::UtcTime> rejectedRows = std::nullopt; ///< by the time of the import: a raw line has no other date we can trust
};

struct PurgeCounts {
    std::uint64_t reads = 0;
    std::uint64_t images = 0; ///< reads that lost their image and stay
    std::uint64_t rejectedRows = 0;
    std::uint64_t sources = 0; ///< of which nothing is left
    std::uint64_t holds = 0;   ///< released or expired
    std::optional<base::UtcTime> oldest = std::nullopt, newest = std::nullopt; ///< of the reads

    [[nodiscard]] bool none() const { return reads + images + rejectedRows + sources + holds == 0; }
    void add(const PurgeCounts& other);
};

struct PurgeStep {
    PurgeCounts gone;
    bool more = false;
};

/// Reads that one case keeps past their retention.
struct Hold {
    std::int64_t id = 0;
    std::string caseNumber;
    std::string facts; ///< the articulable facts, in the requester's words
    std::string query; ///< canonical text of the question whose answer is held: cameras, plate, times
    std::string requester;
    base::UtcTime requested;
    std::string approver; ///< empty while nobody has approved
    std::optional<base::UtcTime> approved;
    base::UtcTime expires; ///< of the request, while nobody has approved
    std::optional<base::UtcTime> released;
    std::uint64_t reads = 0;
    /// Does it keep its reads from the purge at `now`?
    [[nodiscard]] bool lives(base::UtcTime now) const { return !released && expires > now; }
};

} // namespace plateglass::store
