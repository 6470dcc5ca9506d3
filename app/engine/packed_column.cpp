#include "engine/packed_column.h"

#include <bit>
#include <numeric>

namespace plateglass::engine {

void PackedColumn::write(std::span<const std::int64_t> values, ByteWriter& out)
{
    const std::int64_t least = values.empty() ? 0 : std::ranges::min(values);
    const auto above = [least](std::int64_t value) { return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least); };
    std::uint64_t step = 0, largest = 0;
    for (const auto value : values) {
        if (step != 1) step = std::gcd(step, above(value));
        largest = std::max(largest, above(value));
    }
    step = std::max<std::uint64_t>(step, 1);
    auto width = static_cast<unsigned>(std::bit_width(largest / step));
    if (width > kWidest) width = 64;
    out.signedNumber(least);
    out.number(step);
    out.number(width);
    std::uint64_t waiting = 0;
    unsigned bits = 0;
    base::Bytes packed;
    packed.reserve(bytesFor(values.size(), width) + 8);
    for (const auto value : values) {
        const std::uint64_t k = step == 1 ? above(value) : above(value) / step;
        if (width == 64) {
            for (int i = 0; i < 8; ++i) packed.push_back(static_cast<std::uint8_t>(k >> (8 * i)));
            continue;
        }
        waiting |= k << bits; // at most seven bits wait, so width and they fit a word
        for (bits += width; bits >= 8; bits -= 8, waiting >>= 8) packed.push_back(static_cast<std::uint8_t>(waiting));
    }
    if (bits > 0) packed.push_back(static_cast<std::uint8_t>(waiting));
    out.raw(packed);
}

} // namespace plateglass::engine
