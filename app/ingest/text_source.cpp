#include "ingest/text_source.h"

#include <algorithm>
#include <array>

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::size_t kChunk = 64 * 1024;
constexpr char kUnconvertible = '\xff';

/// 0x80..0x9F of Windows-1252; 0 where it has no character.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
                                                   0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

void append(std::string& out, char32_t c)
{
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800) out += static_cast<char>(0xc0 | (c >> 6)), tail(0);
    else if (c < 0x10000) out += static_cast<char>(0xe0 | (c >> 12)), tail(6), tail(0);
    else out += static_cast<char>(0xf0 | (c >> 18)), tail(12), tail(6), tail(0);
}

void convertBytes(std::string& out, std::string_view bytes, Encoding encoding)
{
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        const bool special = encoding == Encoding::Windows1252 && code >= 0x80 && code < 0xa0;
        if (!special) append(out, code);
        else if (const auto c = kWindows1252[code - 0x80]) append(out, c);
        else out += kUnconvertible;
    }
}

} // namespace

Result<TextSource> TextSource::open(OpenedBytes bytes, Encoding encoding)
{
    TextSource source(std::move(bytes), encoding);
    PG_TRY_VOID(source.checkMark());
    return source;
}

Result<void> TextSource::checkMark()
{
    m_head.resize(3);
    PG_TRY(const auto got, m_bytes.source->read(m_head));
    m_head.resize(got);
    const bool utf8 = m_head == "\xef\xbb\xbf";
    const bool little = m_head.starts_with("\xff\xfe");
    const bool big = m_head.starts_with("\xfe\xff");
    if (m_encoding == Encoding::Utf16) {
        if (!little && !big) return fail(Errc::Malformed, "encoding: the mapping says utf-16, but the file has no UTF-16 byte order mark");
        m_bigEndian = big;
        m_head.erase(0, 2);
        return {};
    }
    if (little || big) return fail(Errc::Malformed, "encoding: the file is UTF-16, the mapping says otherwise");
    if (utf8 && m_encoding != Encoding::Utf8) return fail(Errc::Malformed, "encoding: the file is UTF-8, the mapping says otherwise");
    if (utf8) m_head.clear();
    return {};
}

void TextSource::convertUtf16(std::string_view bytes)
{
    m_rest += bytes;
    const auto flushHigh = [this] {
        if (std::exchange(m_high, 0) != 0) m_converted += kUnconvertible;
    };
    std::size_t at = 0;
    for (; at + 1 < m_rest.size(); at += 2) {
        const auto first = static_cast<unsigned char>(m_rest[at]);
        const auto second = static_cast<unsigned char>(m_rest[at + 1]);
        const char32_t unit = m_bigEndian ? char32_t(first) << 8 | second : char32_t(second) << 8 | first;
        const bool low = unit >= 0xdc00 && unit < 0xe000;
        if (low && m_high != 0) append(m_converted, 0x10000 + ((std::exchange(m_high, 0) - 0xd800) << 10) + (unit - 0xdc00));
        else {
            flushHigh();
            if (unit >= 0xd800 && unit < 0xdc00) m_high = unit;
            else if (low) m_converted += kUnconvertible;
            else append(m_converted, unit);
        }
    }
    m_rest.erase(0, at);
}

Result<bool> TextSource::convertMore()
{
    std::string bytes(kChunk, '\0');
    if (!m_head.empty()) bytes = std::exchange(m_head, {});
    else {
        PG_TRY(const auto got, m_bytes.source->read(bytes));
        bytes.resize(got);
    }
    m_converted.clear();
    m_convertedAt = 0;
    const bool more = !bytes.empty();
    if (m_encoding != Encoding::Utf16) convertBytes(m_converted, bytes, m_encoding);
    else if (more) convertUtf16(bytes);
    else if (!std::exchange(m_rest, {}).empty() || std::exchange(m_high, 0) != 0) m_converted += kUnconvertible; // cut inside a character
    return more || !m_converted.empty();
}

Result<std::size_t> TextSource::read(std::span<char> out)
{
    if (m_encoding == Encoding::Utf8) {
        if (m_head.empty()) return m_bytes.source->read(out);
        const auto count = std::min(out.size(), m_head.size());
        std::ranges::copy(m_head.substr(0, count), out.begin());
        m_head.erase(0, count);
        return count;
    }
    while (m_convertedAt == m_converted.size()) {
        PG_TRY(const bool more, convertMore());
        if (!more) return std::size_t(0);
    }
    const auto count = std::min(out.size(), m_converted.size() - m_convertedAt);
    std::copy_n(m_converted.begin() + static_cast<std::ptrdiff_t>(m_convertedAt), count, out.begin());
    m_convertedAt += count;
    return count;
}

double TextSource::progress() const
{
    if (m_bytes.size == 0) return -1;
    return std::min(1.0, static_cast<double>(m_bytes.source->consumed()) / static_cast<double>(m_bytes.size));
}

} // namespace plateglass::ingest
