// The time axis as an object without a window: which stretch is shown on how many pixels, how wide a bin is, where bins,
// ticks and changes of the clock lie. Values; any thread.
#pragma once

#include "base/time.h"
#include "base/time_text.h"

#include <optional>
#include <vector>

namespace plateglass::ui {

/// One of 1 s … 1 day, chosen so that a stretch has at most 240 bins.
[[nodiscard]] base::Microseconds binFor(base::Microseconds length);

class TimeAxis {
public:
    TimeAxis() = default;
    /// `shown` not empty, `left` and `width` in pixels, the zone decides where days and hours begin.
    TimeAxis(base::Interval shown, double left, double width, base::TimeZone zone);

    [[nodiscard]] const base::Interval& shown() const { return m_shown; }
    [[nodiscard]] base::Microseconds bin() const { return m_bin; }
    [[nodiscard]] double xOf(base::UtcTime t) const;
    [[nodiscard]] base::UtcTime timeAt(double x) const;

    /// Start of the bin a time falls into; bins are aligned to the wall clock at the start of the stretch.
    [[nodiscard]] base::UtcTime binStart(base::UtcTime t) const;
    [[nodiscard]] std::size_t binCount() const;
    /// The bin `i`, not clipped to the stretch.
    [[nodiscard]] base::Interval binAt(std::size_t i) const;
    /// Nothing for a time outside.
    [[nodiscard]] std::optional<std::size_t> binOf(base::UtcTime t) const;

    /// Round wall-clock times at least `apart` pixels from each other.
    [[nodiscard]] std::vector<base::UtcTime> ticks(double apart) const;
    /// Instants inside the stretch at which the clock was put forward or back.
    [[nodiscard]] std::vector<base::UtcTime> clockChanges() const;

private:
    base::Interval m_shown{};
    double m_left = 0;
    double m_width = 1;
    base::TimeZone m_zone = base::TimeZone::utc();
    base::Microseconds m_bin{1'000'000};
    base::Microseconds m_offset{0}; ///< of the wall clock at the start, so that bins of hours and days begin where people expect
};

/// The stretch zoomed by `factor` (< 1: closer) with the time under the pointer staying there; never beyond `limits` and
/// never closer than 10 s.
[[nodiscard]] base::Interval zoomed(const base::Interval& shown, const base::Interval& limits, base::UtcTime around, double factor);

} // namespace plateglass::ui
