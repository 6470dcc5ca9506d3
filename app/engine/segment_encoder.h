// Reads in memory to a sealed segment: three orders as chunks, the details, and the directory of it all. Pure; uses a second
// thread for one of the orders.
#pragma once

#include "engine/segment_directory.h"
#include "engine/stored_read.h"

#include <array>
#include <span>

namespace plateglass::engine {

/// Most reads of one segment: what is sealed, merged or rewritten at once, some 150 MB of memory.
inline constexpr std::size_t kMostReads = std::size_t(1) << 20;

enum class Part { ByPlate, ByPlace, Positions, Details };
inline constexpr std::size_t kParts = 4;

/// Reads with their details, side by side.
class SegmentRows {
public:
    void add(const StoredRead& read, base::ByteView details);
    [[nodiscard]] std::size_t size() const { return m_reads.size(); }
    [[nodiscard]] const StoredRead& readAt(std::size_t i) const { return m_reads[i]; }
    [[nodiscard]] const std::vector<StoredRead>& reads() const { return m_reads; }
    [[nodiscard]] base::ByteView detailsAt(std::size_t i) const;
    void clear();

private:
    std::vector<StoredRead> m_reads;
    base::Bytes m_details;
    std::vector<std::uint64_t> m_ends;
};

/// Positions of all rows in the order plate, time, camera, read.
using RowOrder = std::vector<std::uint32_t>;
[[nodiscard]] RowOrder orderByPlate(const std::vector<StoredRead>& reads);
/// Of rows with the same plate, time and camera only the first.
[[nodiscard]] RowOrder withoutDuplicates(const std::vector<StoredRead>& reads, const RowOrder& byPlate);

struct EncodedSegment {
    SegmentDirectory directory;
    std::array<std::vector<base::Bytes>, kParts> parts;
};
/// The rows of `byPlate`, which are some or all of `rows` in that order, at least one.
[[nodiscard]] EncodedSegment encodeSegment(const SegmentRows& rows, const RowOrder& byPlate);

} // namespace plateglass::engine
