// MBTiles 1.3: one SQLite file, `metadata` of names and texts, `tiles` by zoom, column and row, rows counted from the
// south (TMS). https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md
#include "sqlite/connection.h"
#include "tiles/base_map.h"
#include "tiles/inflate.h"
#include "tiles/plain_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <mutex>

namespace plateglass::tiles {

namespace {

constexpr int kDeepestZoom = 24;
constexpr std::size_t kMaxMetadataRows = 200;
constexpr std::size_t kMaxMetadataText = 64 * 1024;

using Metadata = std::map<std::string, std::string, std::less<>>;

std::string_view textOr(const Metadata& metadata, std::string_view key)
{
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string_view() : std::string_view(found->second);
}

base::Result<Metadata> readMetadata(sqlite::Connection& db)
{
    PG_TRY(auto rows, db.prepare("SELECT name, value FROM metadata"));
    Metadata metadata;
    while (metadata.size() < kMaxMetadataRows) {
        PG_TRY(const bool there, rows.step());
        if (!there)
            break;
        if (rows.text(1).size() <= kMaxMetadataText)
            metadata.emplace(rows.text(0), rows.text(1));
    }
    return metadata;
}

std::optional<double> numberOf(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// `west,south,east,north` in degrees. Bounds are an aid for the view, so nonsense counts as none.
std::optional<domain::Box> boundsOf(std::string_view text)
{
    std::array<double, 4> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto comma = text.find(',');
        if ((comma == std::string_view::npos) != (i + 1 == sides.size()))
            return std::nullopt;
        const auto side = numberOf(text.substr(0, comma));
        if (!side)
            return std::nullopt;
        sides[i] = *side;
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    const auto [west, south, east, north] = sides;
    if (std::abs(west) > 180 || std::abs(east) > 180 || std::abs(south) > 90 || std::abs(north) > 90 || south >= north || west == east)
        return std::nullopt;
    using base::Degrees7;
    return domain::Box{Degrees7::fromDegrees(south), Degrees7::fromDegrees(west), Degrees7::fromDegrees(north), Degrees7::fromDegrees(east)};
}

bool beginsWith(base::ByteView bytes, std::initializer_list<std::uint8_t> magic, std::size_t offset = 0)
{
    return bytes.size() >= offset + magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

TileFormat sniff(base::ByteView bytes)
{
    if (beginsWith(bytes, {0x89, 'P', 'N', 'G'}))
        return TileFormat::Png;
    if (beginsWith(bytes, {0xff, 0xd8, 0xff}))
        return TileFormat::Jpeg;
    if (beginsWith(bytes, {'R', 'I', 'F', 'F'}) && beginsWith(bytes, {'W', 'E', 'B', 'P'}, 8))
        return TileFormat::WebP;
    return TileFormat::Vector;
}

std::optional<TileFormat> formatOf(std::string_view word)
{
    if (word == "pbf" || word == "mvt" || word == "application/vnd.mapbox-vector-tile")
        return TileFormat::Vector;
    if (word == "png" || word == "image/png")
        return TileFormat::Png;
    if (word == "jpg" || word == "jpeg" || word == "image/jpeg")
        return TileFormat::Jpeg;
    if (word == "webp" || word == "image/webp")
        return TileFormat::WebP;
    return std::nullopt;
}

/// Of the metadata, or of the first tile's bytes.
base::Result<TileFormat> tileFormat(sqlite::Connection& db, const Metadata& metadata)
{
    if (const auto word = textOr(metadata, "format"); !word.empty()) {
        if (const auto format = formatOf(word))
            return *format;
        return base::fail(base::Errc::Unsupported, "mbtiles: tile format");
    }
    PG_TRY(auto row, db.prepare("SELECT tile_data FROM tiles LIMIT 1"));
    PG_TRY(const bool there, row.step());
    return there ? sniff(row.blob(0)) : TileFormat::Vector;
}

base::Result<int> zoomOf(sqlite::Connection& db, std::string_view text, std::string_view sql)
{
    if (const auto given = numberOf(text); given && *given >= 0 && *given <= kDeepestZoom)
        return static_cast<int>(*given);
    PG_TRY(const std::int64_t found, db.integer(sql));
    if (found < 0 || found > kDeepestZoom)
        return base::fail(base::Errc::Malformed, "mbtiles: zoom");
    return static_cast<int>(found);
}

base::Result<BaseMapInfo> readInfo(sqlite::Connection& db, const std::filesystem::path& file)
{
    PG_TRY(const Metadata metadata, readMetadata(db));
    BaseMapInfo info;
    info.name = plainText(textOr(metadata, "name"), 100);
    if (info.name.empty())
        info.name = plainText(file.stem().string(), 100);
    info.attribution = plainText(textOr(metadata, "attribution"));
    PG_TRY(info.format, tileFormat(db, metadata));
    PG_TRY(info.minZoom, zoomOf(db, textOr(metadata, "minzoom"), "SELECT ifnull(min(zoom_level), 0) FROM tiles"));
    PG_TRY(info.maxZoom, zoomOf(db, textOr(metadata, "maxzoom"), "SELECT ifnull(max(zoom_level), 0) FROM tiles"));
    if (info.minZoom > info.maxZoom)
        return base::fail(base::Errc::Malformed, "mbtiles: zoom");
    info.bounds = boundsOf(textOr(metadata, "bounds"));
    return info;
}

/// A file that is whole but has not our tables is no base map, which is not the same as a damaged one.
base::Error asBaseMapError(base::Error error)
{
    const bool known = error.code == base::Errc::Corrupt || error.code == base::Errc::NotFound || error.code == base::Errc::Unsupported;
    if (!known)
        error.code = base::Errc::Malformed;
    return error;
}

class Mbtiles final : public BaseMap {
public:
    Mbtiles(sqlite::Connection db, sqlite::Statement tile, BaseMapInfo info)
        : m_db(std::move(db)), m_tile(std::move(tile)), m_info(std::move(info))
    {
    }
    [[nodiscard]] const BaseMapInfo& info() const override { return m_info; }

    [[nodiscard]] base::Result<std::optional<base::Bytes>> tile(geo::TileId id) const override
    {
        if (id.zoom < 0 || id.zoom > kDeepestZoom || id.x < 0 || id.y < 0 || id.x >> id.zoom != 0 || id.y >> id.zoom != 0)
            return std::nullopt;
        PG_TRY(const auto packed, stored(id));
        if (!packed)
            return std::nullopt;
        PG_TRY(base::Bytes bytes, unpack(*packed));
        return bytes;
    }

private:
    [[nodiscard]] base::Result<std::optional<base::Bytes>> stored(geo::TileId id) const
    {
        const std::lock_guard lock(m_mutex);
        m_tile.reset();
        m_tile.bindInteger(1, id.zoom).bindInteger(2, id.x).bindInteger(3, (1 << id.zoom) - 1 - id.y);
        PG_TRY(const bool there, m_tile.step());
        if (!there || m_tile.isNull(0))
            return std::nullopt;
        const base::ByteView blob = m_tile.blob(0);
        if (blob.size() > kMaxTileBytes)
            return base::fail(base::Errc::LimitExceeded, "tile: too large");
        return base::Bytes(blob.begin(), blob.end());
    }

    mutable std::mutex m_mutex;
    mutable sqlite::Connection m_db; ///< outlives its statement below
    mutable sqlite::Statement m_tile;
    BaseMapInfo m_info;
};

} // namespace

base::Result<std::unique_ptr<BaseMap>> openMbtiles(const std::filesystem::path& file)
{
    sqlite::OpenOptions options;
    options.access = sqlite::Access::ReadOnly;
    options.journal = sqlite::Journal::Rollback;
    PG_TRY(auto db, sqlite::Connection::open(file, options));
    auto info = readInfo(db, file);
    if (!info)
        return std::unexpected(asBaseMapError(info.error()));
    auto tile = db.prepare("SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?");
    if (!tile)
        return std::unexpected(asBaseMapError(tile.error()));
    return std::make_unique<Mbtiles>(std::move(db), std::move(*tile), std::move(*info));
}

} // namespace plateglass::tiles
