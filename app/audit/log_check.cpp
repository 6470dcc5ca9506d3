#include "audit/log_check.h"

#include <algorithm>
#include <format>

namespace plateglass::audit {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::uint64_t kBatch = 1024;

/// Appends the records up to `to` behind those in the tree, each checked against its hash and each completed bundle
/// against its root.
Result<void> appendChecked(LogTree& tree, const Fetch& fetch, std::uint64_t to, std::span<const Hash> bundleRoots)
{
    while (tree.size() < to) {
        PG_TRY(const auto entries, fetch(tree.size(), std::min(kBatch, to - tree.size())));
        if (entries.empty()) return fail(Errc::Corrupt, std::format("record {} is missing", tree.size()));
        for (const auto& [seq, bytes, leaf] : entries) {
            if (seq != tree.size()) return fail(Errc::Corrupt, std::format("record {} is missing", tree.size()));
            if (leafHash(base::viewOf(bytes)) != leaf) return fail(Errc::Corrupt, std::format("record {} does not match its hash", seq));
            const auto bundle = tree.append(leaf);
            if (bundle && bundle->root != bundleRoots[bundle->number])
                return fail(Errc::Corrupt, std::format("records {} to {} do not match their root", seq + 1 - kTileWidth, seq));
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
    LogState state;
    PG_TRY(state.open, store.openIntents());
    PG_TRY(state.last, store.lastCheckpoint());
    PG_TRY(const auto size, store.size());
    const auto signedSize = state.last ? state.last->size : 0;
    if (signedSize > size) return fail(Errc::Corrupt, std::format("{} records are there, but {} were signed", size, signedSize));
    PG_TRY(const auto roots, store.bundleRoots(size / kTileWidth));
    for (std::uint64_t number = 0; number < signedSize / kTileWidth; ++number) state.tree.appendBundle(roots[number]);
    const Fetch fetch = [&](std::uint64_t from, std::uint64_t limit) { return store.entries(from, limit); };
    PG_TRY_VOID(appendChecked(state.tree, fetch, signedSize, roots));
    if (state.last) PG_TRY_VOID(checkRoot(state.tree, *state.last, key, 0));
    PG_TRY_VOID(appendChecked(state.tree, fetch, size, roots));
    return state;
}

Result<void> checkRecords(const Fetch& fetch, const LogTree& expected, std::span<const Hash> bundleRoots,
                          std::span<const StoredNote> checkpoints, const VerifierKey& key)
{
    const auto size = expected.size();
    LogTree tree;
    std::uint64_t agreed = 0;
    for (const auto& checkpoint : checkpoints) {
        if (checkpoint.size > size) return fail(Errc::Corrupt, std::format("{} records are there, but {} were signed", size, checkpoint.size));
        PG_TRY_VOID(appendChecked(tree, fetch, checkpoint.size, bundleRoots));
        PG_TRY_VOID(checkRoot(tree, checkpoint, key, agreed));
        agreed = checkpoint.size;
    }
    PG_TRY_VOID(appendChecked(tree, fetch, size, bundleRoots));
    if (tree.root() != expected.root()) return fail(Errc::Corrupt, std::format("a record from {} on is not what was appended", agreed));
    return {};
}

} // namespace plateglass::audit
