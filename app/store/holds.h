// Holds by case: reads that outlive their retention. Inside the caller's turn as writer. Private to this folder.
#pragma once

#include "sqlite/connection.h"
#include "store/retention.h"

#include <span>

namespace plateglass::store {

/// Adds a request over these reads; ids that are gone are left out. Gives it with its number and the count of reads.
[[nodiscard]] base::Result<Hold> addHold(sqlite::Connection& connection, Hold hold, std::span<const base::ReadId> reads);
/// Errc::NotFound.
[[nodiscard]] base::Result<Hold> holdNumbered(sqlite::Connection& connection, std::int64_t id);
/// Approver, times of approval, expiry and release as in `hold`. Errc::NotFound.
[[nodiscard]] base::Result<void> updateHold(sqlite::Connection& connection, const Hold& hold);
/// In the order of their numbers.
[[nodiscard]] base::Result<std::vector<Hold>> listHolds(sqlite::Connection& connection);
/// Numbers of the reads a hold keeps, in order.
[[nodiscard]] base::Result<std::vector<base::ReadId>> readsOfHold(sqlite::Connection& connection, std::int64_t id);
/// Does a living hold keep a read of this source?
[[nodiscard]] base::Result<bool> sourceIsHeld(sqlite::Connection& connection, base::SourceId source, base::UtcTime now);

} // namespace plateglass::store
