#include "gate/totp.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

namespace plateglass::gate::totp {

namespace {

constexpr std::size_t kBlock = 64, kDigest = 20;
using Digest = std::array<std::uint8_t, kDigest>;

void compress(std::array<std::uint32_t, 5>& state, const std::uint8_t* block)
{
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = std::uint32_t(block[4 * i]) << 24 | std::uint32_t(block[4 * i + 1]) << 16 | std::uint32_t(block[4 * i + 2]) << 8 | block[4 * i + 3];
    for (std::size_t i = 16; i < 80; ++i)
        w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; ++i) {
        const std::uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
        const std::uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
        const std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
        e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

Digest sha1(base::ByteView message)
{
    base::Bytes padded(message.begin(), message.end());
    padded.push_back(0x80);
    while (padded.size() % kBlock != kBlock - 8)
        padded.push_back(0);
    for (int shift = 56; shift >= 0; shift -= 8)
        padded.push_back(static_cast<std::uint8_t>((std::uint64_t(message.size()) * 8) >> shift));
    std::array<std::uint32_t, 5> state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    for (std::size_t at = 0; at < padded.size(); at += kBlock)
        compress(state, padded.data() + at);
    sodium_memzero(padded.data(), padded.size());
    Digest out{};
    for (std::size_t i = 0; i < kDigest; ++i)
        out[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    return out;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF", kPlain = "-._~";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kPlain.contains(c);
        if (plain)
            out += c;
        else
            out += {'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[static_cast<unsigned char>(c) & 15]};
    }
    return out;
}

} // namespace

std::array<std::uint8_t, 20> hmacSha1(base::ByteView key, base::ByteView message)
{
    std::array<std::uint8_t, kBlock> padded{};
    if (key.size() > kBlock)
        std::ranges::copy(sha1(key), padded.begin());
    else
        std::ranges::copy(key, padded.begin());
    base::Bytes inner, outer;
    for (const std::uint8_t byte : padded) {
        inner.push_back(byte ^ 0x36);
        outer.push_back(byte ^ 0x5C);
    }
    inner.insert(inner.end(), message.begin(), message.end());
    const Digest first = sha1(inner);
    outer.insert(outer.end(), first.begin(), first.end());
    const Digest out = sha1(outer);
    sodium_memzero(padded.data(), padded.size());
    sodium_memzero(inner.data(), inner.size());
    sodium_memzero(outer.data(), outer.size());
    return out;
}

std::int64_t stepAt(base::UtcTime now)
{
    constexpr std::int64_t kStepSeconds = 30;
    return std::chrono::floor<std::chrono::seconds>(now.sys()).time_since_epoch().count() / kStepSeconds;
}

std::string code(base::ByteView secret, std::int64_t step, int digits)
{
    std::array<std::uint8_t, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
    const Digest mac = hmacSha1(secret, counter);
    const std::size_t offset = mac.back() & 15; // RFC 4226 section 5.3, dynamic truncation
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | mac[offset + i];
    number &= 0x7FFFFFFF;
    std::string out;
    for (int i = 0; i < digits; ++i, number /= 10)
        out.insert(out.begin(), static_cast<char>('0' + number % 10));
    return out;
}

std::optional<std::int64_t> match(base::ByteView secret, std::string_view given, base::UtcTime now, std::int64_t lastUsed)
{
    std::string digits;
    for (const char c : given)
        if (c != ' ')
            digits += c;
    std::optional<std::int64_t> found;
    const std::int64_t present = stepAt(now);
    for (const std::int64_t step : {present - 1, present, present + 1}) {
        const std::string good = code(secret, step);
        const bool same = digits.size() == good.size() && sodium_memcmp(digits.data(), good.data(), good.size()) == 0;
        if (same && step > lastUsed)
            found = step;
    }
    return found;
}

std::string base32(base::ByteView bytes)
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5)
            out += kAlphabet[(held >> (bits - 5)) & 31];
    }
    if (bits > 0)
        out += kAlphabet[(held << (5 - bits)) & 31];
    return out;
}

std::string uri(base::ByteView secret, std::string_view issuer, std::string_view account)
{
    return "otpauth://totp/" + percentEncoded(issuer) + ":" + percentEncoded(account) + "?secret=" + base32(secret) + "&issuer=" + percentEncoded(issuer);
}

} // namespace plateglass::gate::totp
