#include "domain/query_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace plateglass::domain {

namespace {

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// `HH:MM` or `HH:MM:SS[.ffffff]` into the clock part of `out`. `24:00` is refused: write 00:00.
bool readClock(std::string_view text, base::LocalTime& out)
{
    const auto two = [&](std::size_t at, int limit, int& value) {
        if (at + 2 > text.size() || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') return false;
        value = (text[at] - '0') * 10 + (text[at + 1] - '0');
        return value < limit;
    };
    if (!two(0, 24, out.hour) || text.size() < 5 || text[2] != ':' || !two(3, 60, out.minute)) return false;
    if (text.size() == 5) return true;
    if (text[5] != ':' || !two(6, 60, out.second)) return false;
    if (text.size() == 8) return true;
    if (text[8] != '.' || text.size() == 9 || text.size() > 15) return false;
    std::int64_t scale = 100'000;
    for (const char c : text.substr(9)) {
        if (c < '0' || c > '9') return false;
        out.micros += (c - '0') * scale;
        scale /= 10;
    }
    return true;
}

/// `YYYY-MM-DD` into the date part of `out`.
bool readDate(std::string_view text, base::LocalTime& out)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto part = [&](std::size_t at, std::size_t length, auto& value) {
        return std::from_chars(text.data() + at, text.data() + at + length, value).ptr == text.data() + at + length;
    };
    return part(0, 4, out.year) && part(5, 2, out.month) && part(8, 2, out.day);
}

/// One end of a window: its instant, and its local date where the other end may lean on it.
struct Moment {
    base::UtcTime at;
    base::LocalTime local;
    bool clockOnly = false;
};

/// `now`, `-30d`, `-2h` from the workspace's clock; `+10m`, as the end of a window, from its beginning.
std::optional<Parsed<Moment>> parseRelative(Piece value, const QuerySurroundings& around, const std::optional<Moment>& before)
{
    const auto moment = [&](base::UtcTime at) { return Moment{at, around.zone.toLocal(at), false}; };
    if (value.text == "now") return moment(around.now);
    const bool back = value.text.starts_with('-'), on = value.text.starts_with('+') && before;
    if (!back && !on) return std::nullopt;
    const auto step = parseDuration(value.from(1));
    if (!step) return std::unexpected(step.error());
    return moment(back ? around.now - *step : before->at + *step);
}

Parsed<Moment> parseMoment(Piece value, const QuerySurroundings& around, const std::optional<Moment>& before)
{
    if (auto relative = parseRelative(value, around, before)) return *std::move(relative);
    const auto wrong = [&] { return faultAt(value, "time.expected", "Expected a time here, for example 2031-05-12T20:35.", value.text.size() < 16); };
    const auto text = value.text;
    Moment out;
    const auto clock = text.find_first_of("T ");
    const bool zoned = clock != std::string_view::npos && text.find_first_of("Zz+-", clock) != std::string_view::npos;
    if (zoned) {
        std::string full(text);
        full[clock] = 'T';
        if (const auto tail = full.find_first_of("Zz+-", clock); std::count(full.begin() + static_cast<std::ptrdiff_t>(clock), full.begin() + static_cast<std::ptrdiff_t>(tail), ':') == 1) full.insert(tail, ":00");
        const auto instant = base::fromRfc3339(full);
        if (!instant) return wrong();
        return Moment{*instant, around.zone.toLocal(*instant), false};
    }
    if (text.size() >= 5 && text[2] == ':') {
        out.local = before ? before->local : around.zone.toLocal(around.now);
        out.local.second = 0;
        out.local.micros = 0;
        out.clockOnly = true;
        if (!readClock(text, out.local)) return wrong();
    } else {
        if (!readDate(text.substr(0, clock), out.local)) return wrong();
        if (clock != std::string_view::npos && !readClock(text.substr(clock + 1), out.local)) return wrong();
    }
    const auto instant = around.zone.toUtc(out.local);
    if (!instant) return faultAt(value, "time.impossible", "This time does not exist in the workspace's zone.");
    out.at = *instant;
    return out;
}

Parsed<base::LatLon> parsePoint(Piece lat, Piece lon)
{
    const auto latitude = parseNumber(lat);
    if (!latitude) return std::unexpected(latitude.error());
    const auto longitude = parseNumber(lon);
    if (!longitude) return std::unexpected(longitude.error());
    if (std::abs(*latitude) > 90) return faultAt(lat, "place.latitude", "Latitude goes from -90 to 90.");
    if (std::abs(*longitude) > 180) return faultAt(lon, "place.longitude", "Longitude goes from -180 to 180.");
    return base::LatLon{base::Degrees7::fromDegrees(*latitude), base::Degrees7::fromDegrees(*longitude)};
}

/// `lat lon` with one or more spaces between.
Parsed<base::LatLon> parsePair(Piece pair)
{
    while (pair.text.starts_with(' ')) pair = pair.from(1);
    const auto space = pair.text.find(' ');
    if (space == std::string_view::npos) return faultAt(pair, "place.point", "A point is latitude, space, longitude.", true);
    auto lon = pair.from(space);
    while (lon.text.starts_with(' ')) lon = lon.from(1);
    while (lon.text.ends_with(' ')) lon = lon.sub(0, lon.text.size() - 1);
    return parsePoint(pair.sub(0, space), lon);
}

Parsed<std::vector<base::LatLon>> parsePath(std::span<const Piece> pairs)
{
    std::vector<base::LatLon> out;
    for (const auto& pair : pairs) {
        const auto point = parsePair(pair);
        if (!point) return std::unexpected(point.error());
        out.push_back(*point);
    }
    return out;
}

Parsed<base::Metres> parseMetres(Piece value)
{
    const auto metres = parseNumber(value);
    if (!metres) return std::unexpected(metres.error());
    if (!(*metres > 0) || *metres > 20'000'000) return faultAt(value, "place.metres", "Metres are more than 0 and at most 20,000,000.");
    return base::Metres{*metres};
}

Parsed<Area> parsePolygon(Piece body)
{
    const auto rings = splitList(body, ';');
    if (!rings) return std::unexpected(rings.error());
    Polygon polygon;
    for (std::size_t i = 0; i < rings->size(); ++i) {
        const auto pairs = splitList((*rings)[i]);
        if (!pairs) return std::unexpected(pairs.error());
        auto ring = parsePath(*pairs);
        if (!ring) return std::unexpected(ring.error());
        if (ring->size() > 1 && ring->front() == ring->back()) ring->pop_back();
        if (ring->size() < 3) return faultAt((*rings)[i], "place.ring", "A polygon has at least three corners.", true);
        if (i == 0) polygon.outer = std::move(*ring);
        else polygon.holes.push_back(std::move(*ring));
    }
    return polygon;
}

Parsed<Area> parseShape(Piece name, Piece body)
{
    if (name.text == "polygon") return parsePolygon(body);
    const auto parts = splitList(body);
    if (!parts) return std::unexpected(parts.error());
    const auto& p = *parts;
    if (name.text == "circle") {
        if (p.size() != 3) return faultAt(body, "place.circle", "A circle is circle(latitude,longitude,metres).", p.size() < 3);
        const auto centre = parsePoint(p[0], p[1]);
        if (!centre) return std::unexpected(centre.error());
        const auto radius = parseMetres(p[2]);
        if (!radius) return std::unexpected(radius.error());
        return Circle{*centre, *radius};
    }
    if (name.text == "box") {
        if (p.size() != 4) return faultAt(body, "place.box", "A box is box(south,west,north,east).", p.size() < 4);
        const auto low = parsePoint(p[0], p[1]);
        if (!low) return std::unexpected(low.error());
        const auto high = parsePoint(p[2], p[3]);
        if (!high) return std::unexpected(high.error());
        if (high->lat < low->lat) return faultAt(body, "place.box", "The box's north lies south of its south.");
        return Box{low->lat, low->lon, high->lat, high->lon};
    }
    if (p.size() < 3) return faultAt(body, "place.corridor", "A corridor is corridor(latitude longitude,latitude longitude,metres).", true);
    auto path = parsePath(std::span(p).first(p.size() - 1));
    if (!path) return std::unexpected(path.error());
    const auto radius = parseMetres(p.back());
    if (!radius) return std::unexpected(radius.error());
    return Corridor{std::move(*path), *radius};
}

} // namespace

