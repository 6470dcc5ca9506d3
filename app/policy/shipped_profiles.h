// The policy profiles that are compiled in: file name without extension, and text as it stands in resources/policy.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace plateglass::policy {

[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> profileFiles();

} // namespace plateglass::policy
