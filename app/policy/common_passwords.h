// resources/passwords/common.txt, compiled in: one password a line, lower case, in the order of their bytes.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace plateglass::policy {

[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> passwordLists();

} // namespace plateglass::policy
