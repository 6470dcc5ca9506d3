#include "audit/merkle.h"

#include "base/check.h"

#include <sodium.h>

#include <bit>

namespace plateglass::audit {

namespace {

constexpr std::uint8_t kLeafPrefix = 0x00;
constexpr std::uint8_t kNodePrefix = 0x01;

class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&m_state); }
    Sha256& add(base::ByteView bytes)
    {
        crypto_hash_sha256_update(&m_state, bytes.data(), bytes.size());
        return *this;
    }
    Hash finish()
    {
        Hash out;
        crypto_hash_sha256_final(&m_state, out.data());
        return out;
    }

private:
    crypto_hash_sha256_state m_state;
};

/// Where RFC 6962 splits a tree: the largest power of two below `size`, which is at least 2.
std::size_t splitOf(std::size_t size) { return std::bit_floor(size - 1); }

/// SUBPROOF of RFC 6962 section 2.1.2. `Known` says that the verifier holds the root of the subtree at hand already.
enum class Subtree { Known, Unknown };

void consistencyOf(std::span<const Hash> leaves, std::size_t size, Subtree subtree, std::vector<Hash>& out)
{
    if (size == leaves.size()) {
        if (subtree == Subtree::Unknown) out.push_back(rootOf(leaves));
        return;
    }
    const auto k = splitOf(leaves.size());
    if (size <= k) {
        consistencyOf(leaves.first(k), size, subtree, out);
        out.push_back(rootOf(leaves.subspan(k)));
    } else {
        consistencyOf(leaves.subspan(k), size - k, Subtree::Unknown, out);
        out.push_back(rootOf(leaves.first(k)));
    }
}

/// Position of a node and of the last node of its level, climbing together.
struct Climb {
    std::uint64_t node;
    std::uint64_t last;

    void up()
    {
        node >>= 1;
        last >>= 1;
    }
    [[nodiscard]] bool siblingIsLeft() const { return (node & 1) != 0 || node == last; }
    /// A node without right sibling moves up until it is a right child.
    void skipMissingSiblings()
    {
        while ((node & 1) == 0 && node != 0) up();
    }
};

} // namespace

Hash sha256(base::ByteView bytes) { return Sha256().add(bytes).finish(); }
Hash leafHash(base::ByteView record) { return Sha256().add({&kLeafPrefix, 1}).add(record).finish(); }
Hash nodeHash(const Hash& left, const Hash& right) { return Sha256().add({&kNodePrefix, 1}).add(left).add(right).finish(); }
Hash emptyRoot() { return sha256({}); }

Hash rootOf(std::span<const Hash> leaves)
{
    Frontier frontier;
    for (const auto& leaf : leaves) frontier.append(leaf);
    return frontier.root();
}

std::vector<Hash> inclusionProof(std::span<const Hash> leaves, std::uint64_t index)
{
    PG_CHECK(index < leaves.size());
    std::vector<Hash> fromRoot;
    while (leaves.size() > 1) {
        const auto k = splitOf(leaves.size());
        const auto left = leaves.first(k), right = leaves.subspan(k);
        const bool goesLeft = index < k;
        fromRoot.push_back(rootOf(goesLeft ? right : left));
        leaves = goesLeft ? left : right;
        if (!goesLeft) index -= k;
    }
    return {fromRoot.rbegin(), fromRoot.rend()};
}

std::vector<Hash> consistencyProof(std::span<const Hash> leaves, std::uint64_t size)
{
    PG_CHECK(size >= 1 && size <= leaves.size());
    std::vector<Hash> out;
    consistencyOf(leaves, size, Subtree::Known, out);
    return out;
}

bool verifyInclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof, const Hash& root)
{
    if (index >= size) return false;
    Climb at{index, size - 1};
    Hash hash = leaf;
    for (const auto& sibling : proof) {
        if (at.last == 0) return false;
        if (at.siblingIsLeft()) {
            hash = nodeHash(sibling, hash);
            at.skipMissingSiblings();
        } else {
            hash = nodeHash(hash, sibling);
        }
        at.up();
    }
    return at.last == 0 && hash == root;
}

bool verifyConsistency(std::uint64_t size1, std::uint64_t size2, std::span<const Hash> proof, const Hash& root1, const Hash& root2)
{
    if (size1 == 0 || size1 > size2) return false;
    if (size1 == size2) return proof.empty() && root1 == root2;
    // An old tree that is one complete subtree is its own starting point and is left out of the proof.
    const bool startsAtRoot = std::has_single_bit(size1);
    if (!startsAtRoot && proof.empty()) return false;
    Hash old = startsAtRoot ? root1 : proof.front();
    Hash now = old;
    Climb at{size1 - 1, size2 - 1};
    while ((at.node & 1) != 0) at.up();
    for (const auto& hash : startsAtRoot ? proof : proof.subspan(1)) {
        if (at.last == 0) return false;
        if (at.siblingIsLeft()) {
            old = nodeHash(hash, old);
            now = nodeHash(hash, now);
            at.skipMissingSiblings();
        } else {
            now = nodeHash(now, hash);
        }
        at.up();
    }
    return at.last == 0 && old == root1 && now == root2;
}

void Frontier::appendSubtree(const Hash& subtree, std::uint64_t width)
{
    PG_CHECK(std::has_single_bit(width) && m_size % width == 0);
    m_peaks.push_back(subtree);
    for (auto bit = width; (m_size & bit) != 0; bit <<= 1) {
        const Hash right = m_peaks.back();
        m_peaks.pop_back();
        m_peaks.back() = nodeHash(m_peaks.back(), right);
    }
    m_size += width;
}

Hash Frontier::root() const
{
    if (m_peaks.empty()) return emptyRoot();
    Hash out = m_peaks.back();
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak) out = nodeHash(*peak, out);
    return out;
}

} // namespace plateglass::audit
