// Time-based one-time passwords: RFC 6238 over RFC 4226, HMAC-SHA-1, six digits, steps of 30 s, as authenticator apps expect.
// A check of this program, not of the cipher. Pure; any thread.
#pragma once

#include "base/bytes.h"
#include "base/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plateglass::gate::totp {

inline constexpr std::size_t kSecretBytes = 20; ///< RFC 4226 recommends the length of the hash

/// Number of the 30-second step since 1970 that holds this time.
[[nodiscard]] std::int64_t stepAt(base::UtcTime now);

/// The code of a step; `digits` 6 to 8.
[[nodiscard]] std::string code(base::ByteView secret, std::int64_t step, int digits = 6);

/// The step whose code was given: the present one or a neighbour (RFC 6238 section 5.2), and later than `lastUsed`, so that a
/// code seen over a shoulder is good for nothing. Blanks in the code do not matter. Compares in constant time.
[[nodiscard]] std::optional<std::int64_t> match(base::ByteView secret, std::string_view given, base::UtcTime now, std::int64_t lastUsed);

/// RFC 4648 section 6, without padding.
[[nodiscard]] std::string base32(base::ByteView bytes);

/// `otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=ISSUER`, percent-encoded: what an authenticator app reads from a QR code.
[[nodiscard]] std::string uri(base::ByteView secret, std::string_view issuer, std::string_view account);

/// RFC 2104 with SHA-1 of FIPS 180-4; here only because authenticator apps know nothing else.
[[nodiscard]] std::array<std::uint8_t, 20> hmacSha1(base::ByteView key, base::ByteView message);

} // namespace plateglass::gate::totp
