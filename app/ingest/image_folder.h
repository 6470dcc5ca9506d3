// Image files that rows name, out of one folder and never out of another. Any thread.
#pragma once

#include "domain/read_stream.h"

#include <expected>
#include <filesystem>
#include <string_view>

namespace plateglass::ingest {

inline constexpr std::uintmax_t kMaxImageBytes = 64u << 20;

class ImageFolder {
public:
    /// An empty path reads nothing. Errc::NotFound when there is no such folder.
    [[nodiscard]] static base::Result<ImageFolder> open(const std::filesystem::path& folder);
    [[nodiscard]] bool reads() const { return !m_folder.empty(); }

    /// `name` is relative, with `/` or `\`. Reasons: `image.path` when it leaves the folder, also by a link; `image.missing`, `image.size`, `image.unreadable`.
    [[nodiscard]] std::expected<domain::ImageBlob, std::string_view> read(std::string_view name) const;

private:
    explicit ImageFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    std::filesystem::path m_folder; ///< canonical
};

} // namespace plateglass::ingest
