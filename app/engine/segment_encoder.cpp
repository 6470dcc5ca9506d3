#include "engine/segment_encoder.h"

#include "base/check.h"
#include "engine/detail_chunk.h"
#include "engine/ground_cell.h"
#include "engine/position_chunk.h"
#include "engine/radix_sort.h"
#include "engine/read_chunk.h"

#include <algorithm>
#include <bit>
#include <future>
#include <map>
#include <set>

namespace plateglass::engine {

namespace {

std::vector<base::Bytes>& chunksOf(EncodedSegment& segment, Part part) { return segment.parts[static_cast<std::size_t>(part)]; }

/// Calls `encode(pointers, first row)` for each chunk of the order.
void eachChunk(const std::vector<StoredRead>& reads, const RowOrder& order, auto&& encode)
{
    std::vector<const StoredRead*> chunk;
    for (std::size_t from = 0; from < order.size(); from += kReadsPerChunk) {
        chunk.clear();
        for (std::size_t i = from; i < std::min(order.size(), from + kReadsPerChunk); ++i) chunk.push_back(&reads[order[i]]);
        encode(std::span<const StoredRead* const>(chunk));
    }
}

/// What the order by place sorts by, apart from the reads so that sorting stays in the cache.
struct PlaceKey {
    std::int64_t cell;
    std::uint32_t camera;
    std::uint32_t row;
    std::int64_t time, read;
    auto operator<=>(const PlaceKey& other) const { return std::tie(cell, camera, time, read) <=> std::tie(other.cell, other.camera, other.time, other.read); }
};

void widen(domain::Box& box, base::LatLon place, bool first)
{
    if (first) box = {place.lat, place.lon, place.lat, place.lon};
    box.south = std::min(box.south, place.lat), box.north = std::max(box.north, place.lat);
    box.west = std::min(box.west, place.lon), box.east = std::max(box.east, place.lon);
}

void encodePlaces(const std::vector<StoredRead>& reads, const RowOrder& rows, EncodedSegment& out)
{
    std::vector<PlaceKey> keys;
    keys.reserve(rows.size());
    for (const auto row : rows) {
        const auto& read = reads[row];
        keys.push_back({read.hasPlace ? cellOf(read.place) : kNoCell, read.mobile ? 0 : read.camera, row, read.time, read.read});
    }
    std::sort(keys.begin(), keys.end());
    auto& directory = out.directory;
    RowOrder order;
    order.reserve(keys.size());
    for (const auto& key : keys) {
        const bool fresh = directory.groups.empty() || directory.groups.back().cell != key.cell || directory.groups.back().camera != key.camera;
        if (fresh)
            directory.groups.push_back({.cell = key.cell, .camera = key.camera, .firstRow = static_cast<std::uint32_t>(order.size()), .firstTime = key.time});
        auto& group = directory.groups.back();
        ++group.reads;
        group.lastTime = key.time;
        if (key.cell != kNoCell) widen(group.bounds, reads[key.row].place, fresh);
        order.push_back(key.row);
    }
    eachChunk(reads, order, [&](std::span<const StoredRead* const> chunk) {
        chunksOf(out, Part::ByPlace).push_back(ReadChunk::encode(chunk));
        directory.placeChunks.push_back({chunk.front()->time, chunk.back()->time});
    });
}

void encodePlates(const std::vector<StoredRead>& reads, const RowOrder& order, EncodedSegment& out)
{
    eachChunk(reads, order, [&](std::span<const StoredRead* const> chunk) {
        chunksOf(out, Part::ByPlate).push_back(ReadChunk::encode(chunk));
        out.directory.plateChunks.push_back({chunk.front()->plate, chunk.back()->plate});
    });
}

void encodePositions(const std::vector<StoredRead>& reads, const RowOrder& byPlate, EncodedSegment& out)
{
    std::vector<PositionChunk::Entry> entries;
    entries.reserve(byPlate.size());
    for (std::uint32_t position = 0; position < byPlate.size(); ++position) entries.push_back({reads[byPlate[position]].read, position});
    if (!std::ranges::is_sorted(entries, {}, &PositionChunk::Entry::read)) {
        const auto least = std::ranges::min(entries, {}, &PositionChunk::Entry::read).read, most = std::ranges::max(entries, {}, &PositionChunk::Entry::read).read;
        radixSort(entries, std::bit_width(static_cast<std::uint64_t>(most - least)), [least](const auto& entry) { return static_cast<std::uint64_t>(entry.read - least); });
    }
    for (std::size_t from = 0; from < entries.size(); from += kReadsPerChunk) {
        const auto chunk = std::span<const PositionChunk::Entry>(entries).subspan(from, std::min(kReadsPerChunk, entries.size() - from));
        out.directory.positionChunks.push_back(chunk.front().read);
        chunksOf(out, Part::Positions).push_back(PositionChunk::encode(chunk));
    }
    out.directory.firstRead = entries.front().read;
    out.directory.lastRead = entries.back().read;
}

void encodeDetails(const SegmentRows& rows, const RowOrder& order, EncodedSegment& out)
{
    std::vector<base::ByteView> chunk;
    for (std::size_t from = 0; from < order.size(); from += kDetailsPerChunk) {
        chunk.clear();
        for (std::size_t i = from; i < std::min(order.size(), from + kDetailsPerChunk); ++i) chunk.push_back(rows.detailsAt(order[i]));
        chunksOf(out, Part::Details).push_back(DetailChunk::encode(chunk));
    }
}

void countFacts(const std::vector<StoredRead>& reads, const RowOrder& order, SegmentDirectory& directory)
{
    directory.reads = static_cast<std::uint32_t>(order.size());
    directory.firstTime = directory.lastTime = reads[order.front()].time;
    std::map<std::uint32_t, SegmentDirectory::CameraCount> cameras;
    std::set<std::uint32_t> sources;
    std::vector<char> words;
    std::vector<std::uint32_t> plates; // neighbours in the order
    for (const auto row : order) {
        const auto& read = reads[row];
        if (plates.empty() || plates.back() != read.plate) plates.push_back(read.plate);
        directory.firstTime = std::min(directory.firstTime, read.time);
        directory.lastTime = std::max(directory.lastTime, read.time);
        auto& camera = cameras.try_emplace(read.camera, SegmentDirectory::CameraCount{read.camera, 0, 0, read.time, read.time}).first->second;
        ++camera.reads;
        if (read.mobile) ++camera.mobileReads;
        camera.firstTime = std::min(camera.firstTime, read.time);
        camera.lastTime = std::max(camera.lastTime, read.time);
        if (sources.empty() || *sources.rbegin() != read.source) sources.insert(read.source);
        for (const auto word : {read.make, read.model, read.colour, read.vehicleType, read.direction}) {
            if (words.size() <= word) words.resize(word + 1);
            words[word] = 1;
        }
    }
    directory.plates = PlateSketch(plates.size());
    for (const auto plate : plates) directory.plates.add(plate);
    for (const auto& [number, count] : cameras) directory.cameras.push_back(count);
    directory.sources.assign(sources.begin(), sources.end());
    for (std::uint32_t word = 1; word < words.size(); ++word)
        if (words[word] != 0) directory.words.push_back(word);
}

} // namespace

void SegmentRows::add(const StoredRead& read, base::ByteView details)
{
    m_reads.push_back(read);
    m_details.insert(m_details.end(), details.begin(), details.end());
    m_ends.push_back(m_details.size());
}

base::ByteView SegmentRows::detailsAt(std::size_t i) const
{
    const auto begin = i == 0 ? 0 : m_ends[i - 1];
    return base::ByteView(m_details).subspan(begin, m_ends[i] - begin);
}

void SegmentRows::clear()
{
    m_reads.clear();
    m_details.clear();
    m_ends.clear();
}

RowOrder orderByPlate(const std::vector<StoredRead>& reads)
{
    struct Key {
        std::uint32_t plate, camera;
        std::int64_t time, read;
        std::uint32_t row;
        auto operator<=>(const Key& other) const { return std::tie(plate, time, camera, read) <=> std::tie(other.plate, other.time, other.camera, other.read); }
    };
    std::vector<Key> keys;
    keys.reserve(reads.size());
    for (std::uint32_t row = 0; row < reads.size(); ++row) keys.push_back({reads[row].plate, reads[row].camera, reads[row].time, reads[row].read, row});
    std::sort(keys.begin(), keys.end());
    RowOrder order;
    order.reserve(keys.size());
    for (const auto& key : keys) order.push_back(key.row);
    return order;
}

RowOrder withoutDuplicates(const std::vector<StoredRead>& reads, const RowOrder& byPlate)
{
    RowOrder out;
    out.reserve(byPlate.size());
    for (const auto row : byPlate)
        if (out.empty() || reads[out.back()].historyKey() != reads[row].historyKey()) out.push_back(row);
    return out;
}

EncodedSegment encodeSegment(const SegmentRows& rows, const RowOrder& byPlate)
{
    PG_CHECK(!byPlate.empty() && byPlate.size() <= kMostReads);
    EncodedSegment out, places;
    auto other = std::async(std::launch::async, [&] { encodePlaces(rows.reads(), byPlate, places); });
    encodePlates(rows.reads(), byPlate, out);
    encodePositions(rows.reads(), byPlate, out);
    encodeDetails(rows, byPlate, out);
    countFacts(rows.reads(), byPlate, out.directory);
    other.get();
    out.directory.groups = std::move(places.directory.groups);
    out.directory.placeChunks = std::move(places.directory.placeChunks);
    chunksOf(out, Part::ByPlace) = std::move(chunksOf(places, Part::ByPlace));
    return out;
}

} // namespace plateglass::engine
