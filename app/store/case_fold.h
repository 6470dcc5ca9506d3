// Texts compared without regard to case and compatibility forms, in any script. Private to this folder.
#pragma once

#include <string>
#include <string_view>

namespace plateglass::store {

/// Equal results mean equal words: `Chevrolet` and `CHEVROLET`, `rosé` in either composition. Text that is not UTF-8
/// stays as it is.
[[nodiscard]] std::string caseFold(std::string_view text);

} // namespace plateglass::store
