// Reading a stored log with suspicion: its end at every opening, all of it when asked. One thread at a time.
#pragma once

#include "audit/log_store.h"

#include <functional>

namespace plateglass::audit {

/// What the disk holds, as far as appending and signing need it.
struct LogState {
    LogTree tree;
    OpenIntents open;
    std::optional<StoredNote> last; ///< the last checkpoint
};

/// Checks every record behind the last complete signed bundle, and the root of all before against the last checkpoint.
/// Errc::Corrupt says what is wrong.
[[nodiscard]] base::Result<LogState> readState(LogStore& store, const VerifierKey& key);

/// Where the records come from: (from, limit).
using Fetch = std::function<base::Result<std::vector<StoredEntry>>(std::uint64_t, std::uint64_t)>;

/// Recomputes all from the bytes: each leaf, each bundle's root, each checkpoint. Errc::Corrupt names the first bad record,
/// or the records between two checkpoints where the records agree with each other but not with what was signed.
[[nodiscard]] base::Result<void> checkRecords(const Fetch& fetch, const LogTree& expected, std::span<const Hash> bundleRoots,
                                              std::span<const StoredNote> checkpoints, const VerifierKey& key);

} // namespace plateglass::audit
