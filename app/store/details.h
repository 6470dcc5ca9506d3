// Everything known about single reads. Private to this folder.
#pragma once

#include "domain/read.h"
#include "sqlite/connection.h"
#include "store/segment_memory.h"
#include "store/visibility.h"

#include <span>

namespace plateglass::store {

/// In the order asked; numbers that are gone or may not be seen are left out.
[[nodiscard]] base::Result<std::vector<domain::Read>> readDetails(sqlite::Connection& connection, SegmentMemory& memory, std::span<const base::ReadId> ids,
                                                                  const Visibility& visible);

} // namespace plateglass::store
