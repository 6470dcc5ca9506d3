// Small files of a workspace, whole or not at all. Blocking; any thread.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace plateglass::gate {

/// Errc::NotFound, LimitExceeded (longer than `most` bytes), Io.
[[nodiscard]] base::Result<std::string> readWhole(const std::filesystem::path& file, std::size_t most);
/// Writes beside the file, syncs, renames over it. Errc::DiskFull, Io; then the old file stands unchanged.
[[nodiscard]] base::Result<void> replaceFile(const std::filesystem::path& file, std::string_view text);
/// Adds one line and syncs; for the few notes that must be kept while nobody is signed in.
[[nodiscard]] base::Result<void> appendLine(const std::filesystem::path& file, std::string_view line);
/// Lower-case hex of the file's SHA-256, read in pieces.
[[nodiscard]] base::Result<std::string> sha256OfFile(const std::filesystem::path& file);
/// Syncs a folder's own entries, so that a rename in it survives a power cut.
void syncFolder(const std::filesystem::path& folder);

} // namespace plateglass::gate
