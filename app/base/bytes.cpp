#include "base/bytes.h"

#include <array>

namespace plateglass::base {

namespace {

constexpr std::string_view kStandard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(ByteView bytes, std::string_view alphabet, bool padded)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t word = static_cast<std::uint32_t>(bytes[i]) << 16;
        if (left > 1) word |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
        if (left > 2) word |= bytes[i + 2];
        for (std::size_t k = 0; k <= left; ++k) out += alphabet[(word >> (18 - 6 * k)) & 63];
        if (padded) out.append(3 - left, '=');
    }
    return out;
}

Result<Bytes> decode(std::string_view text, std::string_view alphabet, bool padded)
{
    if (padded) {
        if (text.size() % 4 != 0) return fail(Errc::Malformed, "base64 length");
        if (text.ends_with("==")) text.remove_suffix(2);
        else if (text.ends_with('=')) text.remove_suffix(1);
    }
    if (text.size() % 4 == 1) return fail(Errc::Malformed, "base64 length");
    Bytes out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t word = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) return fail(Errc::Malformed, "base64 character");
        word = (word << 6) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<std::uint8_t>((word >> bits) & 0xff));
        }
    }
    if ((word & ((1u << bits) - 1)) != 0) return fail(Errc::Malformed, "base64 trailing bits");
    return out;
}

} // namespace

std::string toHex(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const auto b : bytes) {
        out += digits[b >> 4];
        out += digits[b & 15];
    }
    return out;
}

Result<Bytes> fromHex(std::string_view text)
{
    const auto nibble = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    if (text.size() % 2 != 0) return fail(Errc::Malformed, "hex length");
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = nibble(text[i]);
        const int low = nibble(text[i + 1]);
        if (high < 0 || low < 0) return fail(Errc::Malformed, "hex character");
        out.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return out;
}

std::string toBase64(ByteView bytes) { return encode(bytes, kStandard, true); }
Result<Bytes> fromBase64(std::string_view text) { return decode(text, kStandard, true); }
std::string toBase64Url(ByteView bytes) { return encode(bytes, kUrl, false); }
Result<Bytes> fromBase64Url(std::string_view text) { return decode(text, kUrl, false); }

} // namespace plateglass::base
