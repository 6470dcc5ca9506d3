// A folder that appears whole or not at all: it is filled under another name beside its place, synced, then renamed.
// One thread.
#pragma once

#include "base/bytes.h"

#include <filesystem>

namespace plateglass::audit {

class AtomicFolder {
public:
    /// Errc::AlreadyExists when `target` exists, NotFound without its parent, Io.
    [[nodiscard]] static base::Result<AtomicFolder> begin(std::filesystem::path target);
    AtomicFolder(AtomicFolder&& other) noexcept;
    AtomicFolder& operator=(AtomicFolder&&) = delete;
    ~AtomicFolder(); ///< removes what was written unless it was published

    /// Writes a file and the folders above it. `name` is relative, with `/`. Errc::DiskFull, Io.
    [[nodiscard]] base::Result<void> write(std::string_view name, base::ByteView bytes);
    /// Where it is being filled, for files that others write.
    [[nodiscard]] const std::filesystem::path& place() const { return m_partial; }
    /// Syncs everything and gives the folder its name.
    [[nodiscard]] base::Result<void> publish();

private:
    AtomicFolder(std::filesystem::path target, std::filesystem::path partial) : m_target(std::move(target)), m_partial(std::move(partial)) {}

    std::filesystem::path m_target;
    std::filesystem::path m_partial; ///< empty once published
};

} // namespace plateglass::audit
