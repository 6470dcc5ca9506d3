// Letting go of what is past its retention, in batches. Private to this folder.
#pragma once

#include "store/image_store.h"
#include "store/retention.h"

namespace plateglass::store {

/// One batch in one transaction: at most `most` reads, then images, then what belongs to nothing any more.
[[nodiscard]] base::Result<PurgeStep> purgeStep(sqlite::Connection& connection, ImageStore& images, const PurgeLimits& limits, std::size_t most);
/// What a purge would take now, without taking it.
[[nodiscard]] base::Result<PurgeCounts> countDue(sqlite::Connection& connection, const PurgeLimits& limits);

} // namespace plateglass::store
