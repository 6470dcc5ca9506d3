#include "gate/intake.h"

#include "json/json.h"

#include <cstdio>
#include <memory>

#if !defined(_WIN32)
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace plateglass::gate {

using base::Bytes;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kChunk = 1u << 16;
constexpr std::size_t kSealedKey = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kMostDescription = 1u << 20;

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

Result<File> openFile(const std::filesystem::path& path, const char* mode)
{
    File file(std::fopen(path.string().c_str(), mode));
    if (!file)
        return fail(errno == ENOENT ? Errc::NotFound : errno == ENOSPC ? Errc::DiskFull : Errc::Io, "file");
#if !defined(_WIN32)
    if (mode[0] == 'w')
        ::fchmod(::fileno(file.get()), S_IRUSR | S_IWUSR);
#endif
    return file;
}

Result<void> put(std::FILE* out, base::ByteView bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), out) != bytes.size())
        return fail(errno == ENOSPC ? Errc::DiskFull : Errc::Io, "write");
    return {};
}

/// Each chunk behind its length, so that the description may be longer than a chunk of the file.
Result<void> putChunk(std::FILE* out, crypto_secretstream_xchacha20poly1305_state& state, base::ByteView plain, std::uint8_t tag)
{
    Bytes sealed(plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&state, sealed.data(), nullptr, plain.data(), plain.size(), nullptr, 0, tag);
    const auto n = static_cast<std::uint32_t>(sealed.size());
    const std::array<std::uint8_t, 4> length{static_cast<std::uint8_t>(n >> 24), static_cast<std::uint8_t>(n >> 16), static_cast<std::uint8_t>(n >> 8), static_cast<std::uint8_t>(n)};
    PG_TRY_VOID(put(out, length));
    return put(out, sealed);
}

struct Chunk {
    Bytes plain;
    bool last = false;
};

Result<Chunk> takeChunk(std::FILE* in, crypto_secretstream_xchacha20poly1305_state& state)
{
    std::array<std::uint8_t, 4> length{};
    if (std::fread(length.data(), 1, length.size(), in) != length.size())
        return fail(Errc::Corrupt, "waiting import is cut");
    const std::size_t n = (std::size_t{length[0]} << 24) | (std::size_t{length[1]} << 16) | (std::size_t{length[2]} << 8) | length[3];
    if (n < crypto_secretstream_xchacha20poly1305_ABYTES || n > kMostDescription + crypto_secretstream_xchacha20poly1305_ABYTES)
        return fail(Errc::Corrupt, "waiting import");
    Bytes sealed(n);
    if (std::fread(sealed.data(), 1, n, in) != n)
        return fail(Errc::Corrupt, "waiting import is cut");
    Chunk chunk;
    chunk.plain.resize(n - crypto_secretstream_xchacha20poly1305_ABYTES);
    std::uint8_t tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, chunk.plain.data(), nullptr, &tag, sealed.data(), sealed.size(), nullptr, 0) != 0)
        return fail(Errc::Corrupt, "waiting import was changed");
    chunk.last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return chunk;
}

} // namespace

Result<void> sealImport(const std::filesystem::path& into, const WaitingImport& what, const std::filesystem::path& file, const PublicKey& readers)
{
    const std::string description = json::write(json::Object{{"mapping", what.mapping}, {"timezone", what.timezone}, {"source", what.source},
                                                             {"fileName", what.fileName}, {"account", what.account}, {"imported", what.imported}, {"kind", what.kind}, {"purgeBy", what.purgeBy}});
    if (description.size() > kMostDescription)
        return fail(Errc::LimitExceeded, "mapping");
    PG_TRY(const File in, openFile(file, "rb"));
    std::filesystem::path beside = into;
    beside += ".part";
    const auto write = [&]() -> Result<void> {
        PG_TRY(const File out, openFile(beside, "wb"));
        const Secret key = Secret::random();
        Bytes sealedKey(kSealedKey);
        crypto_box_seal(sealedKey.data(), key.bytes().data(), key.bytes().size(), readers.data());
        crypto_secretstream_xchacha20poly1305_state state;
        std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
        crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), key.bytes().data());
        PG_TRY_VOID(put(out.get(), sealedKey));
        PG_TRY_VOID(put(out.get(), header));
        PG_TRY_VOID(putChunk(out.get(), state, base::viewOf(description), crypto_secretstream_xchacha20poly1305_TAG_MESSAGE));
        Bytes piece(kChunk);
        while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), in.get()))
            PG_TRY_VOID(putChunk(out.get(), state, base::ByteView(piece).first(n), crypto_secretstream_xchacha20poly1305_TAG_MESSAGE));
        if (std::ferror(in.get()))
            return fail(Errc::Io, "read");
        PG_TRY_VOID(putChunk(out.get(), state, {}, crypto_secretstream_xchacha20poly1305_TAG_FINAL));
        if (std::fflush(out.get()) != 0)
            return fail(errno == ENOSPC ? Errc::DiskFull : Errc::Io, "write");
#if !defined(_WIN32)
        ::fsync(::fileno(out.get()));
#endif
        return {};
    };
    std::error_code failed;
    auto written = write();
    if (written)
        std::filesystem::rename(beside, into, failed);
    if (!written || failed)
        std::filesystem::remove(beside, failed);
    return written;
}

Result<WaitingImport> unsealImport(const std::filesystem::path& from, const std::filesystem::path& into, const PublicKey& readersPublic, const Secret& readersSecret)
{
    PG_TRY(const File in, openFile(from, "rb"));
    Bytes sealedKey(kSealedKey);
    std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    Secret key;
    crypto_secretstream_xchacha20poly1305_state state;
    if (std::fread(sealedKey.data(), 1, sealedKey.size(), in.get()) != sealedKey.size() || std::fread(header.data(), 1, header.size(), in.get()) != header.size()
        || crypto_box_seal_open(key.data(), sealedKey.data(), sealedKey.size(), readersPublic.data(), readersSecret.bytes().data()) != 0
        || crypto_secretstream_xchacha20poly1305_init_pull(&state, header.data(), key.bytes().data()) != 0)
        return fail(Errc::Corrupt, "waiting import");
    PG_TRY(const Chunk first, takeChunk(in.get(), state));
    const auto description = json::parse(base::textOf(first.plain));
    if (!description)
        return fail(Errc::Corrupt, "waiting import");
    PG_TRY(const File out, openFile(into, "wb"));
    for (bool last = false; !last;) {
        PG_TRY(const Chunk chunk, takeChunk(in.get(), state));
        PG_TRY_VOID(put(out.get(), chunk.plain));
        last = chunk.last;
    }
    return WaitingImport{description->stringOr("mapping", ""),  description->stringOr("timezone", ""), description->stringOr("source", ""),
                         description->stringOr("fileName", ""), description->stringOr("account", ""),  description->stringOr("imported", ""),
                         description->stringOr("kind", "reads"), description->stringOr("purgeBy", "")};
}

} // namespace plateglass::gate
