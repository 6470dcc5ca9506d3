// Taking reads out of every table, whoever asks for it: a source taken back, or retention. Private to this folder.
//
// What is deleted is overwritten with zeros at once (secure_delete). A page that SQLite laid out anew may still carry an older
// copy of a row between its cells; therefore each removal leaves the mark `unscrubbed`, and scrub() writes the file anew.
#pragma once

#include "store/image_store.h"
#include "store/stored_read.h"

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

/// Columns of a SELECT for leavingReads(): those of a read, then the image of its details.
inline constexpr const char* kLeavingColumns = "h.plate, h.time, h.camera, h.read, h.source, h.lat, h.lon, h.confidence, h.make, h.model, "
                                               "h.colour, h.vehicle_type, h.direction, h.flags, d.image";
[[nodiscard]] base::Result<LeavingReads> leavingReads(sqlite::Statement& rows);

/// Deletes the reads, and with their last read: plates, cameras, cells. Lowers the counts, sets the mark. Inside the caller's
/// transaction; sorts `leaving`.
[[nodiscard]] base::Result<void> deleteReads(sqlite::Connection& connection, LeavingReads& leaving);
/// Deletes words and runner-up texts that no read names any more: one walk over all reads.
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
