// The page that lies in every export, for a reader who has nothing else.
#pragma once

#include "audit/checkpoint.h"

#include <string>

namespace plateglass::audit {

[[nodiscard]] std::string exportReadme(const Checkpoint& checkpoint);

} // namespace plateglass::audit
