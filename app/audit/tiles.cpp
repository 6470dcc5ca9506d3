#include "audit/tiles.h"

#include "base/check.h"

#include <format>

namespace plateglass::audit {

namespace {

/// 1234067 is `x001/x234/067`: three digits an element, so that no directory grows beyond a thousand names.
std::string numberPath(std::uint64_t number)
{
    std::string out = std::format("{:03}", number % 1000);
    while ((number /= 1000) > 0) out = std::format("x{:03}/", number % 1000) + out;
    return out;
}

std::string pathOf(std::string_view folder, std::uint64_t number, unsigned width)
{
    PG_CHECK(width >= 1 && width <= kTileWidth);
    auto out = std::format("tile/{}/{}", folder, numberPath(number));
    if (width < kTileWidth) out += std::format(".p/{}", width);
    return out;
}

} // namespace

std::string tilePath(const Tile& tile) { return pathOf(std::to_string(tile.level), tile.number, tile.width); }
std::string entriesPath(std::uint64_t number, unsigned width) { return pathOf("entries", number, width); }

std::vector<Tile> tilesOf(std::uint64_t size)
{
    std::vector<Tile> out;
    unsigned level = 0;
    for (auto hashes = size; hashes > 0; hashes /= kTileWidth, ++level) {
        for (std::uint64_t number = 0; number < hashes / kTileWidth; ++number)
            out.push_back({level, number, static_cast<unsigned>(kTileWidth)});
        if (const auto rest = hashes % kTileWidth) out.push_back({level, hashes / kTileWidth, static_cast<unsigned>(rest)});
    }
    return out;
}

base::Bytes packEntries(std::span<const std::string> records)
{
    base::Bytes out;
    for (const auto& record : records) {
        PG_CHECK(record.size() <= kMaxRecordBytes);
        out.push_back(static_cast<std::uint8_t>(record.size() >> 8));
        out.push_back(static_cast<std::uint8_t>(record.size() & 0xff));
        out.insert(out.end(), record.begin(), record.end());
    }
    return out;
}

base::Result<std::vector<std::string>> unpackEntries(base::ByteView bundle, unsigned expected)
{
    std::vector<std::string> out;
    while (!bundle.empty()) {
        if (bundle.size() < 2) return base::fail(base::Errc::Malformed, "a bundle ends inside a length");
        const std::size_t length = static_cast<std::size_t>(bundle[0]) << 8 | bundle[1];
        bundle = bundle.subspan(2);
        if (length > bundle.size()) return base::fail(base::Errc::Malformed, "a bundle ends inside a record");
        out.emplace_back(base::textOf(bundle.first(length)));
        bundle = bundle.subspan(length);
    }
    if (out.size() != expected) return base::fail(base::Errc::Malformed, "a bundle holds another number of records");
    return out;
}

} // namespace plateglass::audit
