// How a file writes its times. A pattern is compiled once and read strictly: every digit must be there, nothing may follow.
#pragma once

#include "base/result.h"
#include "base/time_text.h"

#include <expected>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plateglass::ingest {

/// A cell's time as far as the text says it.
struct WrittenTime {
    base::LocalTime local;
    std::optional<std::chrono::seconds> offset; ///< east of Greenwich; empty: a clock time of some zone
};

/// Signs of a pattern: yyyy yy (20yy) MM M dd d HH H (0..23) hh h (1..12, needs a) mm ss S..SSSSSS (fractions) a (AM, PM)
/// XXX (Z or +01:00) XX (Z or +0100); text in '…' ('' in it for one of these) and every sign that is no letter stand for themselves. Instead of a pattern:
/// `iso8601` (offset optional), `epoch` (seconds, fraction optional), `epochMillis`, `epochMicros`.
class TimePattern {
public:
    /// Errc::Malformed for an unknown letter, or a pattern that leaves the date or the minute open.
    [[nodiscard]] static base::Result<TimePattern> compile(std::string_view pattern);

    /// Reasons: `time.format` when the text does not follow the pattern, `time.impossible` for a 30th of February,
    /// `time.range` before 1970 or after 2199.
    [[nodiscard]] std::expected<WrittenTime, std::string_view> read(std::string_view text) const;

private:
    enum class Kind : std::uint8_t { Pattern, Iso, Epoch, EpochMillis, EpochMicros };
    enum class Sign : std::uint8_t { Literal, Year, ShortYear, Month, Day, Hour24, Hour12, Minute, Second, Fraction, HalfDay, OffsetColon, OffsetPlain };
    struct Part {
        Sign sign = Sign::Literal;
        int least = 0, most = 0; ///< digits
        char literal = 0;
    };
    class Reader;
    [[nodiscard]] static base::Result<Part> partOf(char letter, std::size_t count);
    [[nodiscard]] bool settlesMinute() const;

    Kind m_kind = Kind::Pattern;
    std::vector<Part> m_parts;
};

} // namespace plateglass::ingest