Parsed<double> parseNumber(Piece value)
{
    auto text = value.text;
    while (text.starts_with(' ')) text.remove_prefix(1);
    double out = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), out, std::chars_format::fixed);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || !std::isfinite(out))
        return faultAt(value, "number.expected", "Expected a number here.", text.empty() || text == "-");
    return out;
}

Parsed<std::int64_t> parseWhole(Piece value, std::int64_t least, std::int64_t most)
{
    std::int64_t out = 0;
    const auto* end = value.text.data() + value.text.size();
    const auto result = std::from_chars(value.text.data(), end, out);
    if (result.ec != std::errc() || result.ptr != end) return faultAt(value, "number.expected", "Expected a whole number here.", value.text.empty());
    if (out < least || out > most) return faultAt(value, "number.range", "This number is out of range.");
    return out;
}

Parsed<TimeTerm> parseTime(Piece value, const QuerySurroundings& around)
{
    if (value.text == "all") return TimeTerm{.all = true, .window = {}};
    const auto dots = value.text.find("..");
    if (dots == std::string_view::npos) return faultAt(value, "time.range", "Expected `..` between two times, or `all`.", true);
    if (dots + 2 == value.text.size()) return faultAt(value.from(dots + 2), "time.to", "Expected a time after `..`.", true);
    const auto from = parseMoment(value.sub(0, dots), around, std::nullopt);
    if (!from) return std::unexpected(from.error());
    auto to = parseMoment(value.from(dots + 2), around, *from);
    if (!to) return std::unexpected(to.error());
    // `22:00..02:00` means the night: a bare hour that lies before the start belongs to the next day.
    if (to->clockOnly && to->at <= from->at) {
        const auto next = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::year(to->local.year) / static_cast<int>(to->local.month) / static_cast<int>(to->local.day)) + std::chrono::days(1));
        to->local.year = static_cast<int>(next.year());
        to->local.month = static_cast<unsigned>(next.month());
        to->local.day = static_cast<unsigned>(next.day());
        if (const auto moved = around.zone.toUtc(to->local)) to->at = *moved;
    }
    if (to->at <= from->at) return faultAt(value, "time.order", "The window ends before it begins.");
    return TimeTerm{.all = false, .window = {from->at, to->at}};
}

