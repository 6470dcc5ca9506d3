// Two machines. Patterns with signs run as a set of states, one bit per place of the pattern and one set per number of
// swaps used. Plain plates are walked side by side with what was seen, deviating at most four times; the bounds are
// tried from cheap to dear, so the first that succeeds is the answer. Example: ABCDE asked, ABCBE seen: one edit.
#include "domain/plate_matcher.h"

#include "domain/look_alikes.h"

#include <re2/re2.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace plateglass::domain {

using base::Errc;
using base::fail;
using base::Result;

namespace {

using Kind = PatternPart::Kind;
using Characters = std::u32string;

constexpr std::size_t kMaxParts = 62; ///< places of a pattern that fit one word with its end state
constexpr int kMaxTolerance = 2;

/// Characters of a text in normal form. ASCII plates up to 15 characters stay inside the string object.
Characters charactersOf(std::string_view text)
{
    Characters out;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            out += static_cast<char32_t>(text[at++]);
            continue;
        }
        utf8proc_int32_t codePoint = 0;
        const auto width = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                            static_cast<utf8proc_ssize_t>(text.size() - at), &codePoint);
        if (width <= 0) return out;
        out += static_cast<char32_t>(codePoint);
        at += static_cast<std::size_t>(width);
    }
    return out;
}

bool isDigit(char32_t c)
{
    return c < 0x80 ? c >= U'0' && c <= U'9' : utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND;
}

struct CompiledPart {
    Kind kind = Kind::Character;
    bool negated = false;
    Characters members; ///< Character: one; OneOf: the set

    /// 0 matches as asked, 1 matches by a swap, -1 does not match.
    int cost(char32_t seen, const LookAlikes& lookAlikes) const
    {
        switch (kind) {
        case Kind::Any:
        case Kind::Many: return 0;
        case Kind::Digit: return isDigit(seen) ? 0 : -1;
        case Kind::Letter: return isDigit(seen) ? -1 : 0;
        case Kind::Character:
        case Kind::OneOf: break;
        }
        const bool member = members.find(seen) != Characters::npos;
        if (member != negated) return 0;
        if (negated) return -1;
        return std::ranges::any_of(members, [&](char32_t asked) { return lookAlikes.swapped(asked, seen); }) ? 1 : -1;
    }
};

/// A pattern with signs, or an open-ended one.
class SignMachine {
public:
    SignMachine(std::vector<CompiledPart> parts, int swaps) : m_parts(std::move(parts)), m_swaps(swaps)
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            if (m_parts[i].kind == Kind::Many) m_many |= std::uint64_t(1) << i;
    }

    std::optional<int> swapsFor(const Characters& seen, const LookAlikes& lookAlikes) const
    {
        std::array<std::uint64_t, kMaxTolerance + 1> states{open(1), 0, 0};
        for (const char32_t c : seen) {
            std::array<std::uint64_t, kMaxTolerance + 1> next{};
            for (int used = 0; used <= m_swaps; ++used) step(states[static_cast<std::size_t>(used)], c, used, lookAlikes, next);
            states = next;
        }
        for (int used = 0; used <= m_swaps; ++used)
            if (states[static_cast<std::size_t>(used)] >> m_parts.size() & 1) return used;
        return std::nullopt;
    }

private:
    /// A star may match nothing: whoever stands on it stands behind it too.
    std::uint64_t open(std::uint64_t states) const { return states | (states & m_many) << 1; }

    void step(std::uint64_t states, char32_t c, int used, const LookAlikes& lookAlikes, std::array<std::uint64_t, kMaxTolerance + 1>& next) const
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (!(states >> i & 1)) continue;
            const int cost = m_parts[i].cost(c, lookAlikes);
            if (cost < 0 || used + cost > m_swaps) continue;
            const std::size_t to = m_parts[i].kind == Kind::Many ? i : i + 1;
            next[static_cast<std::size_t>(used + cost)] |= open(std::uint64_t(1) << to);
        }
    }

    std::vector<CompiledPart> m_parts;
    int m_swaps;
    std::uint64_t m_many = 0;
};

/// A plain plate with at most `edits` edits and, beside them, `swaps` swaps.
class PlainMachine {
public:
    PlainMachine(Characters asked, int edits, int swaps) : m_asked(std::move(asked)), m_edits(edits), m_swaps(swaps) {}

