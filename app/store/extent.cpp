#include "store/extent.h"

#include "store/furniture.h"
#include "store/segments.h"
#include "store/state.h"
#include "store/visible_reads.h"

#include <algorithm>
#include <map>

namespace plateglass::store {

using base::Result;

namespace {

struct Seen {
    std::uint64_t reads = 0;
    std::int64_t first = 0, last = 0;
};

void count(std::map<std::int64_t, Seen>& out, std::int64_t camera, std::uint64_t reads, std::int64_t first, std::int64_t last)
{
    auto& seen = out.try_emplace(camera, Seen{0, first, last}).first->second;
    seen.reads += reads;
    seen.first = std::min(seen.first, first);
    seen.last = std::max(seen.last, last);
}

/// Segments that show whole give their counts; the others are walked. Only between the moment reads pass their retention and
/// their purge.
Result<std::map<std::int64_t, Seen>> countByCamera(sqlite::Connection& connection, SegmentMemory& memory, const VisibleReads& visible)
{
    PG_TRY(auto segments, Segments::of(connection, memory));
    std::map<std::int64_t, Seen> out;
    for (const auto& segment : segments.all()) {
        const auto& directory = *segment.directory;
        const bool anyEnded = std::ranges::any_of(directory.sources, [&](std::uint32_t source) { return visible.ended(source); });
        if (directory.firstTime >= visible.first() && !anyEnded) {
            for (const auto& camera : directory.cameras) count(out, camera.camera, camera.reads, camera.firstTime, camera.lastTime);
            continue;
        }
        if (directory.lastTime < visible.within({}).first) continue;
        PG_TRY_VOID(segments.ofSegment(segment, {}, [&](const Segments::Stretch& stretch) -> Result<void> {
            for (auto i = stretch.first; i < stretch.last; ++i) {
                const auto& chunk = stretch.chunk;
                const StoredRead read{.time = chunk.timeAt(i), .read = chunk.readAt(i), .source = chunk.sourceAt(i)};
                if (visible.shows(read)) count(out, chunk.cameraAt(i), 1, read.time, read.time);
            }
            return {};
        }));
    }
    return out;
}

} // namespace

Result<ReadStore::Extent> visibleExtent(sqlite::Connection& connection, SegmentMemory& memory, const Visibility& visible)
{
    PG_TRY(const auto state, readState(connection));
    PG_TRY(const auto reads, VisibleReads::compile(visible, connection));
    if (reads.showsAllSince(state.firstTime)) {
        ReadStore::Extent extent{.reads = static_cast<std::uint64_t>(state.reads)};
        if (state.firstTime && state.lastTime) extent.span = base::Interval{{*state.firstTime}, {*state.lastTime + 1}};
        return extent;
    }
    PG_TRY(const auto counted, countByCamera(connection, memory, reads));
    ReadStore::Extent extent;
    for (const auto& [camera, seen] : counted) {
        extent.reads += seen.reads;
        const base::Interval own{{seen.first}, {seen.last + 1}};
        extent.span = extent.span ? base::Interval{std::min(extent.span->from, own.from), std::max(extent.span->to, own.to)} : own;
    }
    return extent;
}

Result<std::vector<domain::Camera>> visibleCameras(sqlite::Connection& connection, SegmentMemory& memory, const Visibility& visible)
{
    PG_TRY(auto cameras, listCameras(connection));
    PG_TRY(const auto state, readState(connection));
    PG_TRY(const auto reads, VisibleReads::compile(visible, connection));
    if (reads.showsAllSince(state.firstTime)) return cameras;
    PG_TRY(const auto counted, countByCamera(connection, memory, reads));
    std::erase_if(cameras, [&](const domain::Camera& camera) { return !counted.contains(camera.id.value); });
    return cameras;
}

} // namespace plateglass::store
