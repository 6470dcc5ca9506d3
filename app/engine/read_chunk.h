// Some thousand reads as packed columns, in whatever order they were put; any read, and any column of it, is looked at by
// itself. A chunk is what the store reads, decrypts and keeps in memory as one. Immutable; any thread.
#pragma once

#include "engine/packed_column.h"
#include "engine/stored_read.h"

#include <array>
#include <memory>
#include <optional>

namespace plateglass::engine {

inline constexpr std::size_t kReadsPerChunk = 4096; ///< some 50 kB: three pages

class ReadChunk {
public:
    /// nullopt where the bytes are no chunk.
    [[nodiscard]] static std::shared_ptr<const ReadChunk> from(base::Bytes bytes);
    [[nodiscard]] static base::Bytes encode(std::span<const StoredRead* const> reads);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] StoredRead at(std::size_t i) const;
    [[nodiscard]] std::uint32_t plateAt(std::size_t i) const { return static_cast<std::uint32_t>(m_columns[kPlate].at(i)); }
    [[nodiscard]] std::int64_t timeAt(std::size_t i) const { return m_columns[kTime].at(i); }
    [[nodiscard]] std::uint32_t cameraAt(std::size_t i) const { return static_cast<std::uint32_t>(m_columns[kCamera].at(i)); }
    [[nodiscard]] std::int64_t readAt(std::size_t i) const { return m_columns[kRead].at(i); }
    [[nodiscard]] std::uint32_t sourceAt(std::size_t i) const { return static_cast<std::uint32_t>(m_columns[kSource].at(i)); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes.size() + sizeof *this; }

private:
    enum Column { kPlate, kTime, kCamera, kRead, kSource, kLat, kLon, kConfidence, kMake, kModel, kColour, kType, kDirection, kFlags, kColumns };
    [[nodiscard]] static std::int64_t valueOf(const StoredRead& read, Column column);

    base::Bytes m_bytes;
    std::size_t m_size = 0;
    std::array<PackedColumn, kColumns> m_columns;
};

} // namespace plateglass::engine
