// What a read carries beside its narrow columns, as bytes of the store's own making: some hundred reads of neighbouring plates
// compressed together, few enough that one is had in microseconds. Immutable; any thread.
#pragma once

#include "base/bytes.h"

#include <memory>
#include <span>
#include <vector>

namespace plateglass::engine {

inline constexpr std::size_t kDetailsPerChunk = 256;

class DetailChunk {
public:
    [[nodiscard]] static std::shared_ptr<const DetailChunk> from(base::ByteView bytes); ///< nullptr where the bytes are none
    [[nodiscard]] static base::Bytes encode(std::span<const base::ByteView> rows);
    /// Empty beyond the last.
    [[nodiscard]] base::ByteView at(std::size_t i) const;
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes.size() + m_ends.size() * sizeof(std::uint32_t) + sizeof *this; }

private:
    base::Bytes m_bytes;
    std::vector<std::uint32_t> m_ends;
};

} // namespace plateglass::engine
