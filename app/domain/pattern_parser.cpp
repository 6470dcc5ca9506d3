#include "domain/pattern_parser.h"

#include "domain/plate.h"

#include <algorithm>

namespace plateglass::domain {

namespace {

using Kind = PatternPart::Kind;

/// Bytes of the UTF-8 character that starts at `at`; a stray byte counts as one and is refused later by normalForm.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return std::min(length, text.size() - at);
}

class PatternParser {
public:
    PatternParser(std::string_view text, PatternQuoting quoting) : m_text(text), m_quoting(quoting) {}

    std::expected<PlatePattern, QueryFault> parse()
    {
        if (m_text.size() >= 2 && m_text.front() == '/') return regex();
        while (m_at < m_text.size())
            if (auto done = part(); !done) return std::unexpected(done.error());
        return std::move(m_pattern);
    }

private:
    std::expected<PlatePattern, QueryFault> regex()
    {
        if (m_text.back() != '/') return fault(0, m_text.size(), true, "pattern.regex.open", "This expression has no closing `/`.");
        m_pattern.regex = m_text.substr(1, m_text.size() - 2);
        if (m_pattern.regex.empty()) return fault(0, 2, true, "pattern.regex.empty", "This expression is empty.");
        return std::move(m_pattern);
    }

    std::expected<void, QueryFault> part()
    {
        switch (m_text[m_at]) {
        case '?':
        case '_': return sign(Kind::Any);
        case '*':
        case '%': return sign(Kind::Many);
        case '@': return sign(Kind::Letter);
        case '#': return sign(Kind::Digit);
        case '[': return set();
        default: return character();
        }
    }

    std::expected<void, QueryFault> sign(Kind kind)
    {
        ++m_at;
        // Two stars mean what one does; keeping one makes equal patterns equal values.
        if (kind == Kind::Many && !m_pattern.parts.empty() && m_pattern.parts.back().kind == Kind::Many) return {};
        m_pattern.parts.push_back({.kind = kind});
        return {};
    }

    /// One character folded to the normal form; it may become several (a ligature) or none (a separator).
    std::expected<void, QueryFault> character()
    {
        const std::size_t start = m_at;
        m_at += characterLength(m_text, start);
        const auto raw = m_text.substr(start, m_at - start);
        const auto folded = normalForm(raw);
        if (!folded) return fault(start, raw.size(), false, "pattern.encoding", "This character is not valid UTF-8.");
        if (folded->empty()) {
            if (m_quoting == PatternQuoting::Quoted) return {};
            return fault(start, raw.size(), false, "pattern.character", "This character cannot stand in a plate. Put a pasted plate in double quotes.");
        }
        for (std::size_t i = 0; i < folded->size();) {
            const auto length = characterLength(*folded, i);
            m_pattern.parts.push_back({.kind = Kind::Character, .text = folded->substr(i, length)});
            i += length;
        }
        return {};
    }

    std::expected<void, QueryFault> set()
    {
        const std::size_t start = m_at++;
        PatternPart part{.kind = Kind::OneOf};
        if (m_at < m_text.size() && m_text[m_at] == '!') {
            part.negated = true;
            ++m_at;
        }
        while (m_at < m_text.size() && m_text[m_at] != ']')
            if (auto done = member(part); !done) return done;
        if (m_at >= m_text.size()) return fault(start, m_text.size() - start, true, "pattern.set.open", "This set has no closing `]`.");
        ++m_at;
        if (part.set.empty()) return fault(start, m_at - start, false, "pattern.set.empty", "This set is empty.");
        std::ranges::sort(part.set);
        part.set.erase(std::unique(part.set.begin(), part.set.end()), part.set.end());
        m_pattern.parts.push_back(std::move(part));
        return {};
    }

    /// One character of a set, or a range of ASCII letters or digits.
    std::expected<void, QueryFault> member(PatternPart& part)
    {
        const std::size_t start = m_at;
        auto first = setCharacter();
        if (!first) return std::unexpected(first.error());
        if (m_at + 1 >= m_text.size() || m_text[m_at] != '-' || m_text[m_at + 1] == ']') {
            part.set.push_back(std::move(*first));
            return {};
        }
        ++m_at;
        auto last = setCharacter();
        if (!last) return std::unexpected(last.error());
        const bool ascii = first->size() == 1 && last->size() == 1;
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        if (!ascii || *last < *first || isDigit((*first)[0]) != isDigit((*last)[0]))
            return fault(start, m_at - start, false, "pattern.set.range", "A range goes from a lower letter or digit to a higher one.");
        for (char c = (*first)[0]; c <= (*last)[0]; ++c) part.set.emplace_back(1, c);
        return {};
    }

    std::expected<std::string, QueryFault> setCharacter()
    {
        const std::size_t start = m_at;
        m_at += characterLength(m_text, start);
        const auto raw = m_text.substr(start, m_at - start);
        auto folded = normalForm(raw);
        if (!folded || folded->empty() || characterLength(*folded, 0) != folded->size())
            return fault(start, raw.size(), false, "pattern.set.character", "Only letters and digits can stand in a set.");
        return std::move(*folded);
    }

    std::unexpected<QueryFault> fault(std::size_t position, std::size_t length, bool incomplete, std::string reason, std::string message) const
    {
        return std::unexpected(QueryFault{position, length, incomplete, std::move(reason), std::move(message)});
    }

    std::string_view m_text;
    PatternQuoting m_quoting;
    std::size_t m_at = 0;
    PlatePattern m_pattern;
};

} // namespace

std::expected<PlatePattern, QueryFault> parsePattern(std::string_view text, PatternQuoting quoting)
{
    return PatternParser(text, quoting).parse();
}

} // namespace plateglass::domain
