// Unpacks gzip and zlib bytes up to a bound; a tile that would unpack to more is refused before the memory is taken.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace plateglass::tiles {

inline constexpr std::size_t kMaxTileBytes = 8 * 1024 * 1024;

enum class Packing { None, Gzip, Zlib };

/// What the first bytes say.
[[nodiscard]] Packing packingOf(base::ByteView bytes);

/// The bytes unpacked, or as they are when they are not packed. Errc::Corrupt for broken or cut data (the check sum is
/// verified), Errc::LimitExceeded beyond `bound` bytes.
[[nodiscard]] base::Result<base::Bytes> unpack(base::ByteView bytes, std::size_t bound = kMaxTileBytes);

} // namespace plateglass::tiles
