#include "policy/words.h"

#include <array>
#include <cstdint>

namespace plateglass::policy {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

/// The code point at `at`, which moves behind it. A broken sequence is taken byte by byte.
char32_t next(std::string_view text, std::size_t& at)
{
    const auto first = static_cast<unsigned char>(text[at++]);
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    char32_t code = more == 3 ? first & 0x07U : more == 2 ? first & 0x0fU : more == 1 ? first & 0x1fU : first;
    for (int i = 0; i < more && at < text.size() && !startsCharacter(text[at]); ++i) code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3fU);
    return code;
}

/// U+00C0 to U+00FF without accents; a blank for the two signs among them. German sharp s becomes one s: enough to compare by.
constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";

bool isLetterOrDigit(char32_t c)
{
    const bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    // Beyond ASCII: everything but the signs of Latin-1, general punctuation, and the wide blank and full stops.
    return ascii || (c >= 0xc0 && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x206f) && !(c >= 0x3000 && c <= 0x3003));
}

/// Accents that stand by themselves, soft hyphens, blanks without width: nobody sees them, so they part no words.
bool isUnseen(char32_t c) { return (c >= 0x300 && c <= 0x36f) || c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff; }

/// Scripts without blanks between words.
bool isWordByItself(char32_t c) { return c >= 0x2e80 && c < 0xac00; }

void appendUtf8(std::string& out, char32_t c)
{
    const auto tail = [&out, c](unsigned shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3fU)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0U | (c >> 6U));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0U | (c >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0U | ((c >> 18U) & 0x07U));
        tail(12);
        tail(6);
        tail(0);
    }
}

char32_t folded(char32_t c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    if (c >= 0xc0 && c <= 0xff) return static_cast<char32_t>(kLatin1[c - 0xc0]);
    return c;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

int charactersOf(std::string_view text)
{
    int count = 0;
    bool blankBefore = false;
    for (const char c : trimmed(text)) {
        if (startsCharacter(c) && !(isBlank(c) && blankBefore)) ++count;
        blankBefore = isBlank(c);
    }
    return count;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> all;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (isUnseen(c)) continue;
        const bool part = isLetterOrDigit(c);
        const bool alone = isWordByItself(c);
        if (part && (!inside || alone)) all.emplace_back();
        if (part) appendUtf8(all.back(), folded(c));
        inside = part && !alone;
    }
    return all;
}

} // namespace plateglass::policy
