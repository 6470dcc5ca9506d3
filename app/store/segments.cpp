#include "store/segments.h"

#include <algorithm>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using engine::kDetailsPerChunk;
using engine::kReadsPerChunk;
using engine::Part;

namespace {

std::unexpected<base::Error> damaged() { return fail(Errc::Corrupt, "a segment that cannot be read"); }

/// The first of [first, last) for which `before` is false.
std::size_t firstNot(std::size_t first, std::size_t last, auto&& before)
{
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (before(middle)) first = middle + 1;
        else last = middle;
    }
    return first;
}

} // namespace

Result<Segments> Segments::of(sqlite::Connection& connection, SegmentMemory& memory)
{
    PG_TRY(auto bytes, connection.prepare("SELECT bytes FROM chunks WHERE id = ?1"));
    Segments out(memory, std::move(bytes));
    PG_TRY(auto ids, connection.prepare("SELECT id FROM segments ORDER BY id"));
    PG_TRY(auto directory, connection.prepare("SELECT directory FROM segments WHERE id = ?1"));
    for (;;) {
        PG_TRY(const bool row, ids.step());
        if (!row) return out;
        Segment segment{.id = ids.integer(0), .directory = memory.directory(ids.integer(0))};
        if (!segment.directory) {
            PG_TRY_VOID(directory.bindInteger(1, segment.id).step());
            auto read = engine::SegmentDirectory::from(directory.blob(0));
            if (!read) return damaged();
            segment.directory = std::make_shared<const engine::SegmentDirectory>(std::move(*read));
            memory.keep(segment.id, segment.directory);
            directory.reset();
        }
        out.m_segments.push_back(std::move(segment));
    }
}

template <class Kind>
Result<std::shared_ptr<const Kind>> Segments::load(std::int64_t key)
{
    if (auto kept = m_memory->chunk(key)) return std::static_pointer_cast<const Kind>(kept);
    PG_TRY(const bool found, m_bytes.bindInteger(1, key).step());
    const auto blob = found ? m_bytes.blob(0) : base::ByteView{};
    auto chunk = Kind::from(base::Bytes(blob.begin(), blob.end()));
    m_bytes.reset();
    if (!found || !chunk) return damaged();
    m_memory->keep(key, chunk, chunk->bytes());
    return chunk;
}

Result<Segments::Chunk> Segments::chunk(const Segment& segment, Part part, std::size_t number)
{
    const auto key = chunkKey(segment.id, part, number);
    if (key != m_lastKey) {
        PG_TRY(m_last, load<engine::ReadChunk>(key));
        m_lastKey = key;
    }
    return m_last;
}

Result<void> Segments::ofPlate(const Segment& segment, std::uint32_t plate, TimeSpan span, const Visit& visit)
{
    if (!segment.directory->plates.mayHold(plate)) return {};
    const auto& chunks = segment.directory->plateChunks;
    auto number = firstNot(0, chunks.size(), [&](std::size_t i) { return chunks[i].lastPlate < plate; });
    for (; number < chunks.size() && chunks[number].firstPlate <= plate; ++number) {
        PG_TRY(const auto rows, chunk(segment, Part::ByPlate, number));
        const auto first = firstNot(0, rows->size(), [&](std::size_t i) { const auto p = rows->plateAt(i); return p < plate || (p == plate && rows->timeAt(i) < span.first); });
        const auto within = [&](std::size_t i) { return rows->plateAt(i) == plate && rows->timeAt(i) <= span.last; };
        std::size_t step = 1; // most histories are short: the end is looked for near the start
        while (first + step < rows->size() && within(first + step)) step *= 2;
        const auto last = firstNot(first, std::min(rows->size(), first + step), within);
        if (first < last) PG_TRY_VOID(visit({*rows, first, last}));
    }
    return {};
}

