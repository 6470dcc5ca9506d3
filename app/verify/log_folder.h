// Files of a log directory, named by their path inside it. One thread.
#pragma once

#include "base/bytes.h"

#include <filesystem>

namespace plateglass::verify {

/// Errc::NotFound, or Io when it is there and cannot be read. No more than `most` bytes: Errc::LimitExceeded.
[[nodiscard]] base::Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t most = UINTMAX_MAX);

class LogFolder {
public:
    explicit LogFolder(std::filesystem::path root) : m_root(std::move(root)) {}

    [[nodiscard]] base::Result<std::string> read(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Names of the files right inside a folder, sorted; empty when there is no such folder.
    [[nodiscard]] std::vector<std::string> list(std::string_view folder) const;

private:
    std::filesystem::path m_root;
};

} // namespace plateglass::verify
