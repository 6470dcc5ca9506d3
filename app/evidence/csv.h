// Cells of CSV (RFC 4180) that no spreadsheet takes for a formula. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace plateglass::evidence {

/// Text that begins with = + - @ or a control character gets an apostrophe before it; quotes where they are needed.
[[nodiscard]] std::string csvText(std::string_view text);

} // namespace plateglass::evidence
