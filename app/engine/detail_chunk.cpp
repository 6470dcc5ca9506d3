#include "engine/detail_chunk.h"

#include "base/check.h"
#include "engine/byte_stream.h"

#include <zlib.h>

namespace plateglass::engine {

namespace {
constexpr std::size_t kMostBytes = std::size_t(1) << 26; ///< of one chunk, unpacked: beyond it the bytes are damaged
} // namespace

base::Bytes DetailChunk::encode(std::span<const base::ByteView> rows)
{
    ByteWriter plain;
    plain.number(rows.size());
    for (const auto row : rows) plain.number(row.size());
    for (const auto row : rows) plain.raw(row);
    ByteWriter out;
    out.number(plain.view().size());
    auto size = compressBound(static_cast<uLong>(plain.view().size()));
    base::Bytes packed(size);
    PG_CHECK(compress2(packed.data(), &size, plain.view().data(), static_cast<uLong>(plain.view().size()), Z_BEST_SPEED) == Z_OK);
    out.raw(base::ByteView(packed).first(size));
    return out.take();
}

std::shared_ptr<const DetailChunk> DetailChunk::from(base::ByteView bytes)
{
    ByteReader head(bytes);
    auto size = head.number<uLongf>();
    if (head.failed() || size > kMostBytes) return nullptr;
    base::Bytes plain(size);
    const auto packed = head.raw(head.left());
    if (uncompress(plain.data(), &size, packed.data(), static_cast<uLong>(packed.size())) != Z_OK || size != plain.size()) return nullptr;
    ByteReader reader(plain);
    auto chunk = std::make_shared<DetailChunk>();
    std::size_t end = 0;
    for (auto rows = reader.count(); rows > 0; --rows) chunk->m_ends.push_back(static_cast<std::uint32_t>(end += reader.number<std::size_t>()));
    const auto body = reader.raw(end);
    if (reader.failed()) return nullptr;
    chunk->m_bytes.assign(body.begin(), body.end());
    return chunk;
}

base::ByteView DetailChunk::at(std::size_t i) const
{
    if (i >= m_ends.size()) return {};
    const std::size_t begin = i == 0 ? 0 : m_ends[i - 1];
    return base::ByteView(m_bytes).subspan(begin, m_ends[i] - begin);
}

} // namespace plateglass::engine
