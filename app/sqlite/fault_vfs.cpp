// SQLite's own table of file functions, wrapped: every change passes permit() first. The shared memory of a write-ahead
// log goes straight through; after a kill it is rebuilt from the log anyway.
#include "sqlite/fault_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <limits>
#include <new>
#include <optional>

namespace plateglass::sqlite {

namespace {

enum class Change { Write, Sync, Truncate, Delete };

int codeFor(Change change)
{
    switch (change) {
    case Change::Write: return SQLITE_IOERR_WRITE;
    case Change::Sync: return SQLITE_IOERR_FSYNC;
    case Change::Truncate: return SQLITE_IOERR_TRUNCATE;
    case Change::Delete: return SQLITE_IOERR_DELETE;
    }
    return SQLITE_IOERR;
}

} // namespace

struct FaultVfs::State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;
    std::string name;
    std::optional<Fault> fault;
    std::uint64_t allowed = 0;      ///< changes before the fault
    std::uint64_t allowedBytes = 0; ///< bytes before the disk is full
    std::uint64_t changes = 0;
    bool failed = false;

    void arm(std::optional<Fault> newFault, std::uint64_t count, std::uint64_t bytes)
    {
        fault = newFault;
        allowed = count;
        allowedBytes = bytes;
        changes = 0;
        failed = false;
    }

    [[nodiscard]] bool dead() const { return failed && fault == Fault::Killed; }

    /// SQLITE_OK, or the code with which this change fails.
    int permit(Change change, std::uint64_t bytes = 0)
    {
        ++changes;
        if (!fault) return SQLITE_OK;
        const bool spares = *fault == Fault::DiskFull ? change != Change::Write : *fault == Fault::IoError && change == Change::Delete;
        if (changes <= allowed && bytes <= allowedBytes) {
            if (allowedBytes != std::numeric_limits<std::uint64_t>::max()) allowedBytes -= bytes;
            return SQLITE_OK;
        }
        if (spares) return SQLITE_OK;
        failed = true;
        return *fault == Fault::DiskFull ? SQLITE_FULL : codeFor(change);
    }
};

