// The city's base map, read back by the reader of real base maps.
#include "demo/map_file.h"
#include "demo/tile_geometry.h"
#include "support/test_main.h"
#include "tiles/base_map.h"
#include "tiles/vector_tile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace plateglass;
using namespace plateglass::demo;

namespace {

geo::TileId tileAt(Spot spot, int zoom)
{
    const auto unit = geo::toUnit(placeOf(spot));
    return {zoom, static_cast<int>(std::ldexp(unit.x, zoom)), static_cast<int>(std::ldexp(unit.y, zoom))};
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestMapFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    CityPlan m_plan;
    std::unique_ptr<tiles::BaseMap> m_map;
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_dir.filePath(name).toStdString(); }
    [[nodiscard]] tiles::VectorTile decoded(geo::TileId id) const
    {
        const auto bytes = m_map->tile(id);
        if (!bytes || !*bytes) return {};
        return tiles::decodeVectorTile(**bytes).value_or(tiles::VectorTile{});
    }

private slots:
    void initTestCase()
    {
        m_plan = planCity();
        QVERIFY(writeMap(m_plan, file("city.mbtiles"), {}).has_value());
        auto map = tiles::openMbtiles(file("city.mbtiles"));
        QVERIFY(map.has_value());
        m_map = std::move(*map);
    }

    void namesItsMakerAndThatNoSuchPlaceExists()
    {
        QCOMPARE(m_map->info().name, std::string("Larkhaven"));
        QCOMPARE(m_map->info().attribution, std::string("Synthetic city, no real place"));
        QVERIFY(m_map->info().format == tiles::TileFormat::Vector);
        QCOMPARE(m_map->info().maxZoom, 14);
        QVERIFY(m_map->info().bounds.has_value());
    }

    void sameCityGivesTheSameBytes()
    {
        QVERIFY(writeMap(m_plan, file("again.mbtiles"), {}).has_value());
        const auto first = bytesOf(m_dir.filePath("city.mbtiles"));
        QVERIFY(first.size() > 300'000);
        QVERIFY(first == bytesOf(m_dir.filePath("again.mbtiles")));
    }

    void centreHasTheLayersOfTheSchema()
    {
        const auto tile = decoded(tileAt({-640, -600}, 14));
        for (const char* name : {"water", "transportation", "transportation_name", "building", "landuse", "park", "landcover", "place"}) {
            const auto* layer = tile.layer(name);
            QVERIFY2(layer != nullptr && !layer->features.empty(), name);
        }
        std::map<std::string, int> classes;
        for (const Spot spot : {Spot{-640, -600}, Spot{1640, 0}}) {
            const auto near = decoded(tileAt(spot, 14));
            const auto* ways = near.layer("transportation");
            QVERIFY(ways != nullptr);
            for (const auto& way : ways->features) ++classes[std::string(ways->text(way, "class"))];
        }
        for (const char* name : {"primary", "secondary", "minor", "rail", "motorway"}) QVERIFY2(classes[name] > 0, name);
    }

    void everyZoomShowsTheCityFromTheSea()
    {
        for (int zoom = 0; zoom <= 14; ++zoom) {
            const auto tile = decoded(tileAt({-3000, -600}, zoom));
            const auto* water = tile.layer("water");
            QVERIFY2(water != nullptr && !water->features.empty(), qPrintable(QString::number(zoom)));
        }
        QVERIFY(decoded(tileAt({0, 0}, 4)).layer("place") != nullptr);
        QVERIFY(decoded(tileAt({0, 0}, 9)).layer("transportation") != nullptr);
        QVERIFY(decoded(tileAt({0, 0}, 13)).layer("building") == nullptr);
    }

    void everyTileAroundTheCityDecodes()
    {
        int decodedTiles = 0;
        for (int zoom = 11; zoom <= 14; ++zoom) {
            const auto west = tileAt({-6000, 6000}, zoom), east = tileAt({6000, -6000}, zoom);
            for (int x = west.x; x <= east.x; ++x)
                for (int y = west.y; y <= east.y; ++y) {
                    const auto bytes = m_map->tile({zoom, x, y});
                    QVERIFY(bytes.has_value());
                    if (!*bytes) continue;
                    const auto tile = tiles::decodeVectorTile(**bytes);
                    QVERIFY(tile.has_value());
                    for (const auto& layer : tile->layers)
                        for (const auto& feature : layer.features) {
                            QVERIFY(feature.partCount() > 0);
                            for (const auto& p : feature.points)
                                QVERIFY(p.x >= -kTileBuffer && p.y >= -kTileBuffer && p.x <= kTileExtent + kTileBuffer
                                        && p.y <= kTileExtent + kTileBuffer);
                        }
                    ++decodedTiles;
                }
        }
        QVERIFY(decodedTiles > 50);
    }

    /// Else its name would be written twice where two tiles meet.
    void pointNearABorderIsInOneTileOnly()
    {
        const MapFeature point{"place", Geometry::Point, {{0.5001, 0.25}}, {}, {}, 0, 14, {0.5001, 0.25}, {0.5001, 0.25}};
        QCOMPARE(partsInTile(point, {1, 1, 0}).size(), std::size_t{1});
        QVERIFY(partsInTile(point, {1, 0, 0}).empty());
    }

    void ringsTurnAsTheSpecificationAsks()
    {
        MapFeature square {
            "water",      Geometry::Polygon, { { 0.1, 0.1 }, { 0.1, 0.9 }, { 0.9, 0.9 }, { 0.9, 0.1 } }, {}, {}, 0, 14,
            { 0.1, 0.1 }, { 0.9, 0.9 }
        };
        for (int turn = 0; turn < 2; ++turn) {
            const auto parts = partsInTile(square, {0, 0, 0});
            QCOMPARE(parts.size(), std::size_t{1});
            long long twice = 0;
            for (std::size_t i = 0; i < parts[0].size(); ++i) {
                const auto a = parts[0][i], b = parts[0][(i + 1) % parts[0].size()];
                twice += static_cast<long long>(a.x) * b.y - static_cast<long long>(b.x) * a.y;
            }
            QVERIFY(twice > 0);
            std::ranges::reverse(square.points);
        }
    }

    void lineThatLeavesAndReturnsIsTwoParts()
    {
        const MapFeature line{"x", Geometry::Line, {{0.2, 0.2}, {0.9, 0.2}, {0.9, 0.3}, {0.2, 0.3}}, {}, {}, 0, 14, {0.2, 0.2}, {0.9, 0.3}};
        QCOMPARE(partsInTile(line, {1, 0, 0}).size(), std::size_t{2});
        QCOMPARE(partsInTile(line, {0, 0, 0}).size(), std::size_t{1});
        QVERIFY(partsInTile(line, {1, 0, 1}).empty());
    }

    void cancelledMapLeavesNoFile()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto result = writeMap(m_plan, file("cancelled.mbtiles"), stop.get_token());
        QVERIFY(!result && result.error().code == base::Errc::Cancelled);
        QVERIFY(!std::filesystem::exists(file("cancelled.mbtiles")));
    }

    void placeThatCannotBeWrittenIsAnError()
    {
        QVERIFY(!writeMap(m_plan, file("no-such-folder/city.mbtiles"), {}).has_value());
    }
};
PLATEGLASS_TEST(TestMapFile)
#include "tst_map_file.moc"
