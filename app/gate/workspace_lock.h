// One gate at a time has a workspace open. The lock falls with the process, however it ends.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace plateglass::gate {

class WorkspaceLock {
public:
    /// Errc::Locked with `account@host, process N` of the holder in the detail; Unsupported on a network file system, where
    /// such locks cannot be trusted; Io.
    [[nodiscard]] static base::Result<WorkspaceLock> take(const std::filesystem::path& workspace, const std::string& account);

    WorkspaceLock(WorkspaceLock&& other) noexcept;
    WorkspaceLock& operator=(WorkspaceLock&& other) noexcept;
    ~WorkspaceLock();

private:
    explicit WorkspaceLock(std::intptr_t handle) : m_handle(handle) {}
    std::intptr_t m_handle; ///< file descriptor, or HANDLE on Windows; -1 when moved from
};

/// The machine's name, for records and for the holder of a lock.
[[nodiscard]] std::string hostName();
/// The operating system's user.
[[nodiscard]] std::string userName();

} // namespace plateglass::gate
