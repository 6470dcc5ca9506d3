#include "gate/anchor_folder.h"

#include "gate/files.h"

#include <algorithm>

namespace plateglass::gate {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kMostNote = 1u << 20;

/// A log's own folder: its name with the slashes made harmless.
fs::path ownFolder(const fs::path& folder, std::string origin)
{
    std::ranges::replace(origin, '/', '_');
    return folder / origin;
}

} // namespace

Result<void> putAnchor(const fs::path& folder, const std::string& origin, const std::string& note)
{
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) return fail(Errc::NotFound, "the anchor folder is not there");
    PG_TRY(const auto parsed, audit::SignedNote::parse(note));
    PG_TRY(const auto checkpoint, audit::Checkpoint::parse(parsed.text));
    const auto own = ownFolder(folder, origin);
    fs::create_directory(own, failed);
    const auto file = own / std::to_string(checkpoint.size);
    if (const auto there = readWhole(file, kMostNote)) {
        const auto other = audit::SignedNote::parse(*there);
        return other && other->text == parsed.text ? Result<void>{} : fail(Errc::AlreadyExists, "the anchor folder holds another state of this size");
    }
    return replaceFile(file, note);
}

Result<audit::Checkpoint> newestAnchor(const fs::path& folder, const std::string& origin, std::span<const audit::VerifierKey> keys)
{
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) return fail(Errc::Io, "the anchor folder is not there");
    std::vector<fs::path> files;
    for (auto it = fs::directory_iterator(ownFolder(folder, origin), failed); !failed && it != fs::directory_iterator(); it.increment(failed)) files.push_back(it->path());
    const auto sizeOf = [](const fs::path& file) { return std::pair(file.filename().string().size(), file.filename().string()); };
    std::ranges::sort(files, std::ranges::greater(), sizeOf); // names are numbers without leading zeros
    for (const auto& file : files) {
        const auto note = readWhole(file, kMostNote);
        if (!note) continue;
        for (const auto& key : keys)
            if (const auto checkpoint = audit::openCheckpoint(*note, key)) return *checkpoint;
    }
    return fail(Errc::NotFound, "no checkpoint");
}

} // namespace plateglass::gate
