// The city's own time: thirty days that end on 12 May 2031 at 21:05, while its clock stands at 21:10.
#pragma once

#include "base/time.h"

#include <chrono>
#include <string_view>

namespace plateglass::demo {

inline constexpr std::string_view kZone = "America/Los_Angeles";

/// Summer time holds during all of the thirty days, so local clock times need no zone data here.
inline constexpr std::chrono::hours kOffset{-7};

/// Local midnight at the beginning of a day.
[[nodiscard]] constexpr base::UtcTime midnight(std::chrono::year_month_day day)
{
    return {std::chrono::duration_cast<base::Microseconds>(std::chrono::sys_days(day).time_since_epoch() - kOffset).count()};
}
[[nodiscard]] constexpr base::UtcTime localTime(std::chrono::year_month_day day, int hour, int minute, int second = 0)
{
    return {midnight(day).micros + ((hour * 60LL + minute) * 60 + second) * 1'000'000};
}

inline constexpr std::chrono::year_month_day kLastDay{std::chrono::year(2031), std::chrono::May, std::chrono::day(12)};
inline constexpr std::chrono::year_month_day kFirstEvening{std::chrono::year(2031), std::chrono::May, std::chrono::day(6)};
inline constexpr int kDays = 30;
inline constexpr base::UtcTime kEnd = localTime(kLastDay, 21, 5);
inline constexpr base::UtcTime kBegin{kEnd.micros - kDays * 86'400LL * 1'000'000};
inline constexpr base::UtcTime kNow = localTime(kLastDay, 21, 10);

/// Hours since local midnight, 0 to 24.
[[nodiscard]] constexpr double hourOf(base::UtcTime time)
{
    constexpr std::int64_t kDay = 86'400LL * 1'000'000;
    const std::int64_t local = time.micros + std::chrono::duration_cast<base::Microseconds>(kOffset).count();
    return static_cast<double>(((local % kDay) + kDay) % kDay) / 3.6e9;
}

} // namespace plateglass::demo
