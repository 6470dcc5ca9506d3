// SQLite's own table of file functions, wrapped: every change passes permit() first. The shared memory of a write-ahead
// log goes straight through; after a kill it is rebuilt from the log anyway.
#include "sqlite/fault_vfs.h"
#include "sqlite/wrapped_vfs.h"

#include <limits>
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

struct FaultVfs::State : WrappedVfs {
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

struct FaultFile : WrappedFile {
    FaultVfs::State* state = nullptr;
};

int permit(sqlite3_file* file, Change change, std::uint64_t bytes = 0) { return static_cast<FaultFile*>(file)->state->permit(change, bytes); }

int writeFile(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset)
{
    if (const int code = permit(file, Change::Write, static_cast<std::uint64_t>(size)); code != SQLITE_OK) return code;
    return forward::write(file, buffer, size, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (const int code = permit(file, Change::Truncate); code != SQLITE_OK) return code;
    return forward::truncate(file, size);
}
/// Counted, but the disk is not waited for: a process dies here, not the machine, and what it wrote stays with the system.
int syncFile(sqlite3_file* file, int) { return permit(file, Change::Sync); }
int controlFile(sqlite3_file* file, int operation, void* argument)
{
    if (operation == SQLITE_FCNTL_SIZE_HINT) return SQLITE_OK; // would grow the file past the count
    return forward::control(file, operation, argument);
}

sqlite3_io_methods faulty()
{
    sqlite3_io_methods methods = forward::kAll;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileControl = controlFile;
    return methods;
}
const sqlite3_io_methods kMethods = faulty();

FaultVfs::State* stateOf(sqlite3_vfs* vfs) { return static_cast<FaultVfs::State*>(forward::vfsOf(vfs)); }

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    auto* state = stateOf(vfs);
    auto* wrapped = new (file) FaultFile{{}, state};
    if (state->dead()) return SQLITE_CANTOPEN;
    wrapped->inner = reinterpret_cast<sqlite3_file*>(wrapped + 1);
    const int code = state->system->xOpen(state->system, path, wrapped->inner, flags, outFlags);
    if (code == SQLITE_OK) wrapped->pMethods = &kMethods;
    return code;
}
int deleteFile(sqlite3_vfs* vfs, const char* path, int)
{
    auto* state = stateOf(vfs);
    if (const int code = state->permit(Change::Delete); code != SQLITE_OK) return code;
    return state->system->xDelete(state->system, path, 0);
}

} // namespace

FaultVfs::FaultVfs() : m_state(new State)
{
    wrapSystem(*m_state, "fault", sizeof(FaultFile));
    m_state->vfs.xOpen = openFile;
    m_state->vfs.xDelete = deleteFile;
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
