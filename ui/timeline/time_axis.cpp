#include "ui/timeline/time_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateglass::ui {

namespace {

using base::Interval;
using base::Microseconds;
using base::UtcTime;
using namespace std::chrono_literals;

constexpr std::array<Microseconds, 9> kBins{1s, 5s, 15s, 1min, 5min, 15min, 1h, 6h, 24h};
constexpr std::array<Microseconds, 17> kTicks{1s,  2s,  5s,  10s, 15s, 30s, 1min, 2min,  5min,
                                              10min, 15min, 30min, 1h, 3h, 6h, 12h, 24h};
constexpr int kMostBins = 240;
constexpr Microseconds kClosest = 10s;

/// Rounds down to a multiple of `step` on the wall clock.
UtcTime floorTo(UtcTime t, Microseconds step, Microseconds offset)
{
    const auto wall = t.micros + offset.count();
    const auto into = ((wall % step.count()) + step.count()) % step.count();
    return {t.micros - into};
}

/// The first instant of [low, high] with the offset of `high`.
UtcTime changeBetween(const base::TimeZone& zone, UtcTime low, UtcTime high)
{
    constexpr Microseconds kExactly = 1s;
    const auto after = zone.offsetAt(high);
    while (high - low > kExactly) {
        const UtcTime middle = low + (high - low) / 2;
        (zone.offsetAt(middle) == after ? high : low) = middle;
    }
    return floorTo(high, kExactly, 0s);
}

} // namespace

Microseconds binFor(Microseconds length)
{
    for (const Microseconds bin : kBins)
        if (length <= bin * kMostBins)
            return bin;
    const auto days = length / (24h * kMostBins) + 1; // years of reads: several days each
    return days * 24h;
}

TimeAxis::TimeAxis(Interval shown, double left, double width, base::TimeZone zone)
    : m_shown(shown), m_left(left), m_width(std::max(width, 1.0)), m_zone(zone), m_bin(binFor(shown.length())), m_offset(zone.offsetAt(shown.from))
{
}

double TimeAxis::xOf(UtcTime t) const
{
    const auto length = static_cast<double>(std::max<std::int64_t>(m_shown.length().count(), 1));
    return m_left + static_cast<double>((t - m_shown.from).count()) / length * m_width;
}

UtcTime TimeAxis::timeAt(double x) const
{
    const double share = (x - m_left) / m_width;
    return m_shown.from + Microseconds(std::llround(share * static_cast<double>(m_shown.length().count())));
}

UtcTime TimeAxis::binStart(UtcTime t) const
{
    return floorTo(t, m_bin, m_offset);
}

std::size_t TimeAxis::binCount() const
{
    const UtcTime first = binStart(m_shown.from);
    return static_cast<std::size_t>((m_shown.to - first - Microseconds(1)) / m_bin + 1);
}

Interval TimeAxis::binAt(std::size_t i) const
{
    const UtcTime from = binStart(m_shown.from) + m_bin * static_cast<std::int64_t>(i);
    return {from, from + m_bin};
}

std::optional<std::size_t> TimeAxis::binOf(UtcTime t) const
{
    if (!m_shown.contains(t))
        return std::nullopt;
    return static_cast<std::size_t>((t - binStart(m_shown.from)) / m_bin);
}

std::vector<UtcTime> TimeAxis::ticks(double apart) const
{
    const auto least = Microseconds(std::llround(static_cast<double>(m_shown.length().count()) * apart / m_width));
    const auto* found = std::ranges::lower_bound(kTicks, least);
    const Microseconds step = found != kTicks.end() ? *found : (least / 24h + 1) * 24h;
    std::vector<UtcTime> all;
    for (UtcTime t = m_shown.from; t < m_shown.to + step; t = t + step) {
        // Round on the clock in force at the tick, also where the clocks change between it and t.
        const UtcTime tick = floorTo(t, step, m_zone.offsetAt(floorTo(t, step, m_zone.offsetAt(t))));
        if (tick >= m_shown.from && tick < m_shown.to && (all.empty() || tick > all.back()))
            all.push_back(tick);
    }
    return all;
}

std::vector<UtcTime> TimeAxis::clockChanges() const
{
    // Zones change their clocks months apart; a sample a day cannot miss one and its return.
    constexpr Microseconds kSample = 24h;
    constexpr std::int64_t kMostSamples = 4'000;
    const Microseconds step = std::max(kSample, m_shown.length() / kMostSamples);
    std::vector<UtcTime> changes;
    for (UtcTime low = m_shown.from; low < m_shown.to;) {
        const UtcTime high = std::min(low + step, m_shown.to);
        if (m_zone.offsetAt(low) != m_zone.offsetAt(high))
            changes.push_back(changeBetween(m_zone, low, high));
        low = high;
    }
    return changes;
}

Interval zoomed(const Interval& shown, const Interval& limits, UtcTime around, double factor)
{
    const auto whole = limits.length();
    const auto wanted = Microseconds(std::llround(static_cast<double>(shown.length().count()) * factor));
    const Microseconds length = std::clamp(wanted, std::min(kClosest, whole), whole);
    const double share = static_cast<double>((around - shown.from).count()) / static_cast<double>(std::max<std::int64_t>(shown.length().count(), 1));
    UtcTime from = around - Microseconds(std::llround(share * static_cast<double>(length.count())));
    from = std::clamp(from, limits.from, limits.to - length);
    return {from, from + length};
}

} // namespace plateglass::ui
