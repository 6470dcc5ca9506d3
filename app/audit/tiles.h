// Where c2sp.org/tlog-tiles puts hashes and records: paths, widths, entry bundles. Pure functions; any thread.
//
// Tile (L, N) holds the hashes at tree level 8L with numbers 256N … 256N+255; the last one of a level is partial.
#pragma once

#include "audit/merkle.h"

#include <string>

namespace plateglass::audit {

inline constexpr std::uint64_t kTileWidth = 256;
inline constexpr std::size_t kMaxRecordBytes = 65535; ///< what a bundle's uint16 length can say

struct Tile {
    unsigned level = 0;
    std::uint64_t number = 0;
    unsigned width = 0; ///< hashes in it, 1..256
    bool operator==(const Tile&) const = default;
};

/// `tile/0/x001/x234/067` and for a partial one `tile/0/005.p/17`.
[[nodiscard]] std::string tilePath(const Tile& tile);
/// The same under `tile/entries`.
[[nodiscard]] std::string entriesPath(std::uint64_t number, unsigned width);

/// Every tile of a tree of this size, level by level.
[[nodiscard]] std::vector<Tile> tilesOf(std::uint64_t size);

/// Records behind big-endian uint16 lengths. Each at most kMaxRecordBytes.
[[nodiscard]] base::Bytes packEntries(std::span<const std::string> records);
/// Errc::Malformed when a length overruns or bytes are left. `expected` records are wanted.
[[nodiscard]] base::Result<std::vector<std::string>> unpackEntries(base::ByteView bundle, unsigned expected);

} // namespace plateglass::audit
