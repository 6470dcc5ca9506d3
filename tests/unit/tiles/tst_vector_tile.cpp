// The vector tile decoder: what the specification says, and what strangers may send instead.
#include "support/test_main.h"
#include "tile_writer.h"
#include "tiles/vector_tile.h"

#include <QTest>

using namespace plateglass;
using test::command;
using test::delta;

namespace {

std::string smallTile()
{
    return test::written({
        {.name = "water", .features = {{3, test::path({{0, 0}, {4096, 0}, {4096, 100}, {0, 100}}, true), {0, 0}}}, .keys = {"class"}, .values = {"ocean"}},
        {.name = "transportation", .features = {{2, test::path({{0, 50}, {2048, 60}, {4100, 50}}, false), {0, 1, 1, 0}}}, .keys = {"class", "name"}, .values = {"Mill Street", "primary"}},
        {.name = "place", .features = {{1, test::path({{2000, 2000}}, false), {}}}},
    });
}

base::Result<tiles::VectorTile> decoded(const std::string& bytes)
{
    return tiles::decodeVectorTile(base::viewOf(bytes));
}

} // namespace

class TestVectorTile : public QObject {
    Q_OBJECT
private slots:
    void layersFeaturesAndAttributesComeOutAsWritten()
    {
        const auto tile = decoded(smallTile());
        QVERIFY(tile.has_value());
        QCOMPARE(tile->layers.size(), 3U);
        const auto* roads = tile->layer("transportation");
        QVERIFY(roads);
        QCOMPARE(roads->features.size(), 1U);
        const auto& road = roads->features[0];
        QCOMPARE(road.kind, tiles::GeometryKind::Line);
        QCOMPARE(roads->text(road, "class"), "primary");
        QCOMPARE(roads->text(road, "name"), "Mill Street");
        QCOMPARE(roads->text(road, "surface"), "");
        QCOMPARE(road.points, (std::vector<tiles::TilePoint>{{0, 50}, {2048, 60}, {4100, 50}}));
        const auto& sea = tile->layer("water")->features[0];
        QCOMPARE(sea.kind, tiles::GeometryKind::Polygon);
        QCOMPARE(sea.partCount(), 1U);
        QCOMPARE(sea.part(0).size(), 4U);
    }
    void partsOfAMultiLineStayApart()
    {
        std::vector<std::uint32_t> words = test::path({{0, 0}, {10, 10}}, false);
        for (const std::uint32_t word : {command(1, 1), delta(5), delta(5), command(2, 2), delta(1), delta(0), delta(0), delta(1)})
            words.push_back(word);
        const auto tile = decoded(test::written({{.name = "x", .features = {{2, words}}}}));
        QVERIFY(tile.has_value());
        const auto& feature = tile->layers[0].features[0];
        QCOMPARE(feature.partCount(), 2U);
        QCOMPARE(feature.part(0).size(), 2U);
        QCOMPARE(feature.part(1)[0], (tiles::TilePoint{15, 15}));
        QCOMPARE(feature.part(1)[2], (tiles::TilePoint{16, 16}));
    }
    void layersNotWantedAreNotEvenRead()
    {
        std::string bytes = smallTile();
        const std::string_view wanted[] = {"water"};
        auto tile = tiles::decodeVectorTile(base::viewOf(bytes), wanted);
        QVERIFY(tile.has_value());
        QCOMPARE(tile->layers.size(), 1U);
        // A broken geometry in a layer that nobody wants does no harm.
        bytes = test::written({{.name = "poi", .features = {{2, {command(3, 1)}}}}}) + bytes;
        tile = tiles::decodeVectorTile(base::viewOf(bytes), wanted);
        QVERIFY(tile.has_value());
        QVERIFY(!decoded(bytes).has_value());
    }
    void tooShortPartsAreDropped()
    {
        const auto tile = decoded(test::written({{.name = "x", .features = {{2, test::path({{1, 1}}, false)}, {3, test::path({{0, 0}, {5, 5}}, true)}}}}));
        QVERIFY(tile.has_value());
        QCOMPARE(tile->layers[0].features[0].partCount(), 0U);
        QCOMPARE(tile->layers[0].features[0].points.size(), 0U);
        QCOMPARE(tile->layers[0].features[1].partCount(), 0U);
    }
    void forgedCommandCountIsCorrupt_data()
    {
        QTest::addColumn<std::vector<std::uint32_t>>("words");
        QTest::newRow("count without points") << std::vector<std::uint32_t>{command(1, 1), delta(1), delta(1), command(2, 0x1fffffff)};
        QTest::newRow("half a point") << std::vector<std::uint32_t>{command(1, 1), delta(1)};
        QTest::newRow("line without a start") << std::vector<std::uint32_t>{command(2, 1), delta(1), delta(1)};
        QTest::newRow("unknown command") << std::vector<std::uint32_t>{command(5, 1), delta(1), delta(1)};
        QTest::newRow("far away") << std::vector<std::uint32_t>{command(1, 1), delta(INT32_MAX), delta(1)};
    }
    void forgedCommandCountIsCorrupt()
    {
        QFETCH(std::vector<std::uint32_t>, words);
        const auto tile = decoded(test::written({{.name = "x", .features = {{2, words}}}}));
        QVERIFY(!tile.has_value());
        QCOMPARE(tile.error().code, base::Errc::Corrupt);
    }
    void tagsOutsideTheListsAreCorrupt()
    {
        for (const std::vector<std::uint32_t>& tags : {std::vector<std::uint32_t>{1, 0}, {0, 1}, {0}}) {
            const auto tile = decoded(test::written({{.name = "x", .features = {{1, test::path({{1, 1}}, false), tags}}, .keys = {"k"}, .values = {"v"}}}));
            QVERIFY(!tile.has_value());
            QCOMPARE(tile.error().code, base::Errc::Corrupt);
        }
    }
    void extentMustBeSane()
    {
        for (const std::uint32_t extent : {0U, 0x7fffffffU}) {
            const auto tile = decoded(test::written({{.name = "x", .features = {}, .extent = extent}}));
            QVERIFY(!tile.has_value());
            QCOMPARE(tile.error().code, base::Errc::Corrupt);
        }
    }
    void pointsAreBounded()
    {
        std::vector<std::uint32_t> words{command(1, 1), 0, 0, command(2, tiles::kMaxTilePoints)};
        words.resize(words.size() + 2 * tiles::kMaxTilePoints, 0);
        const auto tile = decoded(test::written({{.name = "x", .features = {{2, words}}}}));
        QVERIFY(!tile.has_value());
        QCOMPARE(tile.error().code, base::Errc::LimitExceeded);
    }
    void anEmptyTileIsATile()
    {
        const auto tile = decoded({});
        QVERIFY(tile.has_value());
        QVERIFY(tile->layers.empty());
    }
    void cutAnywhereGivesAnErrorOrFewerLayers()
    {
        const std::string bytes = smallTile();
        std::size_t refused = 0;
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const auto tile = decoded(bytes.substr(0, length));
            if (tile)
                QVERIFY(tile->layers.size() < 3);
            else
                ++refused;
        }
        QVERIFY(refused > bytes.size() / 2);
    }
    /// What a changed byte means is anybody's guess; that no value points outside its list is not.
    void everyFlippedByteIsRefusedOrHarmless()
    {
        const std::string bytes = smallTile();
        std::size_t refused = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at)
            for (int bit = 0; bit < 8; ++bit) {
                std::string broken = bytes;
                broken[at] = static_cast<char>(broken[at] ^ (1 << bit));
                const auto tile = decoded(broken);
                refused += tile ? 0 : 1;
                if (tile)
                    walk(*tile);
            }
        QVERIFY(refused > bytes.size());
    }

private:
    static void walk(const tiles::VectorTile& tile)
    {
        for (const auto& layer : tile.layers)
            for (const auto& feature : layer.features) {
                std::size_t points = 0;
                for (std::size_t part = 0; part < feature.partCount(); ++part)
                    points += feature.part(part).size();
                QCOMPARE(points, feature.points.size());
                for (const auto& [key, value] : feature.tags)
                    QVERIFY(key < layer.keys.size() && value < layer.values.size());
            }
    }
};
PLATEGLASS_TEST(TestVectorTile)
#include "tst_vector_tile.moc"
