#include "tiles/plain_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace plateglass::tiles {

namespace {

/// Bytes of the UTF-8 character that begins here, 0 where there is none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    return length;
}

std::string fromCodePoint(std::uint32_t c)
{
    const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3f)); };
    if (c < 0x80)
        return {static_cast<char>(c)};
    if (c < 0x800)
        return {static_cast<char>(0xc0 | (c >> 6)), tail(c)};
    if (c >= 0xd800 && c < 0xe000)
        return "?";
    if (c < 0x10000)
        return {static_cast<char>(0xe0 | (c >> 12)), tail(c >> 6), tail(c)};
    if (c < 0x110000)
        return {static_cast<char>(0xf0 | (c >> 18)), tail(c >> 12), tail(c >> 6), tail(c)};
    return "?";
}

/// What `&name;` stands for; empty where the name is unknown.
std::string reference(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNamed{{
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"copy", "\u00a9"}, {"reg", "\u00ae"},
    }};
    for (const auto& [known, text] : kNamed)
        if (name == known)
            return std::string(text);
    if (name.size() < 2 || name[0] != '#')
        return {};
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    return error == std::errc() && end == digits.data() + digits.size() && code > 0 ? fromCodePoint(code) : std::string();
}

/// Takes the next piece off the front of `html` and says what it shows.
std::string takePiece(std::string_view& html)
{
    constexpr std::size_t kLongestReference = 10;
    if (html[0] == '<') {
        const auto end = html.find('>');
        html.remove_prefix(end == std::string_view::npos ? html.size() : end + 1);
        return {};
    }
    if (html[0] == '&')
        if (const auto end = html.find(';'); end != std::string_view::npos && end <= kLongestReference)
            if (std::string text = reference(html.substr(1, end - 1)); !text.empty()) {
                html.remove_prefix(end + 1);
                return text;
            }
    const std::size_t length = characterLength(html);
    std::string text = length == 0 ? "?" : std::string(html.substr(0, length));
    html.remove_prefix(length == 0 ? 1 : length);
    return text;
}

} // namespace

std::string plainText(std::string_view html, std::size_t limit)
{
    std::string out;
    bool gap = false;
    while (!html.empty()) {
        const std::string piece = takePiece(html);
        if (piece.empty())
            continue;
        const auto first = static_cast<unsigned char>(piece[0]);
        if (first <= ' ' || first == 0x7f) {
            gap = !out.empty();
            continue;
        }
        if (out.size() + piece.size() + (gap ? 1 : 0) > limit)
            break;
        if (std::exchange(gap, false))
            out += ' ';
        out += piece;
    }
    return out;
}

} // namespace plateglass::tiles
