// Segments made, merged and rewritten, inside the writer's transaction. Private to this folder.
//
// Every import becomes segments of its own, however small; when four of about the same size have come together they become
// one. So there is one kind of storage for a read that came a minute ago and for one of last year, and a search looks into
// some ten segments and one more for each two million reads.
#pragma once

#include "store/segments.h"

namespace plateglass::store {

[[nodiscard]] base::Result<void> addSegment(sqlite::Connection& connection, const engine::EncodedSegment& segment);
[[nodiscard]] base::Result<void> removeSegment(sqlite::Connection& connection, std::int64_t segment);

/// Merges until no four segments are of about the same size. Errc::Cancelled.
[[nodiscard]] base::Result<void> mergeSegments(sqlite::Connection& connection, const std::stop_token& stop);

/// What a rewriting makes of a read; nothing: it leaves the store.
using Rewrite = std::function<std::optional<StoredRead>(const StoredRead&)>;
/// Puts what `rewrite` leaves of the segment into a new one, and removes it.
[[nodiscard]] base::Result<void> rewriteSegment(sqlite::Connection& connection, Segments& segments, const Segment& segment, const Rewrite& rewrite);

} // namespace plateglass::store
