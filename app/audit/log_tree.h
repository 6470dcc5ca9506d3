// The tree of a growing log as far as appending needs it: its edge, and the hashes of the bundle that is being filled.
// A value, so that a change can be tried on a copy. Any thread.
#pragma once

#include "audit/tiles.h"

#include <optional>

namespace plateglass::audit {

/// The root over the records 256·number … 256·number + 255.
struct BundleRoot {
    std::uint64_t number = 0;
    Hash root{};
};

class LogTree {
public:
    /// The bundle's root when this leaf completes one.
    std::optional<BundleRoot> append(const Hash& leaf)
    {
        m_frontier.append(leaf);
        m_bundle.push_back(leaf);
        if (m_bundle.size() < kTileWidth) return std::nullopt;
        const BundleRoot complete{m_frontier.size() / kTileWidth - 1, rootOf(m_bundle)};
        m_bundle.clear();
        return complete;
    }
    /// A complete bundle of which only the root is known; the present one must be empty.
    void appendBundle(const Hash& root) { m_frontier.appendSubtree(root, kTileWidth); }

    [[nodiscard]] std::uint64_t size() const { return m_frontier.size(); }
    [[nodiscard]] Hash root() const { return m_frontier.root(); }

private:
    Frontier m_frontier;
    std::vector<Hash> m_bundle; ///< leaves of the incomplete bundle
};

} // namespace plateglass::audit
