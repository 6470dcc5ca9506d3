// Taking a source back. Private to this folder.
#pragma once

#include "domain/read_stream.h"
#include "store/image_store.h"

namespace plateglass::store {

/// Errc::NotFound; Refused where a living hold keeps one of its reads. Its reads go, and with their last read: plates, cameras, words and images. Nothing of it stays
/// in free pages or in the write-ahead log, unless a reader holds the log back: then the next purge scrubs.
[[nodiscard]] base::Result<domain::Source> removeSourceNamed(sqlite::Connection& reads, ImageStore& images, const std::string& name,
                                                             base::UtcTime now);

} // namespace plateglass::store
