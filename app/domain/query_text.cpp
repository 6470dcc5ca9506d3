#include "domain/query_text.h"

#include "base/time_text.h"

#include <algorithm>
#include <array>
#include <format>

namespace plateglass::domain {

namespace {

using Kind = PatternPart::Kind;

template <class T, class Write>
std::string joined(const std::vector<T>& items, std::string_view separator, Write write)
{
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += separator;
        out += write(items[i]);
    }
    return out;
}

/// Quotes what would otherwise be cut or read as a sign.
std::string quotedValue(const std::string& value)
{
    const bool plain = !value.empty() && value.find_first_of(" ,\"!()[];/\\\t\n\r") == std::string::npos;
    if (plain) return value;
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string valueList(bool negated, const std::vector<std::string>& values)
{
    return (negated ? "!" : "") + joined(values, ",", quotedValue);
}

std::string degrees(base::Degrees7 value)
{
    const std::int64_t magnitude = std::abs(static_cast<std::int64_t>(value.value));
    return std::format("{}{}.{:07}", value.value < 0 ? "-" : "", magnitude / 10'000'000, magnitude % 10'000'000);
}

std::string pair(base::LatLon point) { return degrees(point.lat) + ' ' + degrees(point.lon); }
std::string ring(const Ring& points) { return joined(points, ",", pair); }
std::string metres(base::Metres value) { return std::format("{}", value.value); }

struct AreaText {
    std::string operator()(const Circle& c) const { return "circle(" + degrees(c.centre.lat) + ',' + degrees(c.centre.lon) + ',' + metres(c.radius) + ')'; }
    std::string operator()(const Box& b) const { return "box(" + degrees(b.south) + ',' + degrees(b.west) + ',' + degrees(b.north) + ',' + degrees(b.east) + ')'; }
    std::string operator()(const Polygon& p) const
    {
        std::string out = "polygon(" + ring(p.outer);
        for (const auto& hole : p.holes) out += ';' + ring(hole);
        return out + ')';
    }
    std::string operator()(const Corridor& c) const { return "corridor(" + ring(c.path) + ',' + metres(c.radius) + ')'; }
    std::string operator()(const NamedArea& n) const { return quotedValue(n.name); }
};

std::string partText(const PatternPart& part)
{
    switch (part.kind) {
    case Kind::Character: return part.text;
    case Kind::Any: return "?";
    case Kind::Many: return "*";
    case Kind::Letter: return "@";
    case Kind::Digit: return "#";
    case Kind::OneOf: return (part.negated ? "[!" : "[") + joined(part.set, "", [](const std::string& c) { return c; }) + ']';
    }
    return {};
}

std::string lookAlikeText(const PlateTerm& term)
{
    auto names = term.lookAlikeOptions.optionalClasses;
    names.insert(names.end(), term.lookAlikeOptions.directional.begin(), term.lookAlikeOptions.directional.end());
    names.insert(names.end(), term.lookAlikeOptions.twoForOne.begin(), term.lookAlikeOptions.twoForOne.end());
    const auto list = joined(names, ",", [](const std::string& name) { return name; });
    return std::format(" ~{}{}", term.lookAlikes, names.empty() ? "" : '(' + list + ')');
}

/// Defaults are written out for `plate:`; an expression has no tolerances, and `has:` shows only what was asked.
std::string plateText(const PlateTerm& term)
{
    std::string out = term.contains ? "has:" : "plate:";
    out += joined(term.patterns, ",", [](const PlatePattern& pattern) { return canonicalText(pattern); });
    const bool expression = std::ranges::any_of(term.patterns, [](const PlatePattern& pattern) { return !pattern.regex.empty(); });
    const bool tolerant = term.lookAlikes > 0 || term.edits > 0 || term.lookAlikeOptions != LookAlikeOptions{};
    if (tolerant || (!term.contains && !expression)) out += lookAlikeText(term) + (term.contains ? "" : std::format(" ^{}", term.edits));
    if (term.candidates) out += " +candidates";
    return out;
}

std::string instant(base::UtcTime t)
{
    return base::toRfc3339(t, t.micros % 1'000'000 == 0 ? base::Precision::Second : base::Precision::Microsecond);
}

std::string timeText(const TimeTerm& term)
{
    return term.all ? "time:all" : "time:" + instant(term.window.from) + ".." + instant(term.window.to);
}

/// Runs of days are written as ranges: `mon-fri,sun`.
std::string daysText(const DaysTerm& term)
{
    constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    std::string out = "days:";
    const std::size_t start = out.size();
    for (std::size_t day = 0; day < names.size(); ++day) {
        if (!(term.mask >> day & 1)) continue;
        std::size_t last = day;
        while (last + 1 < names.size() && (term.mask >> (last + 1) & 1)) ++last;
        if (out.size() > start) out += ',';
        out += names[day];
        if (last > day) out += std::format("-{}", names[last]);
        day = last;
    }
    return out;
}

std::string hoursText(const HoursTerm& term)
{
    return std::format("hours:{:02}:{:02}..{:02}:{:02}", term.fromMinute / 60, term.fromMinute % 60, term.toMinute / 60, term.toMinute % 60);
}

/// The `scenes`, `then`, `convoy` and `around` terms, each followed by the words that belong to it.
std::vector<std::string> crossedText(const Query& query)
{
    std::vector<std::string> out;
    if (query.scenes) out.push_back(std::format("scenes:{} min:{}", valueList(false, query.scenes->names), query.scenes->min));
    if (query.sequence) {
        auto text = "then:" + valueList(false, query.sequence->names);
        if (query.sequence->within.count() > 0) text += std::format(" within:{}s", query.sequence->within.count());
        out.push_back(std::move(text));
    }
    if (query.convoy) {
        auto text = "convoy:" + query.convoy->plate;
        if (query.convoy->gap.count() > 0) text += std::format(" gap:{}s", query.convoy->gap.count());
        out.push_back(text + std::format(" min:{}", query.convoy->min));
    }
    if (query.around) {
        auto text = std::format("around:{}", query.around->read.value);
        if (query.around->within.count() > 0) text += std::format(" within:{}s", query.around->within.count());
        if (query.around->radius.value > 0) text += " radius:" + metres(query.around->radius);
        out.push_back(std::move(text));
    }
    return out;
}

} // namespace

std::string canonicalText(const Area& area) { return std::visit(AreaText{}, area); }

std::string canonicalText(const PlatePattern& pattern)
{
    if (!pattern.regex.empty()) return '/' + pattern.regex + '/';
    return joined(pattern.parts, "", partText);
}

std::string canonicalText(const Query& query)
{
    std::vector<std::string> terms;
    for (const auto& term : query.plates) terms.push_back(plateText(term));
    if (query.time) terms.push_back(timeText(*query.time));
    if (query.days) terms.push_back(daysText(*query.days));
    if (query.hours) terms.push_back(hoursText(*query.hours));
    for (const auto& areas : query.places) terms.push_back("in:" + joined(areas, ",", [](const Area& area) { return canonicalText(area); }));
    for (const auto& term : query.cameras) terms.push_back("cam:" + valueList(term.negated, term.codes));
    for (const auto& term : query.attributes) terms.push_back(term.key + ':' + valueList(term.negated, term.values));
    for (const auto& term : query.confidence) terms.push_back(std::format("conf{}{}", term.atLeast ? ">=" : "<", term.percent));
    for (auto& text : crossedText(query)) terms.push_back(std::move(text));
    return joined(terms, " ", [](const std::string& term) { return term; });
}

} // namespace plateglass::domain
