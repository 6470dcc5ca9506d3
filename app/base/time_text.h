// Times as text: RFC 3339 in and out, and local clock times of a named zone to UTC.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace plateglass::base {

enum class Precision { Second, Millisecond, Microsecond };

/// `2026-01-03T08:00:00Z`, with 3 or 6 decimals where asked. Years 0000 to 9999.
[[nodiscard]] std::string toRfc3339(UtcTime t, Precision precision);

/// RFC 3339 with `Z` or a numeric offset and 0 to 9 decimals (beyond microseconds truncated). Refuses impossible dates.
[[nodiscard]] Result<UtcTime> fromRfc3339(std::string_view text);

/// A clock reading without zone.
struct LocalTime {
    int year = 1970;
    unsigned month = 1, day = 1;
    int hour = 0, minute = 0, second = 0;
    std::int64_t micros = 0; ///< 0..999999
};

/// Which of the two instants is meant when a clock reading occurs twice (autumn fold).
enum class Fold { Earlier, Later };

/// A named IANA zone (`America/Los_Angeles`). Cheap to copy; any thread.
class TimeZone {
public:
    /// Errc::NotFound for a name the machine's zone data does not know.
    [[nodiscard]] static Result<TimeZone> named(std::string_view name);
    [[nodiscard]] static TimeZone utc();

    [[nodiscard]] std::string name() const;
    /// Errc::Malformed for impossible dates and for readings inside a spring gap.
    [[nodiscard]] Result<UtcTime> toUtc(const LocalTime& local, Fold fold = Fold::Earlier) const;
    [[nodiscard]] LocalTime toLocal(UtcTime t) const;
    /// Seconds east of Greenwich in force at that instant.
    [[nodiscard]] std::chrono::seconds offsetAt(UtcTime t) const;

private:
    explicit TimeZone(const std::chrono::time_zone* zone) : m_zone(zone) {}
    const std::chrono::time_zone* m_zone;
};

} // namespace plateglass::base
