// A file that is there whole or not at all, and never instead of another one. Any thread.
#pragma once

#include "base/bytes.h"

#include <filesystem>

namespace plateglass::cli {

/// Errc::AlreadyExists, DiskFull, Io.
[[nodiscard]] base::Result<void> writeNewFile(const std::filesystem::path& file, base::ByteView bytes);

} // namespace plateglass::cli
