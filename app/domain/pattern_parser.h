// The text of one plate pattern to its value: characters, ? * @ #, sets and /re2/. Pure; any thread.
#pragma once

#include "domain/plate_pattern.h"
#include "domain/query.h"

#include <expected>
#include <string_view>

namespace plateglass::domain {

enum class PatternQuoting {
    Bare,   ///< every character counts
    Quoted, ///< came in double quotes: spaces and hyphens are separators of a pasted plate and are dropped
};

/// Positions of a fault count from the start of `text`. Letters are folded to the normal form; `_` is `?`, `%` is `*`.
[[nodiscard]] std::expected<PlatePattern, QueryFault> parsePattern(std::string_view text, PatternQuoting quoting = PatternQuoting::Bare);

} // namespace plateglass::domain
