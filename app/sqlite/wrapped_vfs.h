// What the file systems for tests have in common: each lies around the machine's own, looks at what it cares about and
// passes the rest on. Private to this folder; threads as SQLite's own.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstddef>
#include <new>
#include <string>

namespace plateglass::sqlite {

/// Lies at the start of the memory SQLite gives for a file; the system's own file lies behind what derives from this.
struct WrappedFile : sqlite3_file {
    sqlite3_file* inner = nullptr;
};

/// The table that SQLite knows, the machine's own beneath it, and a name that is used once in a process: SQLite's registry is global.
struct WrappedVfs {
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;
    std::string name;
};

namespace forward {

inline sqlite3_file* innerOf(sqlite3_file* file) { return static_cast<WrappedFile*>(file)->inner; }
inline WrappedVfs* vfsOf(sqlite3_vfs* vfs) { return static_cast<WrappedVfs*>(vfs->pAppData); }

inline int close(sqlite3_file* file)
{
    sqlite3_file* inner = innerOf(file);
    return inner->pMethods != nullptr ? inner->pMethods->xClose(inner) : SQLITE_OK;
}
inline int read(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset) { return innerOf(file)->pMethods->xRead(innerOf(file), buffer, size, offset); }
inline int write(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset) { return innerOf(file)->pMethods->xWrite(innerOf(file), buffer, size, offset); }
inline int truncate(sqlite3_file* file, sqlite3_int64 size) { return innerOf(file)->pMethods->xTruncate(innerOf(file), size); }
inline int size(sqlite3_file* file, sqlite3_int64* size) { return innerOf(file)->pMethods->xFileSize(innerOf(file), size); }
inline int lock(sqlite3_file* file, int level) { return innerOf(file)->pMethods->xLock(innerOf(file), level); }
inline int unlock(sqlite3_file* file, int level) { return innerOf(file)->pMethods->xUnlock(innerOf(file), level); }
inline int checkReserved(sqlite3_file* file, int* reserved) { return innerOf(file)->pMethods->xCheckReservedLock(innerOf(file), reserved); }
inline int control(sqlite3_file* file, int operation, void* argument) { return innerOf(file)->pMethods->xFileControl(innerOf(file), operation, argument); }
inline int sectorSize(sqlite3_file* file) { return innerOf(file)->pMethods->xSectorSize(innerOf(file)); }
inline int characteristics(sqlite3_file* file) { return innerOf(file)->pMethods->xDeviceCharacteristics(innerOf(file)); }
inline int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) { return innerOf(file)->pMethods->xShmMap(innerOf(file), page, size, extend, out); }
inline int shmLock(sqlite3_file* file, int offset, int count, int flags) { return innerOf(file)->pMethods->xShmLock(innerOf(file), offset, count, flags); }
inline void shmBarrier(sqlite3_file* file) { innerOf(file)->pMethods->xShmBarrier(innerOf(file)); }
inline int shmUnmap(sqlite3_file* file, int remove) { return innerOf(file)->pMethods->xShmUnmap(innerOf(file), remove); }

inline int access(sqlite3_vfs* vfs, const char* path, int flags, int* result) { return vfsOf(vfs)->system->xAccess(vfsOf(vfs)->system, path, flags, result); }
inline int fullPath(sqlite3_vfs* vfs, const char* path, int size, char* out) { return vfsOf(vfs)->system->xFullPathname(vfsOf(vfs)->system, path, size, out); }

/// Everything passed on: version 2, with shared memory, without memory-mapped reads.
inline constexpr sqlite3_io_methods kAll{2,    close,         read,    write,      truncate,        nullptr, size,    lock,       unlock,
                                         checkReserved, control, sectorSize, characteristics, shmMap,  shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

} // namespace forward

/// Fills the table around the machine's own, without open and delete, which differ. `fileBytes`: size of what derives from WrappedFile.
inline void wrapSystem(WrappedVfs& wrapped, const char* kind, std::size_t fileBytes)
{
    static std::atomic<unsigned> count{0};
    wrapped.name = std::string("plateglass-") + kind + '-' + std::to_string(count++);
    wrapped.system = sqlite3_vfs_find(nullptr);
    wrapped.vfs = *wrapped.system;
    wrapped.vfs.pNext = nullptr;
    wrapped.vfs.szOsFile = static_cast<int>(fileBytes) + wrapped.system->szOsFile;
    wrapped.vfs.zName = wrapped.name.c_str();
    wrapped.vfs.pAppData = &wrapped;
    wrapped.vfs.xAccess = forward::access;
    wrapped.vfs.xFullPathname = forward::fullPath;
}

} // namespace plateglass::sqlite