    std::optional<PlateMatch> match(const Characters& seen, const LookAlikes& lookAlikes) const
    {
        if (seen == m_asked) return PlateMatch{};
        const auto missing = static_cast<std::ptrdiff_t>(m_asked.size()) - static_cast<std::ptrdiff_t>(seen.size());
        const bool pairs = m_swaps > 0 && !lookAlikes.twoForOne().empty();
        if (missing < -m_edits || missing > m_edits + (pairs ? m_swaps : 0)) return std::nullopt;
        std::vector<std::uint8_t> path;
        // Fewest edits first, then fewest swaps: the first bound that succeeds is the cheapest explanation.
        for (int edits = 0; edits <= m_edits; ++edits)
            for (int swaps = 0; swaps <= m_swaps; ++swaps)
                if (path.clear(); walk(seen, 0, 0, edits, swaps, lookAlikes, path)) {
                    const Tier::Kind kind = edits > 0 ? Tier::Kind::Edited : Tier::Kind::LookAlike;
                    std::ranges::sort(path);
                    return PlateMatch{{kind, static_cast<std::uint8_t>(edits > 0 ? edits : swaps)}, std::move(path)};
                }
        return std::nullopt;
    }

private:
    /// Depth-first with at most four deviations, so a few hundred steps at worst; `path` collects differing positions.
    bool walk(const Characters& seen, std::size_t i, std::size_t j, int edits, int swaps, const LookAlikes& lookAlikes, std::vector<std::uint8_t>& path) const
    {
        while (i < m_asked.size() && j < seen.size() && m_asked[i] == seen[j] && edits == 0 && (swaps == 0 || lookAlikes.twoForOne().empty())) ++i, ++j;
        if (i == m_asked.size() && j == seen.size()) return true;
        const bool both = i < m_asked.size() && j < seen.size();
        if (both && m_asked[i] == seen[j] && walk(seen, i + 1, j + 1, edits, swaps, lookAlikes, path)) return true;
        const auto deviate = [&](std::size_t nextI, std::size_t nextJ, int e, int s, bool shown) {
            if (shown) path.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(j, 255)));
            if (walk(seen, nextI, nextJ, e, s, lookAlikes, path)) return true;
            if (shown) path.pop_back();
            return false;
        };
        if (swaps > 0 && both && lookAlikes.swapped(m_asked[i], seen[j]) && deviate(i + 1, j + 1, edits, swaps - 1, true)) return true;
        if (swaps > 0 && both && i + 1 < m_asked.size())
            for (const auto& two : lookAlikes.twoForOne())
                if (m_asked[i] == two.first && m_asked[i + 1] == two.second && seen[j] == two.seen && deviate(i + 2, j + 1, edits, swaps - 1, true)) return true;
        if (edits == 0) return false;
        if (both && m_asked[i] != seen[j] && deviate(i + 1, j + 1, edits - 1, swaps, true)) return true;
        if (j < seen.size() && deviate(i, j + 1, edits - 1, swaps, true)) return true;
        return i < m_asked.size() && deviate(i + 1, j, edits - 1, swaps, false); // a lost character has no place to show
    }

    Characters m_asked;
    int m_edits;
    int m_swaps;
};

CompiledPart compilePart(const PatternPart& part)
{
    CompiledPart out{part.kind, part.negated, charactersOf(part.text)};
    for (const auto& member : part.set) out.members += charactersOf(member);
    return out;
}

/// One pattern of a term, in whichever machine answers it.
struct Alternative {
    std::unique_ptr<const RE2> regex;
    std::optional<SignMachine> signs;
    std::optional<PlainMachine> plain;
    std::string text;     ///< plain patterns and prefixes: the characters, for pseudonyms
    bool prefix = false;  ///< plain characters and one star at the end
};

bool isPrefix(const PlatePattern& pattern)
{
    if (pattern.parts.empty() || pattern.parts.back().kind != Kind::Many) return false;
    return std::all_of(pattern.parts.begin(), pattern.parts.end() - 1, [](const PatternPart& part) { return part.kind == Kind::Character; });
}

/// Positions that matched by a swap or are signs are not marked: a pattern differs nowhere from what was asked.
PlateMatch patternMatch() { return {{Tier::Kind::Pattern, 0}, {}}; }

} // namespace

std::string tierSign(Tier tier)
{
    switch (tier.kind) {
    case Tier::Kind::Exact: return "=";
    case Tier::Kind::LookAlike: return "~" + std::to_string(tier.count);
    case Tier::Kind::Edited: return "^" + std::to_string(tier.count);
    case Tier::Kind::Pattern: return "*";
    case Tier::Kind::Candidate: return "c";
    }
    return "?";
}

struct PlateMatcher::Impl {
    LookAlikes lookAlikes;
    std::vector<Alternative> alternatives;
    bool exactOnly = true;

    Result<void> add(const PlatePattern& pattern, const PlateTerm& term);
    std::optional<PlateMatch> matchPseudonym(std::string_view text) const;
};

