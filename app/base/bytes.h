// Byte strings and their spellings in text: hex and base64 (RFC 4648, standard and url alphabets, strict decoding).
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] inline ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view textOf(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string toHex(ByteView bytes); ///< lower case
[[nodiscard]] Result<Bytes> fromHex(std::string_view text);
[[nodiscard]] std::string toBase64(ByteView bytes); ///< RFC 4648 section 4, padded
[[nodiscard]] Result<Bytes> fromBase64(std::string_view text); ///< strict: padding required, no other characters, zero trailing bits
[[nodiscard]] std::string toBase64Url(ByteView bytes); ///< RFC 4648 section 5, unpadded
[[nodiscard]] Result<Bytes> fromBase64Url(std::string_view text);

} // namespace plateglass::base
