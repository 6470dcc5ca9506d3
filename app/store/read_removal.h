// Taking reads out of every table, whoever asks for it: a source taken back, or retention. Private to this folder.
//
// A segment whose reads all leave is dropped unread; any other is written again without those that leave. What is deleted is
// overwritten with zeros at once (secure_delete). A page that SQLite laid out anew may still carry an older copy of a row
// between its cells; therefore each removal leaves the mark `unscrubbed`, and scrub() writes the file anew.
#pragma once

#include "store/image_store.h"
#include "store/segment_writer.h"

#include <set>
#include <span>
#include <stop_token>
#include <vector>

namespace plateglass::store {

/// Reads on their way out, and the images they name.
struct LeavingReads {
    std::vector<StoredRead> reads;
    std::set<Sha256> images;
};

/// A copy; shorter bytes are damaged and name no image.
[[nodiscard]] Sha256 imageFrom(base::ByteView blob);

/// Which reads leave, and which segments can hold any.
struct Leaving {
    std::function<bool(const engine::SegmentDirectory&)> concerns;
    std::function<bool(const StoredRead&)> leaves;
    std::size_t most = SIZE_MAX; ///< no further segment is begun once so many have left
};
/// Puts others in the place of the segments that reads leave. Inside the caller's transaction, like all that follows.
[[nodiscard]] base::Result<LeavingReads> takeOut(sqlite::Connection& connection, const Leaving& leaving);

/// Deletes what belonged to the reads that left, and with their last read plates and cameras. Lowers the counts, sets the mark.
[[nodiscard]] base::Result<void> deleteBelongings(sqlite::Connection& connection, const LeavingReads& gone);
/// Deletes words and runner-up texts that no read names any more.
[[nodiscard]] base::Result<void> deleteWordsWithoutReads(sqlite::Connection& connection);
[[nodiscard]] base::Result<void> setUnscrubbed(sqlite::Connection& connection);

/// Those of the images that no read names.
[[nodiscard]] base::Result<std::vector<Sha256>> unnamedOf(sqlite::Connection& connection, const std::set<Sha256>& images);
/// Commits, then drops the images: a read is never there without its image. A kill between leaves the images' mark.
[[nodiscard]] base::Result<void> commitWithout(sqlite::Transaction transaction, ImageStore& images, std::span<const Sha256> unnamed);

[[nodiscard]] base::Result<bool> needsScrub(sqlite::Connection& connection);
/// Where the mark stands: writes both files anew from what is live and empties their write-ahead logs. Errc::Cancelled, Locked
/// (a reader holds a log back); then the mark stays for the next time. Needs twice the room of the larger file for a while.
[[nodiscard]] base::Result<void> scrub(sqlite::Connection& connection, ImageStore& images, std::stop_token stop);

} // namespace plateglass::store
