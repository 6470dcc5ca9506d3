#include "store/segment_writer.h"

#include <algorithm>
#include <bit>
#include <map>

namespace plateglass::store {

using base::Result;
using engine::EncodedSegment;
using engine::Part;
using engine::SegmentRows;

namespace {

constexpr std::size_t kMergedAtOnce = 4;

/// Appends what `rewrite` leaves of the segment.
Result<void> addRows(Segments& segments, const Segment& segment, const Rewrite& rewrite, const std::stop_token& stop, SegmentRows& rows)
{
    std::uint32_t position = 0;
    return segments.ofSegment(segment, stop, [&](const Segments::Stretch& stretch) -> Result<void> {
        for (auto i = stretch.first; i < stretch.last; ++i, ++position) {
            const auto read = rewrite(stretch.chunk.at(i));
            if (!read) continue;
            PG_TRY(const auto details, segments.detailsAt({&segment, position}));
            rows.add(*read, details);
        }
        return {};
    });
}

Result<void> seal(sqlite::Connection& connection, const SegmentRows& rows)
{
    if (rows.size() == 0) return {};
    return addSegment(connection, engine::encodeSegment(rows, engine::orderByPlate(rows.reads())));
}

/// Sizes within a factor of four are of one rank.
int rankOf(const Segment& segment) { return (std::bit_width(segment.directory->reads) + 1) / 2; }

/// The oldest four of the lowest rank that has so many; none: nothing is to be merged.
std::vector<Segment> toMerge(const Segments& segments)
{
    std::map<int, std::vector<Segment>> ranks;
    for (const auto& segment : segments.all()) {
        auto& rank = ranks[rankOf(segment)];
        if (rank.size() < kMergedAtOnce) rank.push_back(segment);
    }
    for (const auto& [number, rank] : ranks) {
        std::size_t reads = 0;
        for (const auto& segment : rank) reads += segment.directory->reads;
        if (rank.size() == kMergedAtOnce && reads <= engine::kMostReads) return rank;
    }
    return {};
}

} // namespace

Result<void> addSegment(sqlite::Connection& connection, const EncodedSegment& segment)
{
    PG_TRY(auto head, connection.prepare("INSERT INTO segments (first_time, last_time, directory) VALUES (?1, ?2, ?3)"));
    const auto& directory = segment.directory;
    PG_TRY_VOID(head.bindInteger(1, directory.firstTime).bindInteger(2, directory.lastTime).bindBlob(3, directory.encode()).run());
    const auto id = connection.lastInsertId();
    PG_TRY(auto insert, connection.prepare("INSERT INTO chunks VALUES (?1, ?2)"));
    for (std::size_t part = 0; part < engine::kParts; ++part)
        for (std::size_t number = 0; number < segment.parts[part].size(); ++number)
            PG_TRY_VOID(insert.bindInteger(1, chunkKey(id, static_cast<Part>(part), number)).bindBlob(2, segment.parts[part][number]).run());
    return {};
}

Result<void> removeSegment(sqlite::Connection& connection, std::int64_t segment)
{
    PG_TRY(auto chunks, connection.prepare("DELETE FROM chunks WHERE id >= ?1 AND id < ?2"));
    PG_TRY_VOID(chunks.bindInteger(1, chunkKey(segment, Part::ByPlate, 0)).bindInteger(2, chunkKey(segment + 1, Part::ByPlate, 0)).run());
    PG_TRY(auto head, connection.prepare("DELETE FROM segments WHERE id = ?1"));
    return head.bindInteger(1, segment).run();
}

Result<void> mergeSegments(sqlite::Connection& connection, const std::stop_token& stop)
{
    for (;;) {
        SegmentMemory memory;
        PG_TRY(auto segments, Segments::of(connection, memory));
        const auto merged = toMerge(segments);
        if (merged.empty()) return {};
        SegmentRows rows;
        for (const auto& segment : merged) {
            PG_TRY_VOID(addRows(segments, segment, [](const StoredRead& read) { return std::optional(read); }, stop, rows));
            PG_TRY_VOID(removeSegment(connection, segment.id));
        }
        PG_TRY_VOID(seal(connection, rows));
    }
}

Result<void> rewriteSegment(sqlite::Connection& connection, Segments& segments, const Segment& segment, const Rewrite& rewrite)
{
    SegmentRows rows;
    PG_TRY_VOID(addRows(segments, segment, rewrite, {}, rows));
    PG_TRY_VOID(removeSegment(connection, segment.id));
    return seal(connection, rows);
}

} // namespace plateglass::store
