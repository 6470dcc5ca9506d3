#include "gate/backup_folder.h"

#include "audit/atomic_folder.h"
#include "gate/files.h"

#include <algorithm>
#include <set>

namespace plateglass::gate {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr const char* kList = "backup.json";
constexpr int kFormat = 1;
constexpr std::size_t kMostList = 64u << 20;

Result<void> failureOf(const std::error_code& error) { return fail(error == std::errc::no_space_on_device ? Errc::DiskFull : Errc::Io, "backup"); }

/// Names of all regular files below, with `/`, sorted.
Result<std::vector<std::string>> filesBelow(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error) && !at->is_symlink(error)) names.push_back(at->path().lexically_relative(folder).generic_string());
    if (error) return std::unexpected(failureOf(error).error());
    std::ranges::sort(names);
    return names;
}

Result<void> copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (!error) fs::copy_file(from, to, error);
    return error ? failureOf(error) : Result<void>{};
}

/// What stays behind: databases are copied by those who have them open, and the rest tells of this machine only.
bool staysBehind(const std::string& name)
{
    const auto first = name.substr(0, name.find('/'));
    return first == "lock" || first == "alerts" || first == "evidence" || first.contains(".db") || name.ends_with(".new") || name == kList;
}

/// A name of the list must stay inside the folder.
bool isInside(const std::string& name)
{
    const fs::path path(name);
    return !name.empty() && path.is_relative() && std::ranges::none_of(path, [](const fs::path& part) { return part == ".." || part == "."; });
}

Result<std::map<std::string, std::string>> readList(const fs::path& backup)
{
    PG_TRY(const std::string text, readWhole(backup / kList, kMostList));
    const auto list = json::parse(text);
    const auto* files = list ? list->find("files") : nullptr;
    if (!files || !files->object()) return fail(Errc::Malformed, kList);
    if (list->integerOr("format", 0) > kFormat) return fail(Errc::NewerVersion, kList);
    std::map<std::string, std::string> all;
    for (const auto& [name, digest] : *files->object()) {
        if (!isInside(name) || !digest.string()) return fail(Errc::Malformed, kList);
        all.emplace(name, *digest.string());
    }
    return all;
}

} // namespace

Result<void> copySmallFiles(const fs::path& workspace, const fs::path& into)
{
    PG_TRY(const auto names, filesBelow(workspace));
    for (const auto& name : names)
        if (!staysBehind(name)) PG_TRY_VOID(copyFile(workspace / name, into / name));
    return {};
}

Result<std::uint64_t> writeBackupList(const fs::path& folder, json::Object about)
{
    PG_TRY(const auto names, filesBelow(folder));
    json::Object files;
    std::uint64_t bytes = 0;
    for (const auto& name : names) {
        PG_TRY(const auto digest, sha256OfFile(folder / name));
        std::error_code ignored;
        bytes += fs::file_size(folder / name, ignored);
        files.emplace(name, digest);
    }
    about.emplace("format", kFormat);
    about.emplace("files", std::move(files));
    PG_TRY_VOID(replaceFile(folder / kList, json::writePretty(about) + "\n"));
    return bytes;
}

Result<void> unpackBackup(const fs::path& backup, const fs::path& directory)
{
    PG_TRY(const auto list, readList(backup));
    PG_TRY(auto folder, audit::AtomicFolder::begin(directory));
    for (const auto& [name, digest] : list) {
        std::error_code ignored;
        if (!fs::is_regular_file(backup / name, ignored)) return fail(Errc::Corrupt, name + " is missing in the backup");
        PG_TRY_VOID(copyFile(backup / name, folder.place() / name));
        PG_TRY(const auto found, sha256OfFile(folder.place() / name));
        if (found != digest) return fail(Errc::Corrupt, name + " is not what the list of the backup says");
    }
    return folder.publish();
}

} // namespace plateglass::gate
