#include "engine/position_chunk.h"

#include "engine/read_chunk.h"

namespace plateglass::engine {

base::Bytes PositionChunk::encode(std::span<const Entry> ascending)
{
    std::vector<std::int64_t> values;
    ByteWriter out;
    out.number(ascending.size());
    for (const auto& entry : ascending) values.push_back(entry.read);
    PackedColumn::write(values, out);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = ascending[i].position;
    PackedColumn::write(values, out);
    return out.take();
}

std::shared_ptr<const PositionChunk> PositionChunk::from(base::Bytes bytes)
{
    auto chunk = std::make_shared<PositionChunk>();
    chunk->m_bytes = std::move(bytes);
    const std::size_t size = chunk->m_bytes.size();
    chunk->m_bytes.resize(size + PackedColumn::kSlack);
    ByteReader reader(base::ByteView(chunk->m_bytes).first(size));
    chunk->m_size = reader.number<std::size_t>();
    if (chunk->m_size > kReadsPerChunk) return nullptr;
    chunk->m_reads = PackedColumn(reader, chunk->m_size);
    chunk->m_positions = PackedColumn(reader, chunk->m_size);
    return reader.failed() ? nullptr : chunk;
}

std::optional<std::uint32_t> PositionChunk::find(std::int64_t read) const
{
    std::size_t first = 0, last = m_size;
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (m_reads.at(middle) < read) first = middle + 1;
        else last = middle;
    }
    if (first == m_size || m_reads.at(first) != read) return std::nullopt;
    return static_cast<std::uint32_t>(m_positions.at(first));
}

} // namespace plateglass::engine
