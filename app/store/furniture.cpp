#include "store/furniture.h"

#include "domain/query_parser.h"
#include "domain/query_text.h"
#include "geo/area_test.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {

const char* const kSourceColumns =
    "SELECT id, name, format, file_sha256, imported, account, total, accepted, duplicates, rejected, without_coordinates, purge_by FROM sources ";
const char* const kCameraColumns = "SELECT id, code, name, mobile, lat, lon, heading FROM cameras ";

/// Every row of a bound statement through `make`.
auto rowsOf(sqlite::Statement& rows, auto&& make) -> Result<std::vector<decltype(make(rows))>>
{
    std::vector<decltype(make(rows))> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        out.push_back(make(rows));
    }
}

domain::Source sourceFrom(const sqlite::Statement& row)
{
    const auto count = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    domain::Source source{.id = {row.integer(0)},
                          .name = std::string(row.text(1)),
                          .format = std::string(row.text(2)),
                          .fileSha256 = std::string(row.text(3)),
                          .imported = {row.integer(4)},
                          .account = std::string(row.text(5))};
    source.totals = {count(6), count(7), count(8), count(9), count(10)};
    if (!row.isNull(11)) source.purgeBy = base::UtcTime{row.integer(11)};
    return source;
}

domain::Camera cameraFrom(const sqlite::Statement& row)
{
    domain::Camera camera{
        .id = {row.integer(0)}, .code = std::string(row.text(1)), .name = std::string(row.text(2)), .heading = std::string(row.text(6))};
    camera.kind = row.integer(3) != 0 ? domain::CameraKind::Mobile : domain::CameraKind::Fixed;
    if (!row.isNull(4))
        camera.place = base::LatLon{{static_cast<std::int32_t>(row.integer(4))}, {static_cast<std::int32_t>(row.integer(5))}};
    return camera;
}

std::optional<domain::Area> areaFrom(std::string_view text)
{
    const auto query = domain::parseQuery("in:" + std::string(text), {});
    if (!query || query->places.size() != 1 || query->places[0].size() != 1) return std::nullopt;
    return query->places[0][0];
}

} // namespace

Result<std::vector<domain::Source>> listSources(sqlite::Connection& connection)
{
    PG_TRY(auto rows, connection.prepare(std::string(kSourceColumns) + "ORDER BY id"));
    return rowsOf(rows, sourceFrom);
}

Result<domain::Source> sourceNamed(sqlite::Connection& connection, const std::string& name)
{
    PG_TRY(auto rows, connection.prepare(std::string(kSourceColumns) + "WHERE name = ?1"));
    PG_TRY(const bool found, rows.bindText(1, name).step());
    if (!found) return fail(Errc::NotFound, "no source of this name");
    return sourceFrom(rows);
}

Result<std::vector<domain::RejectedRow>> listRejected(sqlite::Connection& connection, base::SourceId source, std::size_t limit)
{
    PG_TRY(auto rows, connection.prepare("SELECT line, reason, text FROM rejected WHERE source = ?1 ORDER BY number LIMIT ?2"));
    rows.bindInteger(1, source.value).bindInteger(2, static_cast<std::int64_t>(std::min<std::size_t>(limit, INT64_MAX)));
    return rowsOf(rows, [](const sqlite::Statement& row) {
        return domain::RejectedRow{static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1)), std::string(row.text(2))};
    });
}

Result<std::vector<domain::Camera>> listCameras(sqlite::Connection& connection)
{
    PG_TRY(auto rows, connection.prepare(std::string(kCameraColumns) + "ORDER BY id"));
    return rowsOf(rows, cameraFrom);
}

Result<std::vector<domain::Camera>> camerasByNumber(sqlite::Connection& connection, const std::vector<std::uint32_t>& numbers)
{
    PG_TRY(auto row, connection.prepare(std::string(kCameraColumns) + "WHERE id = ?1"));
    std::vector<domain::Camera> out;
    for (const auto number : numbers) {
        PG_TRY(const bool found, row.bindInteger(1, number).step());
        if (!found) return fail(Errc::Corrupt, "a read names a camera that is not there");
        out.push_back(cameraFrom(row));
        row.reset();
    }
    return out;
}

Result<std::vector<Overlay>> listOverlays(sqlite::Connection& connection)
{
    PG_TRY(auto rows, connection.prepare("SELECT name, geojson FROM overlays ORDER BY name"));
    return rowsOf(rows, [](const sqlite::Statement& row) { return Overlay{std::string(row.text(0)), std::string(row.text(1))}; });
}

Result<void> saveOverlay(sqlite::Connection& connection, const Overlay& overlay)
{
    PG_TRY(auto insert,
           connection.prepare("INSERT INTO overlays VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET geojson = excluded.geojson"));
    return insert.bindText(1, overlay.name).bindText(2, overlay.geojson).run();
}

Result<std::vector<Fence>> listFences(sqlite::Connection& connection)
{
    PG_TRY(auto rows, connection.prepare("SELECT name, area FROM fences ORDER BY name"));
    std::vector<Fence> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        auto area = areaFrom(rows.text(1));
        if (!area) return fail(Errc::Corrupt, "a fence whose area cannot be read");
        out.push_back({std::string(rows.text(0)), std::move(*area)});
    }
}

Result<void> saveFence(sqlite::Connection& connection, const Fence& fence)
{
    PG_TRY_VOID(geo::AreaTest::compile(fence.area));
    const auto text = domain::canonicalText(fence.area);
    if (areaFrom(text) != fence.area) return fail(Errc::InvalidArgument, "an area that its text does not give back");
    PG_TRY(auto insert, connection.prepare("INSERT INTO fences VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET area = excluded.area"));
    return insert.bindText(1, fence.name).bindText(2, text).run();
}

} // namespace plateglass::store
