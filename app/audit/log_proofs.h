// Roots and proofs of a stored log, from its bundles' roots and the records at the edges: 256 is a power of two, so the tree
// over all records is the tree over the bundles with each bundle's own tree below. One thread at a time.
#pragma once

#include "audit/log_store.h"

#include <map>

namespace plateglass::audit {

class LogProofs {
public:
    /// For states of at most `size` records. `store` outlives it.
    [[nodiscard]] static base::Result<LogProofs> of(LogStore& store, std::uint64_t size);

    /// RFC 6962 section 2.1. `size` is at most that of the log.
    [[nodiscard]] base::Result<Hash> root(std::uint64_t size) { return rangeRoot(0, size); }
    /// RFC 6962 section 2.1.1: siblings of record `seq` in the tree of `size` records, from leaf to root. Errc::Corrupt where
    /// the record is missing or not what `expected`, the root, holds.
    [[nodiscard]] base::Result<std::vector<Hash>> inclusion(std::uint64_t seq, std::uint64_t size, const Hash& expected);
    /// RFC 6962 section 2.1.2. 1 <= from <= to.
    [[nodiscard]] base::Result<std::vector<Hash>> consistency(std::uint64_t from, std::uint64_t to);

private:
    LogProofs(LogStore& store, std::uint64_t size, std::uint64_t pruned, std::vector<Hash> roots)
        : m_store(store), m_size(size), m_pruned(pruned), m_roots(std::move(roots))
    {
    }
    /// Hashes of one bundle's records, made anew from their bytes.
    [[nodiscard]] base::Result<const std::vector<Hash>*> leaves(std::uint64_t bundle);
    /// Root of the subtree over the records [from, to), as RFC 6962 cuts trees: it begins at a multiple of its width.
    [[nodiscard]] base::Result<Hash> rangeRoot(std::uint64_t from, std::uint64_t to);

    LogStore& m_store;
    std::uint64_t m_size;
    std::uint64_t m_pruned; ///< bundles of which only hashes are left
    std::vector<Hash> m_roots;
    std::map<std::uint64_t, std::vector<Hash>> m_leaves; ///< by bundle, as they were asked for
};

} // namespace plateglass::audit
