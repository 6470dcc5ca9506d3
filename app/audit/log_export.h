// The export directory: tlog-tiles layout with checkpoints, policies, disclosures and a page for its reader. One thread.
#pragma once

#include "audit/atomic_folder.h"
#include "audit/log_store.h"
#include "audit/tile_builder.h"

namespace plateglass::audit {

class LogExport {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<LogExport>> begin(const std::filesystem::path& directory, const ExportOptions& options);

    /// The next bundle, in order: 256 records, fewer only in the last.
    [[nodiscard]] base::Result<void> add(std::span<const StoredEntry> bundle, std::span<const StoredDisclosure> disclosures);
    /// The next bundle, of which only the hashes are left.
    [[nodiscard]] base::Result<void> addPruned(std::span<const Hash> leaves);
    /// Errc::Corrupt when the records added are not those that `last` signs.
    [[nodiscard]] base::Result<void> finish(const StoredNote& last, std::span<const StoredNote> checkpoints, const KeyHistory& keys);

private:
    LogExport(AtomicFolder folder, const ExportOptions& options);
    [[nodiscard]] base::Result<void> writePolicies();
    [[nodiscard]] base::Result<bool> mayShow(const StoredDisclosure& disclosure) const;

    AtomicFolder m_folder;
    const ExportOptions& m_options;
    Frontier m_frontier;
    TileBuilder m_tiles;
    std::string m_disclosures; ///< lines of disclosures.jsonl
};

} // namespace plateglass::audit