Result<void> Segments::ofGroup(const Segment& segment, const engine::SegmentDirectory::Group& group, TimeSpan span, const Visit& visit)
{
    const std::size_t end = std::size_t(group.firstRow) + group.reads;
    for (std::size_t row = group.firstRow; row < end;) {
        const std::size_t number = row / kReadsPerChunk, begin = number * kReadsPerChunk, stop = std::min(end, begin + kReadsPerChunk);
        // A chunk's first and last times are this group's where the chunk is wholly its own.
        const auto& times = segment.directory->placeChunks[number];
        const bool tooEarly = stop < end && times.lastTime < span.first, tooLate = row == begin && row > group.firstRow && times.firstTime > span.last;
        if (tooLate) break;
        if (!tooEarly) {
            PG_TRY(const auto rows, chunk(segment, Part::ByPlace, number));
            if (rows->size() < stop - begin) return damaged();
            const auto first = firstNot(row - begin, stop - begin, [&](std::size_t i) { return rows->timeAt(i) < span.first; });
            const auto last = firstNot(first, stop - begin, [&](std::size_t i) { return rows->timeAt(i) <= span.last; });
            if (first < last) PG_TRY_VOID(visit({*rows, first, last}));
        }
        row = stop;
    }
    return {};
}

Result<void> Segments::ofSegment(const Segment& segment, const std::stop_token& stop, const Visit& visit)
{
    for (std::size_t number = 0; number < segment.directory->plateChunks.size(); ++number) {
        if (stop.stop_requested()) return fail(Errc::Cancelled);
        PG_TRY(const auto rows, chunk(segment, Part::ByPlate, number));
        PG_TRY_VOID(visit({*rows, 0, rows->size()}));
    }
    return {};
}

Result<std::optional<Segments::At>> Segments::find(std::int64_t read)
{
    for (const auto& segment : m_segments) {
        const auto& directory = *segment.directory;
        if (read < directory.firstRead || read > directory.lastRead) continue;
        const auto number = firstNot(0, directory.positionChunks.size(), [&](std::size_t i) { return directory.positionChunks[i] <= read; });
        PG_TRY(const auto positions, load<engine::PositionChunk>(chunkKey(segment.id, Part::Positions, number - 1)));
        if (const auto position = positions->find(read)) return At{&segment, *position};
    }
    return std::nullopt;
}

Result<StoredRead> Segments::readAt(At at)
{
    PG_TRY(const auto rows, chunk(*at.segment, Part::ByPlate, at.position / kReadsPerChunk));
    if (at.position % kReadsPerChunk >= rows->size()) return damaged();
    return rows->at(at.position % kReadsPerChunk);
}

Result<base::Bytes> Segments::detailsAt(At at)
{
    PG_TRY(const auto details, load<engine::DetailChunk>(chunkKey(at.segment->id, Part::Details, at.position / kDetailsPerChunk)));
    const auto row = details->at(at.position % kDetailsPerChunk);
    return base::Bytes(row.begin(), row.end());
}

Result<bool> Segments::hasPlate(std::uint32_t plate)
{
    bool found = false;
    for (const auto& segment : m_segments) {
        PG_TRY_VOID(ofPlate(segment, plate, {}, [&](const Stretch&) -> Result<void> { found = true; return {}; }));
        if (found) break;
    }
    return found;
}

Result<bool> Segments::hasSame(const StoredRead& read)
{
    bool found = false;
    for (const auto& segment : m_segments) {
        const auto& cameras = segment.directory->cameras;
        const auto camera = std::ranges::lower_bound(cameras, read.camera, {}, &engine::SegmentDirectory::CameraCount::camera);
        if (camera == cameras.end() || camera->camera != read.camera || read.time < camera->firstTime || read.time > camera->lastTime) continue;
        PG_TRY_VOID(ofPlate(segment, read.plate, {read.time, read.time}, [&](const Stretch& rows) -> Result<void> {
            for (auto i = rows.first; i < rows.last; ++i) found = found || rows.chunk.cameraAt(i) == read.camera;
            return {};
        }));
        if (found) break;
    }
    return found;
}

} // namespace plateglass::store
