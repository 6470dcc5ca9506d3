// Named areas that the exercises and the wording of the window speak of.
#pragma once

#include "domain/area.h"

#include <string>
#include <vector>

namespace plateglass::demo {

struct NamedFence {
    std::string name;
    domain::Area area;
};

[[nodiscard]] std::vector<NamedFence> fences();

} // namespace plateglass::demo
