#include "audit/log_proofs.h"

#include "base/check.h"

#include <algorithm>
#include <bit>
#include <format>

namespace plateglass::audit {

using base::Errc;
using base::fail;
using base::Result;

Result<LogProofs> LogProofs::of(LogStore& store, std::uint64_t size)
{
    PG_TRY(auto roots, store.bundleRoots(size / kTileWidth));
    PG_TRY(const auto pruned, store.prunedBundles());
    return LogProofs(store, size, pruned, std::move(roots));
}

Result<const std::vector<Hash>*> LogProofs::leaves(std::uint64_t bundle)
{
    const auto [at, isNew] = m_leaves.try_emplace(bundle);
    if (!isNew) return &at->second;
    if (bundle < m_pruned) {
        PG_TRY(at->second, m_store.prunedLeaves(bundle));
        return &at->second;
    }
    const auto from = bundle * kTileWidth;
    PG_TRY(const auto entries, m_store.entries(from, std::min(kTileWidth, m_size - from)));
    for (const auto& entry : entries) {
        if (entry.seq != from + at->second.size()) return fail(Errc::Corrupt, std::format("record {} is missing", from + at->second.size()));
        at->second.push_back(leafHash(base::viewOf(entry.bytes)));
    }
    return &at->second;
}

Result<Hash> LogProofs::rangeRoot(std::uint64_t from, std::uint64_t to)
{
    PG_CHECK(from <= to && to <= m_size);
    Frontier frontier;
    while (from < to) {
        const auto bundle = from / kTileWidth;
        if (from % kTileWidth == 0 && to - from >= kTileWidth) {
            frontier.appendSubtree(m_roots[bundle], kTileWidth);
            from += kTileWidth;
            continue;
        }
        PG_TRY(const auto* own, leaves(bundle));
        const auto at = from % kTileWidth;
        if (at >= own->size()) return fail(Errc::Corrupt, std::format("record {} is missing", from));
        frontier.append((*own)[at]);
        ++from;
    }
    return frontier.root();
}

Result<std::vector<Hash>> LogProofs::inclusion(std::uint64_t seq, std::uint64_t size, const Hash& expected)
{
    PG_CHECK(seq < size);
    std::vector<Hash> path;
    for (std::uint64_t from = 0, to = size; to - from > 1;) {
        const auto split = from + std::bit_floor(to - from - 1);
        const bool goesLeft = seq < split;
        PG_TRY(const auto sibling, goesLeft ? rangeRoot(split, to) : rangeRoot(from, split));
        path.push_back(sibling);
        (goesLeft ? to : from) = split;
    }
    std::ranges::reverse(path);
    PG_TRY(const auto leaf, rangeRoot(seq, seq + 1));
    if (!verifyInclusion(seq, size, leaf, path, expected)) return fail(Errc::Corrupt, std::format("record {} is not what was signed", seq));
    return path;
}

Result<std::vector<Hash>> LogProofs::consistency(std::uint64_t size, std::uint64_t end)
{
    PG_CHECK(size >= 1 && size <= end);
    std::vector<Hash> fromRoot;
    std::uint64_t from = 0, to = end;
    while (size != to) {
        const auto split = from + std::bit_floor(to - from - 1);
        const bool goesLeft = size <= split;
        PG_TRY(const auto sibling, goesLeft ? rangeRoot(split, to) : rangeRoot(from, split));
        fromRoot.push_back(sibling);
        (goesLeft ? to : from) = split;
    }
    // The verifier holds the old root itself; any other subtree that ends where the old tree ended must be named.
    if (from != 0) {
        PG_TRY(const auto last, rangeRoot(from, to));
        fromRoot.push_back(last);
    }
    std::ranges::reverse(fromRoot);
    return fromRoot;
}

} // namespace plateglass::audit
