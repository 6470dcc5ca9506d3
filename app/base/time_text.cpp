#include "base/time_text.h"

#include <charconv>
#include <format>
#include <stdexcept>

namespace plateglass::base {

namespace {

using std::chrono::year_month_day;

Result<std::chrono::local_time<Microseconds>> localTime(const LocalTime& l)
{
    const year_month_day date{std::chrono::year(l.year), std::chrono::month(l.month), std::chrono::day(l.day)};
    if (!date.ok() || l.hour < 0 || l.hour > 23 || l.minute < 0 || l.minute > 59 || l.second < 0 || l.second > 59
        || l.micros < 0 || l.micros > 999'999)
        return fail(Errc::Malformed, "impossible date or time");
    return std::chrono::local_days(date) + std::chrono::hours(l.hour) + std::chrono::minutes(l.minute)
        + std::chrono::seconds(l.second) + Microseconds(l.micros);
}

/// Reads exactly `width` digits at `at`, moving `at` on.
bool digits(std::string_view text, std::size_t& at, std::size_t width, int& out)
{
    if (at + width > text.size()) return false;
    out = 0;
    for (std::size_t i = 0; i < width; ++i, ++at) {
        if (text[at] < '0' || text[at] > '9') return false;
        out = out * 10 + (text[at] - '0');
    }
    return true;
}

bool literal(std::string_view text, std::size_t& at, char c)
{
    if (at >= text.size() || text[at] != c) return false;
    ++at;
    return true;
}

} // namespace

std::string toRfc3339(UtcTime t, Precision precision)
{
    switch (precision) {
    case Precision::Second: return std::format("{:%FT%T}Z", std::chrono::floor<std::chrono::seconds>(t.sys()));
    case Precision::Millisecond: return std::format("{:%FT%T}Z", std::chrono::floor<std::chrono::milliseconds>(t.sys()));
    case Precision::Microsecond: break;
    }
    return std::format("{:%FT%T}Z", t.sys());
}

Result<UtcTime> fromRfc3339(std::string_view text)
{
    LocalTime l;
    int month = 0, day = 0;
    std::size_t at = 0;
    const auto bad = [] { return fail(Errc::Malformed, "time is not RFC 3339"); };
    if (!digits(text, at, 4, l.year) || !literal(text, at, '-') || !digits(text, at, 2, month) || !literal(text, at, '-')
        || !digits(text, at, 2, day) || !(literal(text, at, 'T') || literal(text, at, 't') || literal(text, at, ' '))
        || !digits(text, at, 2, l.hour) || !literal(text, at, ':') || !digits(text, at, 2, l.minute)
        || !literal(text, at, ':') || !digits(text, at, 2, l.second))
        return bad();
    l.month = static_cast<unsigned>(month);
    l.day = static_cast<unsigned>(day);
    if (literal(text, at, '.')) {
        std::int64_t scale = 100'000;
        const std::size_t start = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) l.micros += (text[at] - '0') * scale;
        if (at == start || at - start > 9) return bad();
    }
    Microseconds offset{0};
    if (literal(text, at, 'Z') || literal(text, at, 'z')) {
    } else {
        const bool east = at < text.size() && text[at] == '+';
        int hours = 0, minutes = 0;
        if (!(literal(text, at, '+') || literal(text, at, '-')) || !digits(text, at, 2, hours) || !literal(text, at, ':')
            || !digits(text, at, 2, minutes) || hours > 23 || minutes > 59)
            return bad();
        offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
        if (!east) offset = -offset;
    }
    if (at != text.size()) return bad();
    PG_TRY(const auto local, localTime(l));
    return UtcTime{local.time_since_epoch().count()} - offset;
}

Result<TimeZone> TimeZone::named(std::string_view name)
{
    try {
        return TimeZone(std::chrono::locate_zone(name));
    } catch (const std::runtime_error&) {
        return fail(Errc::NotFound, "time zone is not known to this machine");
    }
}

TimeZone TimeZone::utc() { return TimeZone(std::chrono::locate_zone("Etc/UTC")); }

std::string TimeZone::name() const { return std::string(m_zone->name()); }

Result<UtcTime> TimeZone::toUtc(const LocalTime& l, Fold fold) const
{
    PG_TRY(const auto local, localTime(l));
    const auto info = m_zone->get_info(local);
    if (info.result == std::chrono::local_info::nonexistent)
        return fail(Errc::Malformed, "this clock time was skipped by daylight saving");
    const bool second = info.result == std::chrono::local_info::ambiguous && fold == Fold::Later;
    const auto offset = second ? info.second.offset : info.first.offset;
    return UtcTime{local.time_since_epoch().count()} - std::chrono::duration_cast<Microseconds>(offset);
}

LocalTime TimeZone::toLocal(UtcTime t) const
{
    const auto local = m_zone->to_local(t.sys());
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const year_month_day date(day);
    const std::chrono::hh_mm_ss<Microseconds> clock(local - day);
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
            static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
            static_cast<int>(clock.seconds().count()), clock.subseconds().count()};
}

std::chrono::seconds TimeZone::offsetAt(UtcTime t) const { return m_zone->get_info(t.sys()).offset; }

} // namespace plateglass::base
