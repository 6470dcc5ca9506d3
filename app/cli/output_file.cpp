#include "cli/output_file.h"

#include <cerrno>
#include <cstdio>
#include <memory>

namespace plateglass::cli {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;

base::Result<void> writeNewFile(const fs::path& file, base::ByteView bytes)
{
    std::error_code error;
    if (fs::exists(file, error)) return fail(Errc::AlreadyExists, "the output file");
#if defined(_WIN32)
    std::FILE* opened = ::_wfopen(file.c_str(), L"wbx");
#else
    std::FILE* opened = std::fopen(file.c_str(), "wbx");
#endif
    if (!opened) return fail(errno == EEXIST ? Errc::AlreadyExists : Errc::Io, "the output file");
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), opened) == bytes.size() && std::fflush(opened) == 0;
    const int why = errno;
    if (std::fclose(opened) == 0 && written) return {};
    fs::remove(file, error);
    return fail(why == ENOSPC || why == EFBIG ? Errc::DiskFull : Errc::Io, "the output file");
}

} // namespace plateglass::cli
