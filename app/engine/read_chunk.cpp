#include "engine/read_chunk.h"

namespace plateglass::engine {

namespace {
constexpr std::int64_t kMobileFlag = 4, kPlaceFlag = 8; ///< beside the two bits of the image state
} // namespace

std::int64_t ReadChunk::valueOf(const StoredRead& read, Column column)
{
    switch (column) {
    case kPlate: return read.plate;
    case kTime: return read.time;
    case kCamera: return read.camera;
    case kRead: return read.read;
    case kSource: return read.source;
    case kLat: return read.place.lat.value;
    case kLon: return read.place.lon.value;
    case kConfidence: return read.confidence;
    case kMake: return read.make;
    case kModel: return read.model;
    case kColour: return read.colour;
    case kType: return read.vehicleType;
    case kDirection: return read.direction;
    case kFlags: return static_cast<std::int64_t>(read.image) | (read.mobile ? kMobileFlag : 0) | (read.hasPlace ? kPlaceFlag : 0);
    case kColumns: break;
    }
    return 0;
}

base::Bytes ReadChunk::encode(std::span<const StoredRead* const> reads)
{
    ByteWriter out;
    out.number(reads.size());
    std::vector<std::int64_t> values(reads.size());
    for (int column = 0; column < kColumns; ++column) {
        std::int64_t placed = 0; // a read without a place repeats the one before it, so that it costs nothing
        for (std::size_t i = 0; i < reads.size(); ++i) {
            const bool place = column == kLat || column == kLon;
            values[i] = place && !reads[i]->hasPlace ? placed : valueOf(*reads[i], static_cast<Column>(column));
            if (place) placed = values[i];
        }
        PackedColumn::write(values, out);
    }
    return out.take();
}

std::shared_ptr<const ReadChunk> ReadChunk::from(base::Bytes bytes)
{
    auto chunk = std::make_shared<ReadChunk>();
    chunk->m_bytes = std::move(bytes);
    const std::size_t size = chunk->m_bytes.size();
    chunk->m_bytes.resize(size + PackedColumn::kSlack);
    ByteReader reader(base::ByteView(chunk->m_bytes).first(size));
    chunk->m_size = reader.number<std::size_t>();
    if (chunk->m_size > kReadsPerChunk) return nullptr;
    for (auto& column : chunk->m_columns) column = PackedColumn(reader, chunk->m_size);
    return reader.failed() ? nullptr : chunk;
}

StoredRead ReadChunk::at(std::size_t i) const
{
    const auto number = [&](Column column) { return static_cast<std::uint32_t>(m_columns[column].at(i)); };
    StoredRead read{.time = m_columns[kTime].at(i), .read = m_columns[kRead].at(i), .plate = number(kPlate), .camera = number(kCamera), .source = number(kSource)};
    const auto flags = m_columns[kFlags].at(i);
    read.hasPlace = (flags & kPlaceFlag) != 0;
    if (read.hasPlace) read.place = {{static_cast<std::int32_t>(m_columns[kLat].at(i))}, {static_cast<std::int32_t>(m_columns[kLon].at(i))}};
    read.confidence = static_cast<std::int16_t>(m_columns[kConfidence].at(i));
    read.make = number(kMake);
    read.model = number(kModel);
    read.colour = number(kColour);
    read.vehicleType = number(kType);
    read.direction = number(kDirection);
    read.image = static_cast<domain::ImageState>(flags & 3);
    read.mobile = (flags & kMobileFlag) != 0;
    return read;
}

} // namespace plateglass::engine
