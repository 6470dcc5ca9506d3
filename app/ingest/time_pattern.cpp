#include "ingest/time_pattern.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;

using Failure = std::unexpected<std::string_view>;
constexpr std::string_view kFormat = "time.format";
constexpr std::string_view kImpossible = "time.impossible";
constexpr std::string_view kRange = "time.range";
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::expected<WrittenTime, std::string_view> checked(const WrittenTime& time)
{
    const auto& l = time.local;
    const std::chrono::year_month_day date{std::chrono::year(l.year), std::chrono::month(l.month), std::chrono::day(l.day)};
    if (!date.ok() || l.hour > 23 || l.minute > 59 || l.second > 59) return Failure(kImpossible);
    if (l.year < kFirstYear || l.year > kLastYear) return Failure(kRange);
    return time;
}

std::expected<WrittenTime, std::string_view> fromMicros(std::int64_t micros)
{
    // 2200-01-01T00:00:00Z in microseconds
    constexpr std::int64_t end = 7'258'118'400'000'000;
    if (micros < 0 || micros >= end) return Failure(kRange);
    const std::chrono::sys_time<base::Microseconds> at{base::Microseconds(micros)};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss<base::Microseconds> clock(at - day);
    return WrittenTime{{static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                        static_cast<int>(clock.seconds().count()), clock.subseconds().count()},
                       std::chrono::seconds(0)};
}

/// A count of units since 1970; decimals down to microseconds are read, further ones cut off.
std::expected<WrittenTime, std::string_view> fromEpoch(std::string_view text, std::int64_t microsPerUnit)
{
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc::result_out_of_range) return Failure(kRange);
    if (error != std::errc() || !isDigit(text.front())) return Failure(kFormat);
    std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    std::int64_t fraction = 0;
    if (!rest.empty()) {
        if (rest.front() != '.' || rest.size() < 2 || !std::ranges::all_of(rest.substr(1), isDigit)) return Failure(kFormat);
        std::int64_t unit = microsPerUnit;
        for (const char c : rest.substr(1)) fraction += (unit /= 10) * (c - '0');
    }
    if (whole > std::numeric_limits<std::int64_t>::max() / microsPerUnit - 1) return Failure(kRange);
    return fromMicros(whole * microsPerUnit + fraction);
}

struct QuotedText {
    std::string text;
    std::size_t length = 0; ///< of the pattern, quotes included
};

/// `'o''clock'` is o'clock, `''` alone is '.
base::Result<QuotedText> quotedText(std::string_view pattern)
{
    if (pattern.starts_with("''")) return QuotedText{"'", 2};
    QuotedText quoted;
    for (std::size_t at = 1; at < pattern.size(); ++at) {
        const bool doubled = pattern.substr(at).starts_with("''");
        if (pattern[at] == '\'' && !doubled) return QuotedText{quoted.text, at + 1};
        quoted.text += pattern[at];
        at += doubled ? 1 : 0;
    }
    return fail(Errc::Malformed, "time pattern: quote not closed");
}

} // namespace

