#include "ingest/image_folder.h"

#include <sodium.h>

#include <algorithm>
#include <fstream>

namespace plateglass::ingest {

namespace {

namespace fs = std::filesystem;
using Failure = std::unexpected<std::string_view>;

/// Relative, without `..`, drive or stream; empty when the name is none of that.
fs::path insidePath(std::string_view name)
{
    std::string plain(name);
    std::ranges::replace(plain, '\\', '/');
    if (plain.starts_with('/') || plain.contains(':') || plain.contains('\0')) return {};
    const auto* bytes = reinterpret_cast<const char8_t*>(plain.data());
    const fs::path path(std::u8string(bytes, bytes + plain.size()));
    const bool climbs = std::ranges::any_of(path, [](const fs::path& part) { return part == ".."; });
    return path.is_absolute() || climbs ? fs::path{} : path;
}

bool liesIn(const fs::path& file, const fs::path& folder)
{
    return std::ranges::mismatch(folder, file).in1 == folder.end();
}

std::string sha256(const base::Bytes& bytes)
{
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return base::toHex(digest);
}

} // namespace

base::Result<ImageFolder> ImageFolder::open(const fs::path& folder)
{
    if (folder.empty()) return ImageFolder({});
    std::error_code error;
    const auto canonical = fs::canonical(folder, error);
    if (error || !fs::is_directory(canonical, error)) return base::fail(base::Errc::NotFound, "the folder of images");
    return ImageFolder(canonical);
}

std::expected<domain::ImageBlob, std::string_view> ImageFolder::read(std::string_view name) const
{
    const auto relative = insidePath(name);
    if (relative.empty()) return Failure("image.path");
    std::error_code error;
    const auto file = fs::canonical(m_folder / relative, error);
    if (error) return Failure("image.missing");
    if (!liesIn(file, m_folder)) return Failure("image.path");
    if (!fs::is_regular_file(file, error)) return Failure("image.missing");
    const auto size = fs::file_size(file, error);
    if (error) return Failure("image.unreadable");
    if (size > kMaxImageBytes || size == 0) return Failure("image.size");
    domain::ImageBlob blob;
    blob.bytes.resize(size);
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(reinterpret_cast<char*>(blob.bytes.data()), static_cast<std::streamsize>(size))) return Failure("image.unreadable");
    blob.sha256 = sha256(blob.bytes);
    return blob;
}

} // namespace plateglass::ingest
