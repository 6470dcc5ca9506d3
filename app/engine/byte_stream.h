// Integers and texts to bytes and back: seven bits a byte, the lowest first. Reading past the end sets a flag that is asked
// once, when all is read. Pure; any thread.
#pragma once

#include "base/bytes.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace plateglass::engine {

class ByteWriter {
public:
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7) m_bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
        m_bytes.push_back(static_cast<std::uint8_t>(value));
    }
    /// Small numbers of either sign stay short.
    void signedNumber(std::int64_t value) { number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63)); }
    void raw(base::ByteView bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    void bytes(base::ByteView bytes)
    {
        number(bytes.size());
        raw(bytes);
    }
    void text(std::string_view text) { bytes(base::viewOf(text)); }
    [[nodiscard]] base::ByteView view() const { return m_bytes; }
    [[nodiscard]] base::Bytes take() { return std::move(m_bytes); }
    void clear() { m_bytes.clear(); }

private:
    base::Bytes m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(base::ByteView bytes) : m_rest(bytes) {}
    [[nodiscard]] std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const std::uint8_t byte = m_rest.front();
            m_rest = m_rest.subspan(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        m_failed = true;
        return 0;
    }
    template <class T>
    [[nodiscard]] T number()
    {
        return static_cast<T>(number());
    }
    [[nodiscard]] std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1 ^ (0 - (value & 1)));
    }
    [[nodiscard]] base::ByteView raw(std::size_t size)
    {
        if (size > m_rest.size()) m_failed = true;
        const auto out = m_rest.first(std::min(size, m_rest.size()));
        m_rest = m_rest.subspan(out.size());
        return out;
    }
    [[nodiscard]] base::ByteView bytes() { return raw(number<std::size_t>()); }
    [[nodiscard]] std::string_view text()
    {
        const auto view = bytes();
        return {reinterpret_cast<const char*>(view.data()), view.size()};
    }
    /// A number of things that each take at least a byte: never more than there are bytes left.
    [[nodiscard]] std::size_t count()
    {
        const auto out = number<std::size_t>();
        if (out > m_rest.size()) m_failed = true;
        return m_failed ? 0 : out;
    }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t left() const { return m_rest.size(); }

private:
    base::ByteView m_rest;
    bool m_failed = false;
};

} // namespace plateglass::engine
