#include "audit/atomic_folder.h"

#include "audit/signed_note.h"

#include <cerrno>
#include <fstream>

#if defined(_WIN32)
#  define NOMINMAX
#  include <windows.h>
#else
#  include <fcntl.h>
#  include <unistd.h>
#endif

namespace plateglass::audit {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

Result<void> failureOf(const std::error_code& error)
{
    return fail(error == std::errc::no_space_on_device ? Errc::DiskFull : Errc::Io, error.message());
}

#if defined(_WIN32)
Result<void> syncToDisk(const fs::path& path)
{
    if (fs::is_directory(path)) return {}; // Windows keeps names safe by itself
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_WRITE, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return fail(Errc::Io, "a written file cannot be opened");
    const bool synced = FlushFileBuffers(file) != 0;
    CloseHandle(file);
    return synced ? Result<void>{} : fail(Errc::Io, "a file could not be synced");
}
#else
Result<void> syncToDisk(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return failureOf({errno, std::system_category()});
    const bool synced = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    return synced ? Result<void>{} : failureOf({error, std::system_category()});
}
#endif

std::string randomWord()
{
    return base::toHex(base::ByteView(SigningKey::randomSeed()).first(6));
}

} // namespace

Result<AtomicFolder> AtomicFolder::begin(fs::path target)
{
    std::error_code error;
    target = fs::absolute(target, error).lexically_normal();
    if (error) return fail(Errc::Io, error.message());
    if (!target.has_filename()) target = target.parent_path();
    if (fs::exists(fs::symlink_status(target, error))) return fail(Errc::AlreadyExists, "the folder to be written exists");
    if (!fs::is_directory(target.parent_path(), error)) return fail(Errc::NotFound, "the folder above the one to be written does not exist");
    auto name = fs::path(".");
    name += target.filename();
    name += "." + randomWord() + ".partial";
    AtomicFolder folder(target, target.parent_path() / name);
    if (!fs::create_directory(folder.m_partial, error)) return std::unexpected(failureOf(error).error());
    return folder;
}

AtomicFolder::AtomicFolder(AtomicFolder&& other) noexcept
    : m_target(std::move(other.m_target)), m_partial(std::exchange(other.m_partial, {}))
{
}

AtomicFolder::~AtomicFolder()
{
    std::error_code ignored; // a leftover is named .partial and is no export
    if (!m_partial.empty()) fs::remove_all(m_partial, ignored);
}

Result<void> AtomicFolder::write(std::string_view name, base::ByteView bytes)
{
    const auto path = m_partial / fs::path(name);
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return failureOf(error);
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) return failureOf({errno != 0 ? errno : EIO, std::generic_category()});
    return {};
}

Result<void> AtomicFolder::publish()
{
    std::error_code error;
    // After all writes, not after each: the first syncs carry the others' data with them.
    for (auto it = fs::recursive_directory_iterator(m_partial, error); !error && it != fs::recursive_directory_iterator(); it.increment(error))
        PG_TRY_VOID(syncToDisk(it->path()));
    if (error) return failureOf(error);
    PG_TRY_VOID(syncToDisk(m_partial));
    if (fs::exists(fs::symlink_status(m_target, error))) return fail(Errc::AlreadyExists, "the folder to be written exists");
    fs::rename(m_partial, m_target, error);
    if (error) return failureOf(error);
    m_partial.clear();
    return syncToDisk(m_target.parent_path());
}

} // namespace plateglass::audit
