#include "sqlite/recording_vfs.h"
#include "sqlite/wrapped_vfs.h"

#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <utility>

namespace plateglass::sqlite {

struct RecordingVfs::State : WrappedVfs {
    std::mutex mutex;
    std::vector<FileChange> journal;

    void note(FileChange change)
    {
        const std::scoped_lock lock(mutex);
        journal.push_back(std::move(change));
    }
};

namespace {

struct RecordedFile : WrappedFile {
    RecordingVfs::State* state = nullptr;
    std::string* path = nullptr; ///< null for temporary files, which no power cut leaves
};

RecordedFile* fileOf(sqlite3_file* file) { return static_cast<RecordedFile*>(file); }

void note(sqlite3_file* file, FileChange::Kind kind, std::int64_t offset = 0, std::string bytes = {})
{
    if (const auto* path = fileOf(file)->path) fileOf(file)->state->note({kind, *path, offset, std::move(bytes)});
}

int closeFile(sqlite3_file* file)
{
    delete std::exchange(fileOf(file)->path, nullptr);
    return forward::close(file);
}
int writeFile(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset)
{
    note(file, FileChange::Kind::Write, offset, std::string(static_cast<const char*>(buffer), static_cast<std::size_t>(size)));
    return forward::write(file, buffer, size, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    note(file, FileChange::Kind::Truncate, size);
    return forward::truncate(file, size);
}
/// The disk itself need not be waited for: what counts is where the sync stands in the journal.
int syncFile(sqlite3_file* file, int)
{
    note(file, FileChange::Kind::Sync);
    return SQLITE_OK;
}
int controlFile(sqlite3_file* file, int operation, void* argument)
{
    if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK; // would grow the file unseen
    return forward::control(file, operation, argument);
}
/// Nothing is promised: neither that writes are atomic, nor that they reach the disk in order, nor that a torn one spares its neighbours.
int characteristics(sqlite3_file*) { return 0; }

sqlite3_io_methods recording()
{
    sqlite3_io_methods methods = forward::kAll;
    methods.xClose = closeFile;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileControl = controlFile;
    methods.xDeviceCharacteristics = characteristics;
    return methods;
}
const sqlite3_io_methods kMethods = recording();

RecordingVfs::State* stateOf(sqlite3_vfs* vfs) { return static_cast<RecordingVfs::State*>(forward::vfsOf(vfs)); }

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    auto* state = stateOf(vfs);
    auto* wrapped = new (file) RecordedFile{{}, state};
    wrapped->inner = reinterpret_cast<sqlite3_file*>(wrapped + 1);
    const int code = state->system->xOpen(state->system, path, wrapped->inner, flags, outFlags);
    if (code != SQLITE_OK) return code;
    if (path != nullptr) wrapped->path = new std::string(path);
    wrapped->pMethods = &kMethods;
    return code;
}
int deleteFile(sqlite3_vfs* vfs, const char* path, int sync)
{
    stateOf(vfs)->note({FileChange::Kind::Delete, path, 0, {}});
    return stateOf(vfs)->system->xDelete(stateOf(vfs)->system, path, sync);
}

/// One file while it is put together again.
class FileImage {
public:
    explicit FileImage(const std::filesystem::path& path) : m_path(path), m_there(std::filesystem::exists(path))
    {
        std::ifstream in(path, std::ios::binary);
        m_bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    void apply(const FileChange& change, std::size_t length)
    {
        const auto at = static_cast<std::size_t>(change.offset);
        switch (change.kind) {
        case FileChange::Kind::Write:
            m_there = true;
            if (m_bytes.size() < at + length) m_bytes.resize(at + length);
            m_bytes.replace(at, length, change.bytes, 0, length);
            break;
        case FileChange::Kind::Truncate: m_bytes.resize(at); break;
        case FileChange::Kind::Delete:
            m_bytes.clear();
            m_there = false;
            break;
        case FileChange::Kind::Sync: break;
        }
    }
    void save() const
    {
        if (m_there) std::ofstream(m_path, std::ios::binary | std::ios::trunc).write(m_bytes.data(), static_cast<std::streamsize>(m_bytes.size()));
        else std::filesystem::remove(m_path);
    }

private:
    std::filesystem::path m_path;
    std::string m_bytes;
    bool m_there;
};

} // namespace

RecordingVfs::RecordingVfs(Scope scope) : m_state(new State)
{
    wrapSystem(*m_state, "recording", sizeof(RecordedFile));
    m_state->vfs.xOpen = openFile;
    m_state->vfs.xDelete = deleteFile;
    sqlite3_vfs_register(&m_state->vfs, scope == Scope::Default ? 1 : 0);
}

RecordingVfs::~RecordingVfs()
{
    sqlite3_vfs_unregister(&m_state->vfs);
    sqlite3_vfs_register(m_state->system, 1);
}

const std::string& RecordingVfs::name() const { return m_state->name; }

std::size_t RecordingVfs::size() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->journal.size();
}

std::vector<FileChange> RecordingVfs::journal() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->journal;
}

void cutPower(const std::vector<FileChange>& journal, std::size_t count, const std::filesystem::path& original, const std::filesystem::path& from, std::uint64_t seed)
{
    constexpr std::size_t kSector = 512;
    std::map<std::string, std::size_t> synced; // of each file, the changes below this number are on the disk
    for (std::size_t i = 0; i < count; ++i)
        if (journal[i].kind == FileChange::Kind::Sync) synced[journal[i].path] = i;
    std::mt19937_64 random(seed);
    std::map<std::string, FileImage> files;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& change = journal[i];
        const std::filesystem::path path(change.path);
        if (path.parent_path() != original) continue;
        const auto safe = synced.find(change.path);
        std::size_t length = change.bytes.size();
        if (safe == synced.end() || i > safe->second) {
            if (seed == 0 || random() % 2 == 0) continue;
            if (random() % 4 == 0) length = length / kSector == 0 ? 0 : random() % (length / kSector) * kSector;
        }
        files.try_emplace(change.path, from / path.filename()).first->second.apply(change, length);
    }
    for (const auto& [path, file] : files) file.save();
}

} // namespace plateglass::sqlite
