#include "verify/log_folder.h"

#include <algorithm>
#include <fstream>

namespace plateglass::verify {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;

namespace {
constexpr std::uintmax_t kMostBytes = std::uintmax_t(1) << 30; ///< far above any file of a log; keeps memory bounded
}

base::Result<std::string> readFile(const fs::path& path, std::uintmax_t most)
{
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return fail(Errc::NotFound, "no such file");
    const auto size = fs::file_size(path, error);
    if (error) return fail(Errc::Io, error.message());
    if (size > std::min(most, kMostBytes)) return fail(Errc::LimitExceeded, "the file is too large");
    std::string out(static_cast<std::size_t>(size), '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(out.data(), static_cast<std::streamsize>(out.size()));
    if (!in) return fail(Errc::Io, "the file cannot be read");
    return out;
}

base::Result<std::string> LogFolder::read(std::string_view name) const { return readFile(m_root / fs::path(name)); }

bool LogFolder::has(std::string_view name) const
{
    std::error_code ignored;
    return fs::is_regular_file(m_root / fs::path(name), ignored);
}

std::vector<std::string> LogFolder::list(std::string_view folder) const
{
    std::vector<std::string> out;
    std::error_code error;
    for (auto it = fs::directory_iterator(m_root / fs::path(folder), error); !error && it != fs::directory_iterator(); it.increment(error))
        out.push_back(it->path().filename().string());
    std::ranges::sort(out);
    return out;
}

} // namespace plateglass::verify
