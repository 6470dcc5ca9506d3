#include "tiles/inflate.h"

#include <zlib.h>

#include <algorithm>

namespace plateglass::tiles {

namespace {

constexpr int kDetectGzipAndZlib = 32 + MAX_WBITS; ///< see inflateInit2() in zlib.h
constexpr std::size_t kFirstGuess = 64 * 1024;

class Inflater {
public:
    explicit Inflater(base::ByteView packed)
    {
        m_stream.next_in = const_cast<Bytef*>(packed.data()); // zlib's interface predates const; it only reads
        m_stream.avail_in = static_cast<uInt>(packed.size());
        m_ready = inflateInit2(&m_stream, kDetectGzipAndZlib) == Z_OK;
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater()
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    [[nodiscard]] bool ready() const { return m_ready; }

    /// Fills `room`; true once the stream has ended with a good check sum.
    base::Result<bool> fill(std::span<std::uint8_t> room)
    {
        m_stream.next_out = room.data();
        m_stream.avail_out = static_cast<uInt>(room.size());
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        if (code == Z_STREAM_END)
            return true;
        if (code == Z_OK && m_stream.avail_out == 0)
            return false;
        return base::fail(base::Errc::Corrupt, "tile: packed data is damaged");
    }
    [[nodiscard]] std::size_t unused() const { return m_stream.avail_out; }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

} // namespace

Packing packingOf(base::ByteView bytes)
{
    if (bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
        return Packing::Gzip;
    // RFC 1950: method 8, and the first two bytes as a number are a multiple of 31. A vector tile begins with 0x1a.
    if (bytes.size() >= 2 && (bytes[0] & 0x0f) == 8 && (bytes[0] * 256 + bytes[1]) % 31 == 0)
        return Packing::Zlib;
    return Packing::None;
}

base::Result<base::Bytes> unpack(base::ByteView bytes, std::size_t bound)
{
    if (bytes.size() > bound)
        return base::fail(base::Errc::LimitExceeded, "tile: too large");
    if (packingOf(bytes) == Packing::None)
        return base::Bytes(bytes.begin(), bytes.end());
    Inflater inflater(bytes);
    if (!inflater.ready())
        return base::fail(base::Errc::LimitExceeded, "tile: memory");
    base::Bytes out(std::min(bound, kFirstGuess));
    std::size_t filled = 0;
    while (true) {
        PG_TRY(const bool ended, inflater.fill(std::span(out).subspan(filled)));
        filled = out.size() - inflater.unused();
        if (ended)
            break;
        if (out.size() == bound)
            return base::fail(base::Errc::LimitExceeded, "tile: unpacks to too much");
        out.resize(std::min(bound, out.size() * 2));
    }
    out.resize(filled);
    return out;
}

} // namespace plateglass::tiles
