#include "store/extent.h"

#include "store/furniture.h"
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

/// Camera by camera, from the first time that can show. Only between the moment reads pass their retention and their purge.
Result<std::map<std::int64_t, Seen>> countByCamera(sqlite::Connection& connection, const VisibleReads& visible)
{
    PG_TRY(auto rows, connection.prepare("SELECT h.plate, h.time, h.camera, h.read, h.source FROM cameras c CROSS JOIN camera_times t ON t.camera = c.id AND t.time >= ?1 "
                                         "CROSS JOIN histories h ON h.plate = t.plate AND h.time = t.time AND h.camera = t.camera"));
    rows.bindInteger(1, visible.within({}).first);
    std::map<std::int64_t, Seen> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        const StoredRead read{.time = rows.integer(1), .read = rows.integer(3), .source = static_cast<std::uint32_t>(rows.integer(4))};
        if (!visible.shows(read)) continue;
        auto [seen, fresh] = out.try_emplace(rows.integer(2), Seen{0, read.time, read.time});
        ++seen->second.reads;
        seen->second.first = std::min(seen->second.first, read.time);
        seen->second.last = std::max(seen->second.last, read.time);
    }
}

} // namespace

Result<ReadStore::Extent> visibleExtent(sqlite::Connection& connection, const Visibility& visible)
{
    PG_TRY(const auto state, readState(connection));
    PG_TRY(const auto reads, VisibleReads::compile(visible, connection));
    if (reads.showsAllSince(state.firstTime)) {
        ReadStore::Extent extent{.reads = static_cast<std::uint64_t>(state.reads)};
        if (state.firstTime && state.lastTime) extent.span = base::Interval{{*state.firstTime}, {*state.lastTime + 1}};
        return extent;
    }
    PG_TRY(const auto counted, countByCamera(connection, reads));
    ReadStore::Extent extent;
    for (const auto& [camera, seen] : counted) {
        extent.reads += seen.reads;
        const base::Interval own{{seen.first}, {seen.last + 1}};
        extent.span = extent.span ? base::Interval{std::min(extent.span->from, own.from), std::max(extent.span->to, own.to)} : own;
    }
    return extent;
}

Result<std::vector<domain::Camera>> visibleCameras(sqlite::Connection& connection, const Visibility& visible)
{
    PG_TRY(auto cameras, listCameras(connection));
    PG_TRY(const auto state, readState(connection));
    PG_TRY(const auto reads, VisibleReads::compile(visible, connection));
    if (reads.showsAllSince(state.firstTime)) return cameras;
    PG_TRY(const auto counted, countByCamera(connection, reads));
    std::erase_if(cameras, [&](const domain::Camera& camera) { return !counted.contains(camera.id.value); });
    return cameras;
}

} // namespace plateglass::store
