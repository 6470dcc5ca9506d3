#include "ingest/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iostream>
#include <vector>

#if defined(_WIN32)
#  include <fcntl.h>
#  include <io.h>
#endif

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::size_t kChunk = 64 * 1024;

class PlainBytes final : public ByteSource {
public:
    explicit PlainBytes(std::unique_ptr<std::ifstream> file) : m_owned(std::move(file)), m_stream(m_owned.get()) {}
    explicit PlainBytes(std::istream& stream) : m_stream(&stream) {}

    Result<std::size_t> read(std::span<char> out) override
    {
        std::size_t taken = 0;
        for (; m_peekAt < m_peeked.size() && taken < out.size(); ++m_peekAt) out[taken++] = m_peeked[m_peekAt];
        PG_TRY(const auto more, readStream(out.subspan(taken)));
        m_consumed += taken + more;
        return taken + more;
    }
    std::uint64_t consumed() const override { return m_consumed; }

    /// The first bytes, left to be read again.
    Result<std::string> peek(std::size_t count)
    {
        m_peeked.resize(count);
        PG_TRY(const auto got, readStream(m_peeked));
        m_peeked.resize(got);
        return m_peeked;
    }

private:
    Result<std::size_t> readStream(std::span<char> out)
    {
        if (out.empty()) return std::size_t(0);
        m_stream->read(out.data(), static_cast<std::streamsize>(out.size()));
        if (m_stream->bad()) return fail(Errc::Io, "reading the file");
        return static_cast<std::size_t>(m_stream->gcount());
    }

    std::unique_ptr<std::ifstream> m_owned;
    std::istream* m_stream;
    std::string m_peeked;
    std::size_t m_peekAt = 0;
    std::uint64_t m_consumed = 0;
};

/// One or more gzip members after one another, as RFC 1952 allows.
class GzipBytes final : public ByteSource {
public:
    explicit GzipBytes(std::unique_ptr<ByteSource> packed) : m_packed(std::move(packed)), m_input(kChunk) {}
    ~GzipBytes() override { inflateEnd(&m_zlib); }

    Result<void> start()
    {
        constexpr int gzipOnly = 16 + MAX_WBITS;
        if (inflateInit2(&m_zlib, gzipOnly) != Z_OK) return fail(Errc::Io, "zlib");
        return {};
    }
    Result<std::size_t> read(std::span<char> out) override
    {
        m_zlib.next_out = reinterpret_cast<Bytef*>(out.data());
        m_zlib.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), 1u << 30));
        const auto wanted = m_zlib.avail_out;
        while (m_zlib.avail_out > 0) {
            PG_TRY(const bool more, refill());
            if (!more && m_betweenMembers) break;
            if (!more) return fail(Errc::Malformed, "the gzip data end too early");
            PG_TRY_VOID(inflateSome());
        }
        return std::size_t(wanted - m_zlib.avail_out);
    }
    std::uint64_t consumed() const override { return m_packed->consumed(); }

private:
    Result<bool> refill()
    {
        if (m_zlib.avail_in > 0) return true;
        PG_TRY(const auto got, m_packed->read(m_input));
        m_zlib.next_in = reinterpret_cast<Bytef*>(m_input.data());
        m_zlib.avail_in = static_cast<uInt>(got);
        return got > 0;
    }
    Result<void> inflateSome()
    {
        if (m_betweenMembers && inflateReset(&m_zlib) != Z_OK) return fail(Errc::Io, "zlib");
        m_betweenMembers = false;
        const int answer = inflate(&m_zlib, Z_NO_FLUSH);
        if (answer == Z_STREAM_END) m_betweenMembers = true;
        else if (answer != Z_OK && answer != Z_BUF_ERROR) return fail(Errc::Malformed, "the gzip data are damaged");
        return {};
    }

    std::unique_ptr<ByteSource> m_packed;
    std::vector<char> m_input;
    z_stream m_zlib{};
    bool m_betweenMembers = true;
};

} // namespace

Result<OpenedBytes> openBytes(const std::filesystem::path& file)
{
    OpenedBytes opened;
    std::unique_ptr<PlainBytes> plain;
    if (file == "-") {
#if defined(_WIN32)
        _setmode(0, _O_BINARY); // else line ends and 0x1A are taken for text
#endif
        plain = std::make_unique<PlainBytes>(std::cin);
    } else {
        std::error_code error;
        if (!std::filesystem::exists(file, error)) return fail(Errc::NotFound, "the file");
        if (std::filesystem::is_directory(file, error)) return fail(Errc::Io, "this is a folder, not a file");
        auto stream = std::make_unique<std::ifstream>(file, std::ios::binary);
        if (!*stream) return fail(Errc::Io, "opening the file");
        if (const auto size = std::filesystem::file_size(file, error); !error) opened.size = size;
        plain = std::make_unique<PlainBytes>(std::move(stream));
    }
    PG_TRY(const auto magic, plain->peek(2));
    if (magic != "\x1f\x8b") {
        opened.source = std::move(plain);
        return opened;
    }
    auto gzip = std::make_unique<GzipBytes>(std::move(plain));
    PG_TRY_VOID(gzip->start());
    opened.source = std::move(gzip);
    return opened;
}

} // namespace plateglass::ingest