Result<void> PlateMatcher::Impl::add(const PlatePattern& pattern, const PlateTerm& term)
{
    Alternative alternative;
    if (!pattern.regex.empty()) {
        if (term.contains || term.edits > 0 || term.lookAlikes > 0) return fail(Errc::InvalidArgument, "an expression takes no ~, ^ or has:");
        RE2::Options options(RE2::Quiet);
        options.set_max_mem(8 << 20);
        alternative.regex = std::make_unique<const RE2>(pattern.regex, options);
        if (!alternative.regex->ok()) return fail(Errc::Malformed, alternative.regex->error());
    } else if (pattern.plain() && !term.contains) {
        alternative.text = pattern.plainText();
        alternative.plain.emplace(charactersOf(alternative.text), term.edits, term.lookAlikes);
    } else {
        if (term.edits > 0) return fail(Errc::InvalidArgument, "a pattern with signs takes no ^");
        std::vector<CompiledPart> parts;
        const auto add = [&parts](CompiledPart part) { // stars side by side are one
            if (part.kind != Kind::Many || parts.empty() || parts.back().kind != Kind::Many) parts.push_back(std::move(part));
        };
        if (term.contains) add({Kind::Many, false, {}});
        for (const auto& part : pattern.parts) add(compilePart(part));
        if (term.contains) add({Kind::Many, false, {}});
        if (parts.size() > kMaxParts) return fail(Errc::LimitExceeded, "a pattern has at most 60 places");
        alternative.prefix = !term.contains && isPrefix(pattern);
        if (alternative.prefix)
            for (const auto& part : pattern.parts) alternative.text += part.text;
        alternative.signs.emplace(std::move(parts), term.lookAlikes);
    }
    exactOnly = exactOnly && alternative.plain && term.edits == 0 && term.lookAlikes == 0;
    alternatives.push_back(std::move(alternative));
    return {};
}

std::optional<PlateMatch> PlateMatcher::Impl::matchPseudonym(std::string_view text) const
{
    std::optional<PlateMatch> best;
    for (const auto& alternative : alternatives) {
        if (alternative.plain && alternative.text == text) return PlateMatch{};
        if (alternative.prefix && text.starts_with(alternative.text)) best = patternMatch();
    }
    return best;
}

Result<PlateMatcher> PlateMatcher::compile(const PlateTerm& term)
{
    if (term.lookAlikes < 0 || term.lookAlikes > kMaxTolerance || term.edits < 0 || term.edits > kMaxTolerance)
        return fail(Errc::InvalidArgument, "at most two look-alikes and two edits can be allowed");
    auto impl = std::make_unique<Impl>();
    PG_TRY(impl->lookAlikes, LookAlikes::with(term.lookAlikeOptions));
    for (const auto& pattern : term.patterns) PG_TRY_VOID(impl->add(pattern, term));
    return PlateMatcher(std::move(impl));
}

std::optional<PlateMatch> PlateMatcher::match(std::string_view text, PlateKind kind) const
{
    if (kind == PlateKind::Pseudonym) return m_impl->matchPseudonym(text);
    const bool expressionsOnly = std::ranges::all_of(m_impl->alternatives, [](const Alternative& alternative) { return alternative.regex != nullptr; });
    const Characters seen = expressionsOnly ? Characters() : charactersOf(text);
    std::optional<PlateMatch> best;
    const auto offer = [&best](std::optional<PlateMatch> found) {
        if (found && (!best || found->tier < best->tier)) best = std::move(found);
    };
    for (const auto& alternative : m_impl->alternatives) {
        if (alternative.regex) offer(RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *alternative.regex) ? std::optional(patternMatch()) : std::nullopt);
        else if (alternative.plain) offer(alternative.plain->match(seen, m_impl->lookAlikes));
        else if (alternative.signs->swapsFor(seen, m_impl->lookAlikes)) offer(patternMatch());
        if (best && best->tier == Tier{}) break;
    }
    return best;
}

std::optional<std::vector<std::string>> PlateMatcher::exactTexts() const
{
    if (!m_impl->exactOnly) return std::nullopt;
    std::vector<std::string> out;
    for (const auto& alternative : m_impl->alternatives) out.push_back(alternative.text);
    return out;
}

PlateMatcher::PlateMatcher(std::unique_ptr<const Impl> impl) : m_impl(std::move(impl)) {}
PlateMatcher::PlateMatcher(PlateMatcher&&) noexcept = default;
PlateMatcher& PlateMatcher::operator=(PlateMatcher&&) noexcept = default;
PlateMatcher::~PlateMatcher() = default;

} // namespace plateglass::domain
