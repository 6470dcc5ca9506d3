// Which plates a segment may hold, in a byte and a half a plate: "no" is certain, "yes" is wrong once in a hundred or two. A
// plate stands in few of the segments of a large store, and the others need not be looked into. (Bloom 1970; four bits a
// plate, out of twelve for each.) A value.
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace plateglass::engine {

class PlateSketch {
public:
    PlateSketch() = default;
    explicit PlateSketch(std::size_t plates) : m_bits(plates * kBitsPerPlate / 8 + 1) {}
    explicit PlateSketch(base::Bytes bits) : m_bits(std::move(bits)) {}

    void add(std::uint32_t plate)
    {
        eachBit(plate, [this](std::size_t byte, unsigned bit) { m_bits[byte] = static_cast<std::uint8_t>(m_bits[byte] | 1u << bit); return true; });
    }
    [[nodiscard]] bool mayHold(std::uint32_t plate) const
    {
        return eachBit(plate, [this](std::size_t byte, unsigned bit) { return (m_bits[byte] >> bit & 1) != 0; });
    }
    [[nodiscard]] base::ByteView bits() const { return m_bits; }

private:
    static constexpr std::size_t kBitsPerPlate = 12;
    /// False as soon as `visit` is.
    bool eachBit(std::uint32_t plate, auto&& visit) const
    {
        std::uint64_t mixed = (plate + 1) * 0x9E3779B97F4A7C15u;
        for (int i = 0; i < 4; ++i) {
            mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9u;
            const std::size_t bit = static_cast<std::size_t>((mixed >> 32) * (m_bits.size() * 8) >> 32);
            if (!visit(bit / 8, static_cast<unsigned>(bit % 8))) return false;
        }
        return true;
    }

    base::Bytes m_bits = base::Bytes(1);
};

} // namespace plateglass::engine
