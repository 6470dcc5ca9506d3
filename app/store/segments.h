// The sealed segments that one snapshot holds, and the ways to their reads. One thread, inside one transaction. Private to
// this folder.
#pragma once

#include "engine/detail_chunk.h"
#include "engine/position_chunk.h"
#include "engine/read_chunk.h"
#include "engine/segment_encoder.h"
#include "sqlite/connection.h"
#include "store/segment_memory.h"
#include "store/stored_read.h"
#include "store/time_span.h"

#include <functional>
#include <stop_token>

namespace plateglass::store {

struct Segment {
    std::int64_t id = 0;
    SegmentMemory::Directory directory;
};

/// The key of a chunk in its table: chunks of one part of a segment are neighbours.
[[nodiscard]] constexpr std::int64_t chunkKey(std::int64_t segment, engine::Part part, std::size_t number)
{
    return segment << 26 | static_cast<std::int64_t>(part) << 24 | static_cast<std::int64_t>(number);
}

class Segments {
public:
    /// `memory` outlives this. What is not committed yet must get a memory of its own.
    [[nodiscard]] static base::Result<Segments> of(sqlite::Connection& connection, SegmentMemory& memory);

    [[nodiscard]] const std::vector<Segment>& all() const { return m_segments; }

    using Chunk = std::shared_ptr<const engine::ReadChunk>;
    [[nodiscard]] base::Result<Chunk> chunk(const Segment& segment, engine::Part part, std::size_t number);

    /// Rows [first, last) of a chunk.
    struct Stretch {
        const engine::ReadChunk& chunk;
        std::size_t first, last;
    };
    using Visit = std::function<base::Result<void>(const Stretch&)>;
    /// Reads of a plate within the span, in order of time.
    [[nodiscard]] base::Result<void> ofPlate(const Segment& segment, std::uint32_t plate, TimeSpan span, const Visit& visit);
    [[nodiscard]] base::Result<void> ofGroup(const Segment& segment, const engine::SegmentDirectory::Group& group, TimeSpan span, const Visit& visit);
    /// All of a segment, plate by plate. Errc::Cancelled.
    [[nodiscard]] base::Result<void> ofSegment(const Segment& segment, const std::stop_token& stop, const Visit& visit);

    /// Where a read stands in the order of plates.
    struct At {
        const Segment* segment = nullptr;
        std::uint32_t position = 0;
    };
    [[nodiscard]] base::Result<std::optional<At>> find(std::int64_t read);
    [[nodiscard]] base::Result<StoredRead> readAt(At at);
    [[nodiscard]] base::Result<base::Bytes> detailsAt(At at);

    [[nodiscard]] base::Result<bool> hasPlate(std::uint32_t plate);
    /// Is there a read of the same plate, time and camera?
    [[nodiscard]] base::Result<bool> hasSame(const StoredRead& read);

private:
    Segments(SegmentMemory& memory, sqlite::Statement bytes) : m_memory(&memory), m_bytes(std::move(bytes)) {}
    /// A chunk of whatever kind, from memory or else from the table.
    template <class Kind>
    [[nodiscard]] base::Result<std::shared_ptr<const Kind>> load(std::int64_t key);

    SegmentMemory* m_memory;
    sqlite::Statement m_bytes;
    std::vector<Segment> m_segments;
    Chunk m_last; ///< the next question is most often for the same
    std::int64_t m_lastKey = -1;
};

} // namespace plateglass::store