Parsed<DaysTerm> parseDays(Piece value)
{
    const auto items = splitList(value);
    if (!items) return std::unexpected(items.error());
    const auto dayOf = [](std::string_view name) { return static_cast<std::size_t>(std::ranges::find(kDays, name) - kDays.begin()); };
    DaysTerm out;
    for (const auto& item : *items) {
        const auto dash = item.text.find('-');
        const auto first = dayOf(item.text.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : dayOf(item.text.substr(dash + 1));
        if (first == kDays.size() || last == kDays.size())
            return faultAt(item, "days.expected", "Days are mon, tue, wed, thu, fri, sat, sun, or a range of them.", item.text.size() < 7);
        for (auto day = first;; day = (day + 1) % kDays.size()) {
            out.mask |= 1u << day;
            if (day == last) break;
        }
    }
    return out;
}

Parsed<HoursTerm> parseHours(Piece value)
{
    const auto dots = value.text.find("..");
    if (dots == std::string_view::npos) return faultAt(value, "hours.range", "Expected `..` between two hours, for example 22:00..02:00.", true);
    const auto minutes = [](std::string_view text) -> std::optional<int> {
        base::LocalTime clock;
        const std::string full = text.size() == 2 ? std::string(text) + ":00" : std::string(text);
        if (full == "24:00") return 24 * 60;
        if (full.size() != 5 || !readClock(full, clock)) return std::nullopt;
        return clock.hour * 60 + clock.minute;
    };
    const auto from = minutes(value.text.substr(0, dots));
    const auto to = minutes(value.text.substr(dots + 2));
    if (!from || !to || *from == 24 * 60) return faultAt(value, "hours.expected", "Hours are HH or HH:MM, from 00:00 to 24:00.", true);
    if (*from == *to % (24 * 60) && *to != 24 * 60) return faultAt(value, "hours.empty", "These hours are empty.");
    return HoursTerm{*from, *to};
}

Parsed<std::chrono::seconds> parseDuration(Piece value)
{
    constexpr std::string_view units = "smhd";
    constexpr std::array<std::int64_t, 4> seconds{1, 60, 3600, 86400};
    const auto unit = value.text.empty() ? std::string_view::npos : units.find(value.text.back());
    if (unit == std::string_view::npos) return faultAt(value, "duration.expected", "A duration is a number with s, m, h or d, for example 60s.", true);
    const auto count = parseWhole(value.sub(0, value.text.size() - 1), 1, 36'500);
    if (!count) return std::unexpected(count.error());
    return std::chrono::seconds(*count * seconds[unit]);
}

Parsed<Area> parseArea(Piece value)
{
    const auto open = value.text.find('(');
    const auto name = value.sub(0, std::min(open, value.text.size()));
    const bool shape = name.text == "circle" || name.text == "box" || name.text == "polygon" || name.text == "corridor";
    if (shape && open != std::string_view::npos) {
        if (!value.text.ends_with(')')) return faultAt(value, "place.close", "Expected `)` at the end.", true);
        return parseShape(name, value.sub(open + 1, value.text.size() - open - 2));
    }
    auto plain = unquoted(value);
    if (plain.empty()) return faultAt(value, "place.name", "A name is missing here.", true);
    return NamedArea{std::move(plain)};
}

} // namespace plateglass::domain