/// Walks over the text of one cell.
class TimePattern::Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    bool literal(char c) { return peek() == c && !atEnd() ? (++m_at, true) : false; }

    bool number(int least, int most, int& out)
    {
        const auto begin = m_at;
        out = 0;
        while (isDigit(peek()) && m_at - begin < static_cast<std::size_t>(most)) out = out * 10 + (m_text[m_at++] - '0');
        return m_at - begin >= static_cast<std::size_t>(least);
    }
    bool fraction(int least, int most, std::int64_t& micros)
    {
        const auto begin = m_at;
        std::int64_t unit = 1'000'000;
        for (micros = 0; isDigit(peek()) && m_at - begin < static_cast<std::size_t>(most); ++m_at) micros += (unit /= 10) * (m_text[m_at] - '0');
        return m_at - begin >= static_cast<std::size_t>(least);
    }
    bool offset(bool colon, std::optional<std::chrono::seconds>& out)
    {
        if (literal('Z') || literal('z')) {
            out = std::chrono::seconds(0);
            return true;
        }
        const int direction = peek() == '-' ? -1 : 1;
        int hours = 0, minutes = 0;
        if (!(literal('+') || literal('-')) || !number(2, 2, hours) || (colon && !literal(':')) || !number(2, 2, minutes)) return false;
        if (hours > 15 || minutes > 59) return false;
        out = direction * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
        return true;
    }
    /// AM or PM in either case; `afternoon` is set accordingly.
    bool halfDay(std::optional<bool>& afternoon)
    {
        const char first = static_cast<char>(peek() | 0x20);
        if (first != 'a' && first != 'p') return false;
        ++m_at;
        afternoon = first == 'p';
        return literal('m') || literal('M');
    }

    bool part(const Part& part, WrittenTime& time, std::optional<bool>& afternoon)
    {
        auto& l = time.local;
        int value = 0;
        if (part.sign == Sign::Literal) return literal(part.literal);
        if (part.sign == Sign::HalfDay) return halfDay(afternoon);
        if (part.sign == Sign::Fraction) return fraction(part.least, part.most, l.micros);
        if (part.sign == Sign::OffsetColon || part.sign == Sign::OffsetPlain) return offset(part.sign == Sign::OffsetColon, time.offset);
        if (!number(part.least, part.most, value)) return false;
        switch (part.sign) {
        case Sign::Year: l.year = value; break;
        case Sign::ShortYear: l.year = 2000 + value; break;
        case Sign::Month: l.month = static_cast<unsigned>(value); break;
        case Sign::Day: l.day = static_cast<unsigned>(value); break;
        case Sign::Minute: l.minute = value; break;
        case Sign::Second: l.second = value; break;
        default: l.hour = value;
        }
        return true;
    }

    /// 2021-10-01T00:02[:08[.123456]][Z|+01:00|+0100]
    bool iso(WrittenTime& time)
    {
        auto& l = time.local;
        int month = 0, day = 0;
        if (!number(4, 4, l.year) || !literal('-') || !number(2, 2, month) || !literal('-') || !number(2, 2, day)) return false;
        l.month = static_cast<unsigned>(month);
        l.day = static_cast<unsigned>(day);
        if (!(literal('T') || literal('t') || literal(' ')) || !number(2, 2, l.hour) || !literal(':') || !number(2, 2, l.minute)) return false;
        if (literal(':') && !number(2, 2, l.second)) return false;
        if ((literal('.') || literal(',')) && !fraction(1, 9, l.micros)) return false;
        if (atEnd()) return true;
        return offset(m_text.size() >= 3 && m_text[m_text.size() - 3] == ':', time.offset) && atEnd();
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

base::Result<TimePattern::Part> TimePattern::partOf(char letter, std::size_t count)
{
    const auto digits = [count](Sign sign) { return Part{sign, static_cast<int>(count), 2, 0}; };
    if (letter == 'y' && count == 4) return Part{Sign::Year, 4, 4, 0};
    if (letter == 'y' && count == 2) return Part{Sign::ShortYear, 2, 2, 0};
    if (letter == 'S' && count <= 6) return Part{Sign::Fraction, static_cast<int>(count), static_cast<int>(count), 0};
    if (letter == 'a' && count == 1) return Part{Sign::HalfDay, 0, 0, 0};
    if (letter == 'X' && count == 3) return Part{Sign::OffsetColon, 0, 0, 0};
    if (letter == 'X' && count == 2) return Part{Sign::OffsetPlain, 0, 0, 0};
    if (count <= 2) switch (letter) {
        case 'M': return digits(Sign::Month);
        case 'd': return digits(Sign::Day);
        case 'H': return digits(Sign::Hour24);
        case 'h': return digits(Sign::Hour12);
        case 'm': return digits(Sign::Minute);
        case 's': return digits(Sign::Second);
        default: break;
        }
    return fail(Errc::Malformed, "time pattern: unknown letters");
}

bool TimePattern::settlesMinute() const
{
    const auto times = [this](Sign sign) { return std::ranges::count(m_parts, sign, &Part::sign); };
    for (const auto& part : m_parts)
        if (part.sign != Sign::Literal && times(part.sign) > 1) return false;
    const bool date = times(Sign::Year) + times(Sign::ShortYear) == 1 && times(Sign::Month) == 1 && times(Sign::Day) == 1;
    const bool hour = times(Sign::Hour24) + times(Sign::Hour12) == 1 && times(Sign::Hour12) == times(Sign::HalfDay);
    return date && hour && times(Sign::Minute) == 1 && times(Sign::OffsetColon) + times(Sign::OffsetPlain) <= 1;
}

base::Result<TimePattern> TimePattern::compile(std::string_view pattern)
{
    TimePattern compiled;
    if (pattern == "iso8601") compiled.m_kind = Kind::Iso;
    else if (pattern == "epoch") compiled.m_kind = Kind::Epoch;
    else if (pattern == "epochMillis") compiled.m_kind = Kind::EpochMillis;
    else if (pattern == "epochMicros") compiled.m_kind = Kind::EpochMicros;
    if (compiled.m_kind != Kind::Pattern) return compiled;

    const auto addLiteral = [&](char c) { compiled.m_parts.push_back({Sign::Literal, 0, 0, c}); };
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        if (c == '\'') {
            PG_TRY(const auto quoted, quotedText(pattern.substr(at)));
            for (const char literal : quoted.text) addLiteral(literal);
            at += quoted.length;
        } else if (isLetter(c)) {
            const auto end = std::min(pattern.find_first_not_of(c, at), pattern.size());
            PG_TRY(const auto part, partOf(c, end - at));
            compiled.m_parts.push_back(part);
            at = end;
        } else {
            addLiteral(c);
            ++at;
        }
    }
    if (!compiled.settlesMinute()) return fail(Errc::Malformed, "time pattern: date, hour and minute must each be there once");
    return compiled;
}

std::expected<WrittenTime, std::string_view> TimePattern::read(std::string_view text) const
{
    if (text.empty()) return Failure(kFormat);
    switch (m_kind) {
    case Kind::Epoch: return fromEpoch(text, 1'000'000);
    case Kind::EpochMillis: return fromEpoch(text, 1'000);
    case Kind::EpochMicros: return fromEpoch(text, 1);
    default: break;
    }
    WrittenTime time;
    Reader reader(text);
    if (m_kind == Kind::Iso) return reader.iso(time) ? checked(time) : Failure(kFormat);
    std::optional<bool> afternoon;
    for (const auto& part : m_parts)
        if (!reader.part(part, time, afternoon)) return Failure(kFormat);
    if (!reader.atEnd()) return Failure(kFormat);
    if (afternoon) {
        if (time.local.hour < 1 || time.local.hour > 12) return Failure(kImpossible);
        time.local.hour = time.local.hour % 12 + (*afternoon ? 12 : 0);
    }
    return checked(time);
}

} // namespace plateglass::ingest
