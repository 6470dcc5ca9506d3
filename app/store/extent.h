// How many reads there are, over which time, and which cameras have any: counting only what may be seen. Private to this folder.
#pragma once

#include "store/read_store.h"
#include "store/segment_memory.h"

namespace plateglass::store {

[[nodiscard]] base::Result<ReadStore::Extent> visibleExtent(sqlite::Connection& connection, SegmentMemory& memory, const Visibility& visible);
/// All cameras where every read may be seen: also those that were never given one.
[[nodiscard]] base::Result<std::vector<domain::Camera>> visibleCameras(sqlite::Connection& connection, SegmentMemory& memory, const Visibility& visible);

} // namespace plateglass::store
