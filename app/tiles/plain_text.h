// HTML that map makers put into their metadata, reduced to what may be shown as text.
#pragma once

#include <string>
#include <string_view>

namespace plateglass::tiles {

/// Tags dropped, the common character references resolved, white space folded, control characters dropped, cut at
/// `limit` bytes between characters. Never fails: bytes that are not UTF-8 become `?`.
[[nodiscard]] std::string plainText(std::string_view html, std::size_t limit = 300);

} // namespace plateglass::tiles
