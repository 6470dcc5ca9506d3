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
    KeyHistory keys;
};

/// Checks every record behind the last complete signed bundle, and the root of all before against the last checkpoint.
/// Errc::Corrupt says what is wrong.
[[nodiscard]] base::Result<LogState> readState(LogStore& store, const VerifierKey& key);

/// Where the records come from.
struct RecordSource {
    std::function<base::Result<std::vector<StoredEntry>>(std::uint64_t from, std::uint64_t limit)> entries;
    std::uint64_t prunedBundles = 0; ///< at the beginning, of which only the hashes are left
    std::function<base::Result<std::vector<Hash>>(std::uint64_t bundle)> prunedLeaves = {};
};

/// Recomputes all from the bytes: each leaf, each bundle's root, each checkpoint. Errc::Corrupt names the first bad record,
/// or the records between two checkpoints where the records agree with each other but not with what was signed.
[[nodiscard]] base::Result<void> checkRecords(const RecordSource& source, const LogTree& expected, std::span<const Hash> bundleRoots,
                                              std::span<const StoredNote> checkpoints, const KeyHistory& keys);

} // namespace plateglass::audit