namespace {

constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();

/// Lies at the start of the memory SQLite gives for a file; the system's own file lies behind it.
struct FaultFile {
    sqlite3_file base;
    FaultVfs::State* state;
    sqlite3_file* inner;
};

FaultFile* fileOf(sqlite3_file* file) { return reinterpret_cast<FaultFile*>(file); }
sqlite3_file* innerOf(sqlite3_file* file) { return fileOf(file)->inner; }

int closeFile(sqlite3_file* file)
{
    sqlite3_file* inner = innerOf(file);
    return inner->pMethods != nullptr ? inner->pMethods->xClose(inner) : SQLITE_OK;
}
int readFile(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset)
{
    return innerOf(file)->pMethods->xRead(innerOf(file), buffer, size, offset);
}
int writeFile(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset)
{
    if (const int code = fileOf(file)->state->permit(Change::Write, static_cast<std::uint64_t>(size)); code != SQLITE_OK) return code;
    return innerOf(file)->pMethods->xWrite(innerOf(file), buffer, size, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (const int code = fileOf(file)->state->permit(Change::Truncate); code != SQLITE_OK) return code;
    return innerOf(file)->pMethods->xTruncate(innerOf(file), size);
}
/// Counted, but the disk is not waited for: a process dies here, not the machine, and what it wrote stays with the system.
int syncFile(sqlite3_file* file, int) { return fileOf(file)->state->permit(Change::Sync); }
int fileSize(sqlite3_file* file, sqlite3_int64* size) { return innerOf(file)->pMethods->xFileSize(innerOf(file), size); }
int lockFile(sqlite3_file* file, int level) { return innerOf(file)->pMethods->xLock(innerOf(file), level); }
int unlockFile(sqlite3_file* file, int level) { return innerOf(file)->pMethods->xUnlock(innerOf(file), level); }
int checkReserved(sqlite3_file* file, int* reserved) { return innerOf(file)->pMethods->xCheckReservedLock(innerOf(file), reserved); }
int controlFile(sqlite3_file* file, int operation, void* argument)
{
    if (operation == SQLITE_FCNTL_SIZE_HINT) return SQLITE_OK; // would grow the file past the count
    return innerOf(file)->pMethods->xFileControl(innerOf(file), operation, argument);
}
int sectorSize(sqlite3_file* file) { return innerOf(file)->pMethods->xSectorSize(innerOf(file)); }
int characteristics(sqlite3_file* file) { return innerOf(file)->pMethods->xDeviceCharacteristics(innerOf(file)); }
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    return innerOf(file)->pMethods->xShmMap(innerOf(file), page, size, extend, out);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return innerOf(file)->pMethods->xShmLock(innerOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) { innerOf(file)->pMethods->xShmBarrier(innerOf(file)); }
int shmUnmap(sqlite3_file* file, int remove) { return innerOf(file)->pMethods->xShmUnmap(innerOf(file), remove); }

/// Version 2: with shared memory, without memory-mapped reads.
const sqlite3_io_methods kMethods{2,        closeFile,  readFile,      writeFile,   truncateFile, syncFile,        fileSize,
                                  lockFile, unlockFile, checkReserved, controlFile, sectorSize,   characteristics, shmMap,
                                  shmLock,  shmBarrier, shmUnmap,      nullptr,     nullptr};

FaultVfs::State* stateOf(sqlite3_vfs* vfs) { return static_cast<FaultVfs::State*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    auto* state = stateOf(vfs);
    auto* wrapped = new (file) FaultFile{{nullptr}, state, nullptr};
    if (state->dead()) return SQLITE_CANTOPEN;
    wrapped->inner = reinterpret_cast<sqlite3_file*>(wrapped + 1);
    const int code = state->system->xOpen(state->system, path, wrapped->inner, flags, outFlags);
    if (code == SQLITE_OK) wrapped->base.pMethods = &kMethods;
    return code;
}
int deleteFile(sqlite3_vfs* vfs, const char* path, int)
{
    auto* state = stateOf(vfs);
    if (const int code = state->permit(Change::Delete); code != SQLITE_OK) return code;
    return state->system->xDelete(state->system, path, 0);
}
int accessFile(sqlite3_vfs* vfs, const char* path, int flags, int* result)
{
    return stateOf(vfs)->system->xAccess(stateOf(vfs)->system, path, flags, result);
}
int fullPath(sqlite3_vfs* vfs, const char* path, int size, char* out)
{
    return stateOf(vfs)->system->xFullPathname(stateOf(vfs)->system, path, size, out);
}

std::string freshName()
{
    static std::atomic<unsigned> count{0}; // names must differ over the whole process: SQLite's registry is global
    return "plateglass-fault-" + std::to_string(count++);
}

} // namespace

FaultVfs::FaultVfs() : m_state(new State)
{
    m_state->name = freshName();
    m_state->system = sqlite3_vfs_find(nullptr);
    m_state->vfs = *m_state->system;
    m_state->vfs.pNext = nullptr;
    m_state->vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + m_state->system->szOsFile;
    m_state->vfs.zName = m_state->name.c_str();
    m_state->vfs.pAppData = m_state;
    m_state->vfs.xOpen = openFile;
    m_state->vfs.xDelete = deleteFile;
    m_state->vfs.xAccess = accessFile;
    m_state->vfs.xFullPathname = fullPath;
    heal();
    sqlite3_vfs_register(&m_state->vfs, 0);
}

FaultVfs::~FaultVfs() { sqlite3_vfs_unregister(&m_state->vfs); }

const std::string& FaultVfs::name() const { return m_state->name; }

void FaultVfs::failAfter(std::uint64_t count, Fault fault) { m_state->arm(fault, count, kUnbounded); }

void FaultVfs::fillAfter(std::uint64_t bytes) { m_state->arm(Fault::DiskFull, kUnbounded, bytes); }

void FaultVfs::heal() { m_state->arm(std::nullopt, kUnbounded, kUnbounded); }

std::uint64_t FaultVfs::changes() const { return m_state->changes; }

bool FaultVfs::hasFailed() const { return m_state->failed; }

} // namespace plateglass::sqlite
