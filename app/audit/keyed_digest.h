// Digests under a secret key, for values too easily guessed to be hashed openly. Pure functions; any thread.
#pragma once

#include "base/bytes.h"

#include <array>
#include <span>
#include <string>

namespace plateglass::audit {

using DigestKey = std::array<std::uint8_t, 32>;

/// "Same plate again" for a redacted log: base64url of the first 12 bytes of HMAC-SHA-256(quarter's key, normal form).
[[nodiscard]] std::string ptag(const DigestKey& quarterKey, std::string_view normalForm);

/// base64url of HMAC-SHA-256 over the ids as 8 bytes each, big-endian. Ids ascend; anything else ends the program.
[[nodiscard]] std::string idsDigest(const DigestKey& key, std::span<const std::int64_t> sortedIds);

} // namespace plateglass::audit
