// Points and stretches of time. Everything stored is UTC in microseconds; local time is a matter of display.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace plateglass::base {

using Microseconds = std::chrono::microseconds;

/// Microseconds since 1970-01-01T00:00:00Z, no leap seconds (POSIX time).
struct UtcTime {
    std::int64_t micros = 0;

    auto operator<=>(const UtcTime&) const = default;
    [[nodiscard]] UtcTime operator+(Microseconds d) const { return {micros + d.count()}; }
    [[nodiscard]] UtcTime operator-(Microseconds d) const { return {micros - d.count()}; }
    [[nodiscard]] Microseconds operator-(UtcTime other) const { return Microseconds(micros - other.micros); }
    [[nodiscard]] std::chrono::sys_time<Microseconds> sys() const { return std::chrono::sys_time<Microseconds>(Microseconds(micros)); }
    [[nodiscard]] static UtcTime from(std::chrono::sys_time<Microseconds> t) { return {t.time_since_epoch().count()}; }
};

/// Half-open [from, to): `from` is inside, `to` is not, so that neighbours never count a read twice.
struct Interval {
    UtcTime from;
    UtcTime to;

    auto operator<=>(const Interval&) const = default;
    [[nodiscard]] bool contains(UtcTime t) const { return from <= t && t < to; }
    [[nodiscard]] bool empty() const { return to <= from; }
    [[nodiscard]] Microseconds length() const { return to - from; }
};

} // namespace plateglass::base
