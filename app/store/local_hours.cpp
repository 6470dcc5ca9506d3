#include "store/local_hours.h"

namespace plateglass::store {

namespace {

constexpr std::int64_t kHour = 3'600'000'000, kDay = 24 * kHour, kMinute = 60'000'000;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool inHours(const domain::HoursTerm& term, std::int64_t minute)
{
    if (term.fromMinute < term.toMinute) return minute >= term.fromMinute && minute < term.toMinute;
    return minute >= term.fromMinute || minute < term.toMinute; // crosses midnight; equal ends are the whole day
}

} // namespace

std::int64_t LocalHours::offsetAt(base::UtcTime time)
{
    const auto micros = [this](std::int64_t at) { return base::Microseconds(m_zone.offsetAt({at})).count(); };
    const std::int64_t hour = floorDiv(time.micros, kHour);
    auto& known = m_known[static_cast<std::size_t>(hour) % m_known.size()];
    if (known.hour == hour) return known.offset;
    const std::int64_t offset = micros(hour * kHour);
    if (micros(hour * kHour + kHour - 1) != offset) return micros(time.micros); // the clock is set inside this hour
    known = {hour, offset};
    return offset;
}

bool LocalHours::accepts(base::UtcTime time)
{
    if (!m_days && !m_hours) return true;
    const std::int64_t local = time.micros + offsetAt(time);
    const std::int64_t day = floorDiv(local, kDay);
    const std::int64_t weekday = ((day + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday; 0 is Monday
    if (m_days && !(m_days->mask >> weekday & 1)) return false;
    return !m_hours || inHours(*m_hours, (local - day * kDay) / kMinute);
}

} // namespace plateglass::store
