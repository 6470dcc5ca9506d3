#include "domain/query_parser.h"

#include "domain/look_alikes.h"
#include "domain/pattern_parser.h"
#include "domain/plate.h"
#include "domain/query_scanner.h"
#include "domain/query_text.h"
#include "domain/query_values.h"

#include <algorithm>
#include <array>

namespace plateglass::domain {

namespace {

constexpr std::array<std::string_view, 10> kAttributes{"state", "make", "model", "colour", "type", "dir", "source", "hit", "verified", "image"};

template <class T>
void sortUnique(std::vector<T>& values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Sorted by canonical text, so that equal questions are equal values.
template <class T>
void sortUniqueByText(std::vector<T>& values)
{
    std::ranges::sort(values, {}, [](const T& value) { return canonicalText(value); });
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

class QueryParser {
public:
    QueryParser(std::string_view text, const QuerySurroundings& around) : m_text(text), m_around(around) {}

    Parsed<Query> parse()
    {
        auto terms = scanTerms(m_text);
        if (!terms) return std::unexpected(terms.error());
        for (std::size_t i = 0; i < terms->size(); ++i) {
            Piece term = (*terms)[i];
            if (i + 1 < terms->size() && dateBeforeClock(term, (*terms)[i + 1])) {
                const Piece& clock = (*terms)[++i];
                term.text = m_text.substr(term.position, clock.position + clock.text.size() - term.position);
            }
            if (auto done = parseTerm(term); !done) return std::unexpected(done.error());
        }
        return std::move(m_query);
    }

private:
    /// `time:2031-05-12 20:35..21:00`: the one place where a space stands inside a term without quotes or parentheses.
    static bool dateBeforeClock(Piece term, Piece next)
    {
        constexpr std::size_t dateLength = 10;
        return term.text.starts_with("time:") && term.text.size() == 5 + dateLength && next.text.size() >= 5 && next.text[2] == ':';
    }

    Parsed<void> parseTerm(Piece term)
    {
        if (term.text[0] == '~' || term.text[0] == '^' || term.text[0] == '+') return attach(term);
        if (term.text.starts_with("conf>=")) return confidence(term.from(6), true);
        if (term.text.starts_with("conf<")) return confidence(term.from(5), false);
        const auto colon = term.text.find_first_of(":\"/[");
        if (colon == std::string_view::npos || term.text[colon] != ':') return plates(term, false);
        return keyed(term.sub(0, colon), term.from(colon + 1));
    }

    Parsed<void> keyed(Piece key, Piece value)
    {
        if (value.text.empty()) return faultAt(value, "value.missing", "A value is missing after the colon.", true);
        if (key.text == "plate") return plates(value, false);
        if (key.text == "has") return plates(value, true);
        if (key.text == "time") return once(m_query.time, key, parseTime(value, m_around));
        if (key.text == "days") return once(m_query.days, key, parseDays(value));
        if (key.text == "hours") return once(m_query.hours, key, parseHours(value));
        if (key.text == "in") return places(value);
        if (key.text == "cam") return cameras(value);
        if (std::ranges::find(kAttributes, key.text) != kAttributes.end()) return attribute(key, value);
        return crossed(key, value);
    }

    template <class T>
    Parsed<void> once(std::optional<T>& slot, Piece key, Parsed<T> value)
    {
        if (!value) return std::unexpected(value.error());
        if (slot) return faultAt(key, "term.twice", "This term can stand only once.");
        slot = std::move(*value);
        return {};
    }

    /// Patterns up to the first tolerance sign outside quotes, sets and expressions; then the tolerances.
    Parsed<void> plates(Piece value, bool contains)
    {
        PlateTerm term{.contains = contains};
        const std::size_t end = endOfPatterns(value);
        const auto items = splitList(value.sub(0, end));
        if (!items) return std::unexpected(items.error());
        for (const auto& item : *items) {
            auto pattern = plate(item);
            if (!pattern) return std::unexpected(pattern.error());
            if (contains && !pattern->regex.empty()) return faultAt(item, "has.regex", "`has:` takes no expression: write it with .* at both ends.");
            term.patterns.push_back(std::move(*pattern));
        }
        sortUniqueByText(term.patterns);
        m_query.plates.push_back(std::move(term));
        return end < value.text.size() ? attach(value.from(end)) : Parsed<void>{};
    }

    static std::size_t endOfPatterns(Piece value)
    {
        bool quoted = false, expression = false, set = false;
        for (std::size_t i = 0; i < value.text.size(); ++i) {
            const char c = value.text[i];
            if (c == '\\' && (quoted || expression)) ++i;
            else if (c == '"' && !expression) quoted = !quoted;
            else if (c == '/' && !quoted) expression = !expression;
            else if (c == '[' && !quoted && !expression) set = true;
            else if (c == ']') set = false;
            else if ((c == '~' || c == '^' || c == '+') && !quoted && !expression && !set) return i;
        }
        return value.text.size();
    }

    static Parsed<PlatePattern> plate(Piece item)
    {
        const bool quoted = item.text.starts_with('"');
        auto pattern = parsePattern(quoted ? unquoted(item) : std::string(item.text), quoted ? PatternQuoting::Quoted : PatternQuoting::Bare);
        if (!pattern) {
            pattern.error().position += item.position + (quoted ? 1 : 0);
            return pattern;
        }
        if (pattern->parts.empty() && pattern->regex.empty()) return faultAt(item, "plate.empty", "A plate is missing here.", true);
        return pattern;
    }

    /// `~n(classes)`, `^n`, `+candidates`, one after the other, for the plate term before them.
    Parsed<void> attach(Piece signs)
    {
        if (m_query.plates.empty()) return faultAt(signs, "tolerance.alone", "This belongs behind a plate.");
        PlateTerm& term = m_query.plates.back();
        while (!signs.text.empty()) {
            const std::size_t end = std::min(signs.text.find_first_of("~^+", 1), signs.text.size());
            const Piece sign = signs.sub(0, end);
            auto done = sign.text[0] == '+' ? candidates(term, sign) : sign.text[0] == '~' ? lookAlikes(term, sign) : edits(term, sign);
            if (!done) return done;
            signs = signs.from(end);
        }
        return {};
    }

    static Parsed<void> candidates(PlateTerm& term, Piece sign)
    {
        if (sign.text != "+candidates") return faultAt(sign, "candidates.expected", "Expected `+candidates`.", std::string_view("+candidates").starts_with(sign.text));
        term.candidates = true;
        return {};
    }

    static Parsed<void> lookAlikes(PlateTerm& term, Piece sign)
    {
        const auto open = std::min(sign.text.find('('), sign.text.size());
        const auto count = parseWhole(sign.sub(1, open - 1), 0, 9);
        if (!count) return std::unexpected(count.error());
        if (*count > 2) return faultAt(sign, "lookalikes.toomany", "At most two look-alikes can be allowed. Three would bring mostly other vehicles.");
        term.lookAlikes = static_cast<int>(*count);
        if (open == sign.text.size()) return {};
        const auto names = splitList(sign.sub(open + 1, sign.text.size() - open - 2));
        if (!names) return std::unexpected(names.error());
        for (const auto& name : *names) {
            const auto arrow = name.text.find('>');
            auto& list = arrow == std::string_view::npos ? term.lookAlikeOptions.optionalClasses
                : arrow == 2                             ? term.lookAlikeOptions.twoForOne
                                                         : term.lookAlikeOptions.directional;
            list.emplace_back(name.text);
        }
        sortUnique(term.lookAlikeOptions.optionalClasses);
        sortUnique(term.lookAlikeOptions.directional);
        sortUnique(term.lookAlikeOptions.twoForOne);
        if (!LookAlikes::with(term.lookAlikeOptions)) return faultAt(sign.from(open), "lookalikes.class", "This names no look-alike class.");
        return {};
    }

    static Parsed<void> edits(PlateTerm& term, Piece sign)
    {
        const auto count = parseWhole(sign.from(1), 0, 9);
        if (!count) return std::unexpected(count.error());
        if (*count > 2) return faultAt(sign, "edits.toomany", "At most two edits can be allowed. Three would bring mostly other vehicles.");
        const bool signsStand = term.contains || !std::ranges::all_of(term.patterns, &PlatePattern::plain);
        if (*count > 0 && signsStand) return faultAt(sign, "edits.signs", "A pattern with signs takes look-alikes `~` but no edits `^`.");
        term.edits = static_cast<int>(*count);
        return {};
    }

    Parsed<void> places(Piece value)
    {
        const auto items = splitList(value);
        if (!items) return std::unexpected(items.error());
        std::vector<Area> areas;
        for (const auto& item : *items) {
            auto area = parseArea(item);
            if (!area) return std::unexpected(area.error());
            areas.push_back(std::move(*area));
        }
        sortUniqueByText(areas);
        m_query.places.push_back(std::move(areas));
        return {};
    }

    static Parsed<std::vector<std::string>> values(Piece& value, bool& negated)
    {
        negated = value.text.starts_with('!');
        if (negated) value = value.from(1);
        const auto items = splitList(value);
        if (!items) return std::unexpected(items.error());
        std::vector<std::string> out;
        for (const auto& item : *items) out.push_back(unquoted(item));
        sortUnique(out);
        return out;
    }

    Parsed<void> cameras(Piece value)
    {
        CameraTerm term;
        auto codes = values(value, term.negated);
        if (!codes) return std::unexpected(codes.error());
        term.codes = std::move(*codes);
        m_query.cameras.push_back(std::move(term));
        return {};
    }

    Parsed<void> attribute(Piece key, Piece value)
    {
        AttributeTerm term{.key = std::string(key.text)};
        auto list = values(value, term.negated);
        if (!list) return std::unexpected(list.error());
        for (auto& item : *list)
            if (term.key == "state") {
                const auto jurisdiction = jurisdictionOf(item, m_around.country);
                if (!jurisdiction) return faultAt(value, "state.expected", "Expected a state or country, for example US-CA, CA, DE or unknown.", value.text.size() < 2);
                item = jurisdiction->known() ? jurisdiction->code : "unknown";
            }
        sortUnique(*list);
        term.values = std::move(*list);
        m_query.attributes.push_back(std::move(term));
        return {};
    }

    Parsed<void> confidence(Piece value, bool atLeast)
    {
        if (value.text.ends_with('%')) value = value.sub(0, value.text.size() - 1);
        const auto percent = parseWhole(value, 0, 100);
        if (!percent) return std::unexpected(percent.error());
        m_query.confidence.push_back({atLeast, static_cast<int>(*percent)});
        return {};
    }

    /// scenes, then, convoy, around; and the words that belong to the one before them.
    Parsed<void> crossed(Piece key, Piece value)
    {
        bool negated = false;
        if (key.text == "scenes" || key.text == "then") {
            auto names = splitList(value);
            if (!names) return std::unexpected(names.error());
            std::vector<std::string> list;
            for (const auto& name : *names) list.push_back(unquoted(name));
            if (key.text == "then") return once(m_query.sequence, key, Parsed<SequenceTerm>(SequenceTerm{.names = std::move(list)}));
            sortUnique(list);
            return once(m_query.scenes, key, Parsed<ScenesTerm>(ScenesTerm{.names = std::move(list)}));
        }
        if (key.text == "convoy") {
            auto list = values(value, negated);
            if (!list) return std::unexpected(list.error());
            const auto text = normalForm(list->front());
            if (!text || text->empty() || negated || list->size() > 1) return faultAt(value, "convoy.plate", "Expected one plate here.");
            return once(m_query.convoy, key, Parsed<ConvoyTerm>(ConvoyTerm{.plate = *text}));
        }
        if (key.text == "around") {
            const auto id = parseWhole(value, 1, std::int64_t(1) << 53);
            if (!id) return std::unexpected(id.error());
            return once(m_query.around, key, Parsed<AroundTerm>(AroundTerm{.read = {*id}}));
        }
        return modifier(key, value);
    }

    Parsed<void> modifier(Piece key, Piece value)
    {
        const auto misplaced = [&] { return faultAt(key, "term.misplaced", "This word belongs behind scenes:, then:, convoy: or around:."); };
        if (key.text == "min") {
            const auto count = parseWhole(value, 2, 1000);
            if (!count) return std::unexpected(count.error());
            if (!m_query.scenes && !m_query.convoy) return misplaced();
            (m_query.convoy ? m_query.convoy->min : m_query.scenes->min) = static_cast<int>(*count);
            return {};
        }
        if (key.text == "gap" || key.text == "within") {
            const auto duration = parseDuration(value);
            if (!duration) return std::unexpected(duration.error());
            if (key.text == "gap" && m_query.convoy) m_query.convoy->gap = *duration;
            else if (key.text == "within" && m_query.around) m_query.around->within = *duration;
            else if (key.text == "within" && m_query.sequence) m_query.sequence->within = *duration;
            else return misplaced();
            return {};
        }
        if (key.text == "radius") {
            const auto metres = parseNumber(value);
            if (!metres) return std::unexpected(metres.error());
            if (!m_query.around) return misplaced();
            m_query.around->radius = {*metres};
            return {};
        }
        return faultAt(key, "term.unknown", "This is no word of the query language.", true);
    }

    std::string_view m_text;
    const QuerySurroundings& m_around;
    Query m_query;
};

} // namespace

Parsed<Query> parseQuery(std::string_view text, const QuerySurroundings& around)
{
    if (text.size() > kMaxQueryBytes) return faultAt({text, 0}, "query.long", "This query is longer than one million characters.");
    return QueryParser(text, around).parse();
}

} // namespace plateglass::domain
