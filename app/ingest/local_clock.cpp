#include "ingest/local_clock.h"

namespace plateglass::ingest {

namespace {

using namespace std::chrono_literals;
using base::LocalTime;
using base::Microseconds;

constexpr std::size_t kSlots = 4096; // half a year of hours: files are seldom sorted

std::int64_t hourOf(const LocalTime& l)
{
    const std::chrono::local_days day{std::chrono::year(l.year) / std::chrono::month(l.month) / std::chrono::day(l.day)};
    return day.time_since_epoch().count() * 24 + l.hour;
}

Microseconds intoHour(const LocalTime& l) { return std::chrono::minutes(l.minute) + std::chrono::seconds(l.second) + Microseconds(l.micros); }

} // namespace

LocalClock::LocalClock(base::TimeZone zone) : m_zone(std::move(zone)), m_hours(kSlots) {}

/// What to take off this clock in that hour, unless a change makes the hour shorter or longer. In an hour that comes twice, of the earlier one.
std::optional<Microseconds> LocalClock::offsetOfWholeHour(const LocalTime& local) const
{
    LocalTime first = local, last = local;
    first.minute = first.second = 0;
    first.micros = 0;
    last.minute = last.second = 59;
    last.micros = 999'999;
    const auto begin = m_zone.toUtc(first), end = m_zone.toUtc(last);
    if (!begin || !end || *end - *begin != 1h - 1us) return {};
    return Microseconds(hourOf(local) * Microseconds(1h).count() - begin->micros);
}

std::optional<base::UtcTime> LocalClock::toUtc(const LocalTime& local)
{
    const auto hour = hourOf(local);
    auto& slot = m_hours[static_cast<std::size_t>(hour) % kSlots];
    if (slot.hour != hour) {
        const auto offset = offsetOfWholeHour(local);
        if (!offset) {
            const auto exact = m_zone.toUtc(local);
            return exact ? std::optional(*exact) : std::nullopt;
        }
        slot = {hour, *offset};
    }
    return base::UtcTime{hour * Microseconds(1h).count()} + intoHour(local) - slot.offset;
}

} // namespace plateglass::ingest
