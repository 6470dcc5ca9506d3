// How readers go wrong: a look-alike taken for another, a character lost, one too many. The first two characters are
// spared, so that every read of the city still begins with QQ.
#pragma once

#include "imaging/chance.h"

#include <cstddef>
#include <optional>
#include <string>

namespace plateglass::demo {

struct Misread {
    std::string text;
    std::size_t position = 0; ///< of the doubtful character in `text`
};

/// Of a hundred misreads about 52 are swaps, 34 lost characters, 14 added ones (as was measured on real US plates).
[[nodiscard]] Misread misread(const std::string& plate, imaging::Chance& chance);

/// A character that readers take for this one, if there is any.
[[nodiscard]] std::optional<char> lookAlike(char character, imaging::Chance& chance);

} // namespace plateglass::demo
