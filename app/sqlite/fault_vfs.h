// A VFS over the system's one that fails on demand, for tests: a full disk, an I/O error, a process killed between two
// writes. Nothing of the program registers it. Faults count over all files opened through it; one thread.
// Syncs count as changes, but the disk is not waited for.
#pragma once

#include <cstdint>
#include <string>

namespace plateglass::sqlite {

enum class Fault {
    DiskFull, ///< the write fails for want of room; removing files still works
    IoError,  ///< the write or sync fails
    Killed    ///< this write and everything after it never happens, as when the process dies here
};

class FaultVfs {
public:
    /// Registers under a name of its own, to be given as OpenOptions::vfs. Unregisters at the end: close files first.
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    [[nodiscard]] const std::string& name() const;
    /// From now on `count` changes of files (write, sync, truncate, delete) succeed, and all later ones fail.
    void failAfter(std::uint64_t count, Fault fault);
    /// From now on `bytes` bytes may be written, then the disk is full.
    void fillAfter(std::uint64_t bytes);
    void heal();
    /// Changes seen since the last of the calls above, failed ones included.
    [[nodiscard]] std::uint64_t changes() const;
    [[nodiscard]] bool hasFailed() const;

    struct State;

private:
    State* m_state; ///< deliberately never freed: SQLite may keep the file table of a leaked connection
};

} // namespace plateglass::sqlite
