// The Merkle tree of RFC 6962: hashes, proofs and their verification. Pure functions; any thread.
//
// A tree of n leaves splits at the largest power of two below n. Example, n = 5: ((0 1)(2 3)) (4); the root is
// node(node(node(l0,l1), node(l2,l3)), l4).
#pragma once

#include "base/bytes.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace plateglass::audit {

using Hash = std::array<std::uint8_t, 32>;

[[nodiscard]] Hash sha256(base::ByteView bytes);
[[nodiscard]] Hash leafHash(base::ByteView record);                   ///< SHA-256(0x00 || record)
[[nodiscard]] Hash nodeHash(const Hash& left, const Hash& right);     ///< SHA-256(0x01 || left || right)
[[nodiscard]] Hash emptyRoot();                                       ///< SHA-256 of nothing

/// Root over leaf hashes, O(n).
[[nodiscard]] Hash rootOf(std::span<const Hash> leaves);
/// RFC 6962 section 2.1.1: siblings from leaf to root. `index` < leaves.size().
[[nodiscard]] std::vector<Hash> inclusionProof(std::span<const Hash> leaves, std::uint64_t index);
/// RFC 6962 section 2.1.2. 1 <= size <= leaves.size(); empty for equal sizes.
[[nodiscard]] std::vector<Hash> consistencyProof(std::span<const Hash> leaves, std::uint64_t size);

/// RFC 9162 section 2.1.3.2. False for empty trees, indexes outside, proofs too short or too long.
[[nodiscard]] bool verifyInclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof, const Hash& root);
/// RFC 9162 section 2.1.4.2. False for size1 = 0: nothing can be said about an empty tree's future.
[[nodiscard]] bool verifyConsistency(std::uint64_t size1, std::uint64_t size2, std::span<const Hash> proof, const Hash& root1, const Hash& root2);

/// The growing edge of a tree: the roots of its complete subtrees, largest first. Appending is O(log n), so is root().
class Frontier {
public:
    void append(const Hash& leaf) { appendSubtree(leaf, 1); }
    /// Appends a complete subtree of `width` leaves, a power of two that divides size().
    void appendSubtree(const Hash& subtree, std::uint64_t width);
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] Hash root() const;

private:
    std::vector<Hash> m_peaks; ///< one per set bit of m_size, the largest subtree first
    std::uint64_t m_size = 0;
};

} // namespace plateglass::audit
