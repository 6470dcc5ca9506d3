// One column of integers as `least + step * k`, k in as few bits as the largest needs: any value is read by itself, without
// unpacking what stands before it. Times in whole seconds cost what seconds cost although they are microseconds. Example:
// 100, 130, 120 is least 100, step 10, and 0, 3, 2 in two bits each. Pure; any thread.
#pragma once

#include "engine/byte_stream.h"

#include <cstring>
#include <span>

namespace plateglass::engine {

/// A view; the bytes outlive it, and eight bytes behind them can be read.
class PackedColumn {
public:
    static constexpr std::size_t kSlack = 8;

    PackedColumn() = default;
    /// Reads the column of `count` values that begins at the reader's place.
    PackedColumn(ByteReader& reader, std::size_t count)
        : m_least(reader.signedNumber()), m_step(reader.number()), m_width(reader.number<unsigned>() & 127), m_mask(m_width == 64 ? ~std::uint64_t(0) : (std::uint64_t(1) << (m_width & 63)) - 1),
          m_bits(reader.raw(bytesFor(count, m_width)).data())
    {
    }
    static void write(std::span<const std::int64_t> values, ByteWriter& out);

    [[nodiscard]] std::int64_t at(std::size_t i) const
    {
        const std::size_t bit = i * m_width;
        std::uint64_t word;
        std::memcpy(&word, m_bits + bit / 8, sizeof word); // little end first, as everything Plateglass runs on
        return m_least + static_cast<std::int64_t>(m_step * (word >> bit % 8 & m_mask));
    }

private:
    /// Widths that would not lie in one word together with the bits before them are whole words.
    static constexpr unsigned kWidest = 57;
    static constexpr std::size_t bytesFor(std::size_t count, unsigned width) { return (count * width + 7) / 8; }

    std::int64_t m_least = 0;
    std::uint64_t m_step = 1;
    unsigned m_width = 0;
    std::uint64_t m_mask = 0;
    const std::uint8_t* m_bits = nullptr;
};

} // namespace plateglass::engine
