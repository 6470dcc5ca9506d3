// A backup as it lies on the disk: the workspace's files and `backup.json`, which names each with its SHA-256. Blocking; any thread. Private.
#pragma once

#include "json/json.h"
#include "base/result.h"

#include <filesystem>

namespace plateglass::gate {

/// Copies what is neither database nor of this machine alone (lock, alerts, evidence) from a workspace. Errc::DiskFull, Io.
[[nodiscard]] base::Result<void> copySmallFiles(const std::filesystem::path& workspace, const std::filesystem::path& into);

/// Adds `backup.json`: `about` with the list of all files. Their bytes together.
[[nodiscard]] base::Result<std::uint64_t> writeBackupList(const std::filesystem::path& folder, json::Object about);

/// Copies a backup to `directory`, which appears whole or not at all, and compares each file as it was written with the list. What is not in
/// the list stays behind.
/// Errc::NotFound (no backup), Malformed (its list), NewerVersion, Corrupt names the first file that is not what the list says; AlreadyExists, DiskFull, Io.
[[nodiscard]] base::Result<void> unpackBackup(const std::filesystem::path& backup, const std::filesystem::path& directory);

} // namespace plateglass::gate
