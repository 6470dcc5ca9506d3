// The folder of the auditor that receives every checkpoint: one file a checkpoint, named by its size, under the log's own name.
// Blocking; any thread. Private.
#pragma once

#include "audit/checkpoint.h"

#include <filesystem>
#include <span>

namespace plateglass::gate {

/// Keeps a signed note. One that is there already stays as it is: Errc::AlreadyExists when it says something else. NotFound
/// (no folder), DiskFull, Io.
[[nodiscard]] base::Result<void> putAnchor(const std::filesystem::path& folder, const std::string& origin, const std::string& note);

/// The largest state there that one of the keys signed; what is not signed is nobody's word. Errc::NotFound when there is none,
/// Io where the folder itself is not there.
[[nodiscard]] base::Result<audit::Checkpoint> newestAnchor(const std::filesystem::path& folder, const std::string& origin, std::span<const audit::VerifierKey> keys);

} // namespace plateglass::gate
