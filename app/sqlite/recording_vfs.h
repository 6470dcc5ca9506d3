// A VFS over the system's one that keeps a journal of every change of files, for tests: from it each state can be made that a
// power cut could have left, with what was not yet synced dropped, reordered or torn. Nothing of the program registers it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace plateglass::sqlite {

struct FileChange {
    enum class Kind { Write, Truncate, Sync, Delete } kind = Kind::Write;
    std::string path; ///< as the system was given it
    std::int64_t offset = 0; ///< of a write; the size for a truncate
    std::string bytes;
};

class RecordingVfs {
public:
    /// Default: every database of the process that names no VFS goes through it, until this ends. Close files first.
    enum class Scope { Named, Default };
    explicit RecordingVfs(Scope scope);
    ~RecordingVfs();
    RecordingVfs(const RecordingVfs&) = delete;
    RecordingVfs& operator=(const RecordingVfs&) = delete;

    [[nodiscard]] const std::string& name() const;
    /// Changes so far. Any thread.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::vector<FileChange> journal() const;

    struct State;

private:
    State* m_state; ///< deliberately never freed, as in FaultVfs
};

/// Makes the files of `from` as a power cut after `count` changes could have left them. `from` holds a copy of the folder from before
/// the first change; paths of the journal that lie in `original` are taken to lie in `from`. Of what was not synced, each change
/// is kept or dropped, and a kept write may be torn at a sector, as `seed` says; seed 0 drops all of it.
void cutPower(const std::vector<FileChange>& journal, std::size_t count, const std::filesystem::path& original, const std::filesystem::path& from, std::uint64_t seed);

} // namespace plateglass::sqlite
