#include "gate/files.h"

#include "base/bytes.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#if !defined(_WIN32)
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

base::Error errnoError(int code, std::source_location where = std::source_location::current())
{
    const auto errc = code == ENOENT ? Errc::NotFound : code == ENOSPC || code == EFBIG ? Errc::DiskFull : Errc::Io;
    return {errc, "file", where};
}

bool sync(std::FILE* file)
{
    if (std::fflush(file) != 0)
        return false;
#if defined(_WIN32)
    return _commit(_fileno(file)) == 0;
#else
    return ::fsync(::fileno(file)) == 0;
#endif
}

Result<void> writeSynced(const std::filesystem::path& file, std::string_view text, const char* mode)
{
    File out(std::fopen(file.string().c_str(), mode));
    if (!out)
        return std::unexpected(errnoError(errno));
    if (std::fwrite(text.data(), 1, text.size(), out.get()) != text.size() || !sync(out.get()))
        return std::unexpected(errnoError(errno));
    return {};
}

} // namespace

Result<std::string> readWhole(const std::filesystem::path& file, std::size_t most)
{
    File in(std::fopen(file.string().c_str(), "rb"));
    if (!in)
        return std::unexpected(errnoError(errno));
    std::string text;
    std::array<char, 1 << 16> piece;
    while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), in.get())) {
        text.append(piece.data(), n);
        if (text.size() > most)
            return fail(Errc::LimitExceeded, "file too long");
    }
    if (std::ferror(in.get()))
        return std::unexpected(errnoError(EIO));
    return text;
}

Result<void> replaceFile(const std::filesystem::path& file, std::string_view text)
{
    std::filesystem::path beside = file;
    beside += ".new";
    std::error_code ignored;
    if (auto written = writeSynced(beside, text, "wb"); !written) {
        std::filesystem::remove(beside, ignored);
        return written;
    }
    std::error_code failed;
    std::filesystem::rename(beside, file, failed);
    if (failed) {
        std::filesystem::remove(beside, ignored);
        return fail(Errc::Io, "rename");
    }
    syncFolder(file.parent_path());
    return {};
}

Result<void> appendLine(const std::filesystem::path& file, std::string_view line)
{
    return writeSynced(file, std::string(line) + "\n", "ab");
}

Result<std::string> sha256OfFile(const std::filesystem::path& file)
{
    File in(std::fopen(file.string().c_str(), "rb"));
    if (!in)
        return std::unexpected(errnoError(errno));
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::array<std::uint8_t, 1 << 16> piece;
    while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), in.get()))
        crypto_hash_sha256_update(&state, piece.data(), n);
    if (std::ferror(in.get()))
        return std::unexpected(errnoError(EIO));
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_final(&state, digest.data());
    return base::toHex(digest);
}

void syncFolder(const std::filesystem::path& folder)
{
#if !defined(_WIN32)
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
#else
    (void)folder;
#endif
}

} // namespace plateglass::gate
