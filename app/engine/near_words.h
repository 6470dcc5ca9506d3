// The plates that may stand for a plain one by few swaps and edits, listed, so that they are looked up instead of looked
// for: a plate of seven characters has some five hundred neighbours at one edit. Pure; any thread.
#pragma once

#include "domain/look_alikes.h"
#include "engine/packed_plate.h"

#include <string_view>
#include <vector>

namespace plateglass::engine {

/// Every packed plate within `swaps` swaps and, beside them, `edits` edits of `asked`, sorted; some lie further away. nullopt
/// where they are too many to be listed, or `asked` is no packed plate.
[[nodiscard]] std::optional<std::vector<Word>> nearWords(std::string_view asked, int swaps, int edits, const domain::LookAlikes& lookAlikes);

} // namespace plateglass::engine
