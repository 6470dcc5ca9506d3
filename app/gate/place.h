// Where a workspace lives, so that a copy carried elsewhere is known as one. Blocking; any thread. Private.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace plateglass::gate {

/// Not on any machine: backups carry it, so that a workspace made of one never goes on as the log it was copied from.
inline constexpr const char* kNoPlace = "backup";

/// This machine and the user who owns the folder, as a digest that names neither. People who share the folder share the place.
[[nodiscard]] std::string placeOf(const std::filesystem::path& workspace);
/// The same from its parts.
[[nodiscard]] std::string placeOf(std::string_view machine, std::string_view owner);

} // namespace plateglass::gate
