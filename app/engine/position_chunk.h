// Where in the order of plates the reads of a segment stand, in the order of their numbers: the way from a read's number to
// the read. Immutable; any thread.
#pragma once

#include "engine/packed_column.h"

#include <memory>
#include <optional>

namespace plateglass::engine {

class PositionChunk {
public:
    struct Entry {
        std::int64_t read = 0;
        std::uint32_t position = 0;
    };
    [[nodiscard]] static std::shared_ptr<const PositionChunk> from(base::Bytes bytes); ///< nullptr where the bytes are none
    [[nodiscard]] static base::Bytes encode(std::span<const Entry> ascending);
    [[nodiscard]] std::optional<std::uint32_t> find(std::int64_t read) const;
    [[nodiscard]] std::size_t bytes() const { return m_bytes.size() + sizeof *this; }

private:
    base::Bytes m_bytes;
    std::size_t m_size = 0;
    PackedColumn m_reads, m_positions;
};

} // namespace plateglass::engine
