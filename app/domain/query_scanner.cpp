#include "domain/query_scanner.h"

namespace plateglass::domain {

namespace {

/// End of what opens at `at`: a quoted value, an expression, a set, parentheses with all that is inside; `at` + 1 for a
/// plain character; npos where it is left open. An expression opens only where a value may begin.
std::size_t skip(std::string_view text, std::size_t at)
{
    const char c = text[at];
    const bool valueBegins = at == 0 || text[at - 1] == ':' || text[at - 1] == ',' || text[at - 1] == ' ';
    if (c == '"' || (c == '/' && valueBegins)) {
        for (std::size_t i = at + 1; i < text.size(); ++i) {
            if (text[i] == '\\') ++i;
            else if (text[i] == c) return i + 1;
        }
        return std::string_view::npos;
    }
    if (c == '[') {
        const auto close = text.find(']', at);
        return close == std::string_view::npos ? close : close + 1;
    }
    if (c == '(') {
        // One level is all the grammar has; an inner parenthesis is left for the term's own parser to refuse.
        for (std::size_t i = at + 1; i < text.size();) {
            if (text[i] == ')') return i + 1;
            i = text[i] == '"' ? skip(text, i) : i + 1;
            if (i == std::string_view::npos) return i;
        }
        return std::string_view::npos;
    }
    return at + 1;
}

} // namespace

std::unexpected<QueryFault> faultAt(Piece piece, std::string reason, std::string message, bool incomplete)
{
    return std::unexpected(QueryFault{piece.position, piece.text.size(), incomplete, std::move(reason), std::move(message)});
}

Parsed<std::vector<Piece>> scanTerms(std::string_view text)
{
    std::vector<Piece> terms;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < text.size() && text[at] != ' ' && text[at] != '\t' && text[at] != '\n' && text[at] != '\r') {
            const std::size_t next = skip(text, at);
            if (next == std::string_view::npos)
                return faultAt({text.substr(at), at}, "term.open", "This is not closed: a quote, bracket or slash is missing.", true);
            at = next;
        }
        terms.push_back({text.substr(start, at - start), start});
    }
    return terms;
}

Parsed<std::vector<Piece>> splitList(Piece list, char separator)
{
    std::vector<Piece> items;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= list.text.size();) {
        if (at < list.text.size() && list.text[at] != separator) {
            const std::size_t next = skip(list.text, at);
            if (next == std::string_view::npos) return faultAt(list.from(at), "term.open", "This is not closed.", true);
            at = next;
            continue;
        }
        if (at == start) return faultAt(list.sub(start, 0), "list.empty", "A value is missing here.", at == list.text.size());
        items.push_back(list.sub(start, at - start));
        start = ++at;
    }
    return items;
}

std::string unquoted(Piece value)
{
    if (value.text.size() < 2 || value.text.front() != '"' || value.text.back() != '"') return std::string(value.text);
    std::string out;
    for (std::size_t i = 1; i + 1 < value.text.size(); ++i) {
        if (value.text[i] == '\\' && i + 2 < value.text.size()) ++i;
        out += value.text[i];
    }
    return out;
}

} // namespace plateglass::domain
