#include "audit/log_check.h"

#include <algorithm>
#include <format>

namespace plateglass::audit {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::uint64_t kBatch = 1024;

/// Appends a hash; a bundle that it completes must have its root.
Result<void> appendLeaf(LogTree& tree, const Hash& leaf, std::span<const Hash> bundleRoots)
{
    const auto bundle = tree.append(leaf);
    if (bundle && bundle->root != bundleRoots[bundle->number])
        return fail(Errc::Corrupt, std::format("records {} to {} do not match their root", tree.size() - kTileWidth, tree.size() - 1));
    return {};
}

/// The hashes of pruned records up to `to`: their bundles' roots and the checkpoints still hold them.
Result<void> appendPruned(LogTree& tree, const RecordSource& source, std::uint64_t to, std::span<const Hash> bundleRoots)
{
    while (tree.size() < std::min(to, source.prunedBundles * kTileWidth)) {
        const auto number = tree.size() / kTileWidth;
        PG_TRY(const auto leaves, source.prunedLeaves(number));
        const auto below = std::min(to - number * kTileWidth, kTileWidth);
        for (auto at = tree.size() % kTileWidth; at < below; ++at) PG_TRY_VOID(appendLeaf(tree, leaves[at], bundleRoots));
    }
    return {};
}

/// Appends the records up to `to` behind those in the tree, each checked against its hash and each completed bundle
/// against its root.
Result<void> appendChecked(LogTree& tree, const RecordSource& source, std::uint64_t to, std::span<const Hash> bundleRoots)
{
    PG_TRY_VOID(appendPruned(tree, source, to, bundleRoots));
    while (tree.size() < to) {
        PG_TRY(const auto entries, source.entries(tree.size(), std::min(kBatch, to - tree.size())));
        if (entries.empty()) return fail(Errc::Corrupt, std::format("record {} is missing", tree.size()));
        for (const auto& [seq, bytes, leaf] : entries) {
            if (seq != tree.size()) return fail(Errc::Corrupt, std::format("record {} is missing", tree.size()));
            if (leafHash(base::viewOf(bytes)) != leaf) return fail(Errc::Corrupt, std::format("record {} does not match its hash", seq));
            PG_TRY_VOID(appendLeaf(tree, leaf, bundleRoots));
        }
    }
    return {};
}

Result<void> checkRoot(const LogTree& tree, const StoredNote& stored, const VerifierKey& key, std::uint64_t agreedBefore)
{
    const auto checkpoint = openCheckpoint(stored.note, key);
    if (!checkpoint || checkpoint->size != stored.size)
        return fail(Errc::Corrupt, std::format("the checkpoint of {} records is not signed by this key", stored.size));
    if (checkpoint->root == tree.root()) return {};
    if (stored.size <= agreedBefore + 1) return fail(Errc::Corrupt, std::format("record {} is not what was signed", agreedBefore));
    return fail(Errc::Corrupt, std::format("a record between {} and {} is not what was signed", agreedBefore, stored.size - 1));
}

} // namespace

Result<LogState> readState(LogStore& store, const VerifierKey& key)
{
    PG_TRY(auto keys, store.keys());
    if (!keys.empty() && keys.back().key != key) return fail(Errc::Corrupt, "the log is signed by another key since");
    LogState state{.tree = {}, .open = {}, .last = {}, .keys = keys.empty() ? KeyHistory(key) : KeyHistory(std::move(keys))};
    PG_TRY(state.open, store.openIntents());
    PG_TRY(state.last, store.lastCheckpoint());
    PG_TRY(const auto size, store.size());
    const auto signedSize = state.last ? state.last->size : 0;
    if (signedSize > size) return fail(Errc::Corrupt, std::format("{} records are there, but {} were signed", size, signedSize));
    PG_TRY(const auto roots, store.bundleRoots(size / kTileWidth));
    for (std::uint64_t number = 0; number < signedSize / kTileWidth; ++number) state.tree.appendBundle(roots[number]);
    // Signed bundles are taken by their roots, and only they are ever pruned.
    const RecordSource source{[&](std::uint64_t from, std::uint64_t limit) { return store.entries(from, limit); }};
    PG_TRY_VOID(appendChecked(state.tree, source, signedSize, roots));
    if (state.last) PG_TRY_VOID(checkRoot(state.tree, *state.last, key, 0));
    PG_TRY_VOID(appendChecked(state.tree, source, size, roots));
    return state;
}

Result<void> checkRecords(const RecordSource& source, const LogTree& expected, std::span<const Hash> bundleRoots,
                          std::span<const StoredNote> checkpoints, const KeyHistory& keys)
{
    const auto size = expected.size();
    LogTree tree;
    std::uint64_t agreed = 0;
    for (const auto& checkpoint : checkpoints) {
        if (checkpoint.size > size) return fail(Errc::Corrupt, std::format("{} records are there, but {} were signed", size, checkpoint.size));
        PG_TRY_VOID(appendChecked(tree, source, checkpoint.size, bundleRoots));
        PG_TRY_VOID(checkRoot(tree, checkpoint, keys.at(checkpoint.size), agreed));
        agreed = checkpoint.size;
    }
    PG_TRY_VOID(appendChecked(tree, source, size, bundleRoots));
    if (tree.root() != expected.root()) return fail(Errc::Corrupt, std::format("a record from {} on is not what was appended", agreed));
    return {};
}

} // namespace plateglass::audit
