// The terms days: and hours:, asked of the local clock. In the hour an autumn fold repeats both hours carry the same
// clock readings, so both answer. Not thread-safe: remembers offsets.
#pragma once

#include "base/time_text.h"
#include "domain/query.h"

#include <array>
#include <optional>

namespace plateglass::store {

class LocalHours {
public:
    LocalHours(std::optional<domain::DaysTerm> days, std::optional<domain::HoursTerm> hours, base::TimeZone zone)
        : m_days(days), m_hours(hours), m_zone(zone)
    {
    }
    /// The day is that of the read itself: `days:fri hours:22:00..02:00` holds Friday's small hours, not Saturday's.
    [[nodiscard]] bool accepts(base::UtcTime time);

private:
    [[nodiscard]] std::int64_t offsetAt(base::UtcTime time);

    /// Offset in force during a whole hour of UTC.
    struct KnownHour {
        std::int64_t hour = INT64_MIN;
        std::int64_t offset = 0;
    };
    std::optional<domain::DaysTerm> m_days;
    std::optional<domain::HoursTerm> m_hours;
    base::TimeZone m_zone;
    std::array<KnownHour, 1024> m_known{};
};

} // namespace plateglass::store
