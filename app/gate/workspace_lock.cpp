#include "gate/workspace_lock.h"

#include <array>
#include <cstdlib>
#include <utility>

#if defined(_WIN32)
#include <windows.h>
#else
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>
#endif
#if defined(__linux__)
#include <sys/vfs.h>
#endif

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

WorkspaceLock::WorkspaceLock(WorkspaceLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

WorkspaceLock& WorkspaceLock::operator=(WorkspaceLock&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    return *this;
}

#if defined(_WIN32)

Result<WorkspaceLock> WorkspaceLock::take(const std::filesystem::path& workspace, const std::string&)
{
    if (GetDriveTypeW(workspace.root_path().c_str()) == DRIVE_REMOTE)
        return fail(Errc::Unsupported, "network file system");
    const HANDLE file = CreateFileW((workspace / "lock").c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION ? fail(Errc::Locked, "another program") : fail(Errc::Io, "lock");
    return WorkspaceLock(reinterpret_cast<std::intptr_t>(file));
}

WorkspaceLock::~WorkspaceLock()
{
    if (m_handle != -1)
        CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

std::string hostName()
{
    std::array<char, 256> name{};
    DWORD size = name.size();
    return GetComputerNameA(name.data(), &size) ? std::string(name.data(), size) : "unknown";
}

std::string userName()
{
    const char* name = std::getenv("USERNAME");
    return name ? name : "unknown";
}

#else

namespace {

bool onNetworkFileSystem(const std::filesystem::path& folder)
{
#if defined(__linux__)
    constexpr std::array<unsigned long, 5> kNetwork{0x6969 /* NFS */, 0x517B /* SMB */, 0xFF534D42 /* CIFS */, 0xFE534D42 /* SMB2 */, 0x00C36400 /* Ceph */};
    struct statfs about {};
    if (::statfs(folder.c_str(), &about) != 0)
        return false;
    for (const auto type : kNetwork)
        if ((static_cast<unsigned long>(about.f_type) & 0xFFFFFFFFUL) == type)
            return true;
#else
    (void)folder;
#endif
    return false;
}

std::string holderOf(int fd)
{
    std::array<char, 256> text{};
    const auto n = ::pread(fd, text.data(), text.size() - 1, 0);
    return n > 0 ? std::string(text.data(), static_cast<std::size_t>(n)) : "another program";
}

} // namespace

Result<WorkspaceLock> WorkspaceLock::take(const std::filesystem::path& workspace, const std::string& account)
{
    if (onNetworkFileSystem(workspace))
        return fail(Errc::Unsupported, "network file system");
    const int fd = ::open((workspace / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(Errc::Io, "lock");
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = holderOf(fd);
        ::close(fd);
        return fail(Errc::Locked, holder);
    }
    const std::string holder = account + "@" + hostName() + ", process " + std::to_string(::getpid());
    // The name is a courtesy to whoever comes second; the lock itself is the kernel's.
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, holder.data(), holder.size(), 0) < 0) {
        ::close(fd);
        return fail(Errc::Io, "lock");
    }
    return WorkspaceLock(fd);
}

WorkspaceLock::~WorkspaceLock()
{
    if (m_handle != -1)
        ::close(static_cast<int>(m_handle));
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 && name[0] ? name.data() : "unknown";
}

std::string userName()
{
    const passwd* entry = ::getpwuid(::geteuid());
    return entry && entry->pw_name ? entry->pw_name : "unknown";
}

#endif

} // namespace plateglass::gate
