// Clock times of one zone to UTC, fast for the millions of a file: the offset of each hour is asked for once. One thread at a time.
#pragma once

#include "base/time_text.h"

#include <optional>
#include <vector>

namespace plateglass::ingest {

class LocalClock {
public:
    explicit LocalClock(base::TimeZone zone);

    /// Of a possible date and time. Empty for a reading that daylight saving skipped; of two instants with the same reading the earlier.
    [[nodiscard]] std::optional<base::UtcTime> toUtc(const base::LocalTime& local);

private:
    struct Hour {
        std::int64_t hour = -1; ///< since 1970 by this clock
        base::Microseconds offset{0};
    };
    [[nodiscard]] std::optional<base::Microseconds> offsetOfWholeHour(const base::LocalTime& local) const;

    base::TimeZone m_zone;
    std::vector<Hour> m_hours; ///< slot = hour modulo size
};

} // namespace plateglass::ingest
