// One pass over the records: their hashes, the tiles, and the root at every size somebody signed. For its caller one thread; the
// bundles are read, hashed and parsed ahead by as many threads as the machine has.
#pragma once

#include "audit/checkpoint.h"
#include "audit/tile_builder.h"
#include "verify/log_folder.h"
#include "verify/record_rules.h"
#include "verify/report.h"

#include <functional>
#include <map>
#include <optional>

namespace plateglass::verify {

/// A state that was signed, and whether the records lead to it.
struct SignedState {
    audit::Checkpoint checkpoint;
    std::vector<audit::VerifierKey> signers = {}; ///< of the log's keys, those that signed it
    bool reached = false; ///< there were enough records
    bool agrees = false;
};

class TreeCheck {
public:
    /// Receives each record in order, as long as the bundles can be read.
    using Take = std::function<void(std::uint64_t, ReadRecord)>;

    TreeCheck(const LogFolder& folder, std::uint64_t size, Take take);
    /// States must be added before run().
    void expect(SignedState& state) { m_expected.emplace(state.checkpoint.size, &state); }
    void run();
    /// Adds the lines `records` and `tiles`.
    void finish(Report& report) const;

    /// The first record that is not the one in the tree, where the tiles tell.
    [[nodiscard]] std::optional<std::uint64_t> firstBadRecord() const { return m_badRecord; }

private:
    /// What can be said of a bundle without those before it.
    struct Bundle {
        std::vector<audit::Hash> leaves;
        std::vector<ReadRecord> records;
    };
    [[nodiscard]] static base::Result<Bundle> readBundle(const LogFolder& folder, std::uint64_t number, unsigned width);
    [[nodiscard]] unsigned widthOf(std::uint64_t number) const;
    [[nodiscard]] base::Result<void> takeBundle(std::uint64_t number, base::Result<Bundle> bundle);
    [[nodiscard]] base::Result<void> takePruned(std::uint64_t number);
    [[nodiscard]] base::Result<void> append(const audit::Hash& leaf);
    void compareTile(const audit::Tile& tile, std::span<const audit::Hash> hashes);
    void findBadRecord(std::uint64_t number, std::span<const audit::Hash> leaves);
    void compareRoots();

    const LogFolder& m_folder;
    std::uint64_t m_size;
    Take m_take;
    std::multimap<std::uint64_t, SignedState*> m_expected;
    audit::Frontier m_frontier;
    audit::TileBuilder m_tiles;
    std::uint64_t m_pruned = 0; ///< records at the beginning that are there as hashes only
    std::optional<std::uint64_t> m_badRecord;
    std::optional<std::string> m_badBundle, m_badTile;
};

} // namespace plateglass::verify
