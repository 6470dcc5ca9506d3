// One search over one snapshot. Private to this folder.
#pragma once

#include "store/plate_dictionary.h"
#include "store/read_store.h"
#include "store/segment_memory.h"

namespace plateglass::store {

/// The connection is inside a read transaction, which is the snapshot. Errc as ReadStore::search.
[[nodiscard]] base::Result<domain::Answer> searchReads(sqlite::Connection& connection, PlateDictionaries& dictionaries, SegmentMemory& memory,
                                                       const domain::Query& query, const SearchFrame& frame, std::stop_token stop);

} // namespace plateglass::store
