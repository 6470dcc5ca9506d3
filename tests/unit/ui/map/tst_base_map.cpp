// The base map: what of a tile is drawn, where names find room, and pictures that are the same every time and whole.
#include "support/test_main.h"
#include "ui/common/fonts.h"
#include "ui/map/base_map_painter.h"
#include "ui/map/joined_lines.h"
#include "ui/map/name_layout.h"
#include "ui/map/name_painter.h"

#include <QPainter>
#include <QTest>

#include <cmath>

using namespace plateglass;
using namespace plateglass::ui;
using tiles::GeometryKind;
using Line = std::vector<tiles::TilePoint>;

namespace {

constexpr geo::TileId kWest{14, 8000, 6000}, kEast{14, 8001, 6000};

/// One feature with its own key and value lists.
tiles::Layer layerOf(const char* name, GeometryKind kind, Line points, std::vector<std::pair<std::string, std::string>> words)
{
    tiles::Layer layer{.name = name};
    tiles::Feature feature{.kind = kind, .points = std::move(points)};
    feature.partEnds = {static_cast<std::uint32_t>(feature.points.size())};
    for (auto& [key, value] : words) {
        feature.tags.emplace_back(static_cast<std::uint32_t>(layer.keys.size()), static_cast<std::uint32_t>(layer.values.size()));
        layer.keys.push_back(key);
        layer.values.emplace_back(value);
    }
    layer.features.push_back(std::move(feature));
    return layer;
}

std::shared_ptr<const MapTile> tileOf(geo::TileId id, std::vector<tiles::Layer> layers)
{
    return std::make_shared<const MapTile>(mapTileOf(id, {.layers = std::move(layers)}));
}

Line square(std::int32_t from, std::int32_t to)
{
    return {{from, from}, {to, from}, {to, to}, {from, to}};
}

Viewport viewOf(geo::TileId id, double zoom, double ratio = 1)
{
    const double across = std::exp2(id.zoom);
    return {.centre = {(id.x + 0.5) / across, (id.y + 0.5) / across}, .zoom = zoom, .size = {400, 300}, .ratio = ratio};
}

/// The east edge of `id` in the middle.
Viewport viewOfEdge(geo::TileId id, double zoom, double ratio)
{
    Viewport view = viewOf(id, zoom, ratio);
    view.centre.x += 0.5 / std::exp2(id.zoom);
    return view;
}

const BaseMapStyle& style(Scheme scheme = Scheme::Light)
{
    loadFonts();
    static const BaseMapStyle light = baseMapStyleOf(tokensOf(Scheme::Light)), dark = baseMapStyleOf(tokensOf(Scheme::Dark));
    return scheme == Scheme::Dark ? dark : light;
}

QColor middleOf(const QImage& image)
{
    return image.pixelColor(image.width() / 2, image.height() / 2);
}

int pixelsOf(const QImage& image, const QColor& colour);

/// The names alone, on bare land.
QImage namesOn(const MapTiles& tiles, const Viewport& view, const std::vector<QRectF>& taken = {})
{
    QImage image = paintBaseMap({tileOf(kWest, {})}, view, style());
    QPainter(&image).drawImage(0, 0, paintNames(tiles, taken, view, style()));
    return image;
}

int inked(const QImage& image)
{
    return image.width() * image.height() - pixelsOf(image, tokensOf(Scheme::Light).map.land);
}

int pixelsOf(const QImage& image, const QColor& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
    return count;
}

} // namespace

class TestBaseMap : public QObject {
    Q_OBJECT
private slots:
    void bothSchemasGiveTheSameGrounds_data()
    {
        QTest::addColumn<QByteArray>("layer");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("ground");
        const auto row = [](const char* name, const char* layer, const char* key, const char* value, int ground) {
            QTest::newRow(name) << QByteArray(layer) << QByteArray(key) << QByteArray(value) << ground;
        };
        row("OpenMapTiles water", "water", "class", "ocean", int(Ground::Water));
        row("OpenMapTiles park", "park", "class", "national_park", int(Ground::Park));
        row("OpenMapTiles grass", "landcover", "class", "grass", int(Ground::Park));
        row("OpenMapTiles building", "building", "class", "", int(Ground::Building));
        row("OpenMapTiles pier", "transportation", "class", "pier", int(Ground::Pier));
        row("Protomaps park", "landuse", "kind", "park", int(Ground::Park));
        row("Protomaps building", "buildings", "kind", "building", int(Ground::Building));
        row("OpenMapTiles homes", "landuse", "class", "residential", -1);
        row("points of interest", "poi", "class", "shop", -1);
    }
    void bothSchemasGiveTheSameGrounds()
    {
        QFETCH(QByteArray, layer);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        QFETCH(int, ground);
        const auto tile = tileOf(kWest, {layerOf(layer.constData(), GeometryKind::Polygon, square(0, 4096), {{key.toStdString(), value.toStdString()}})});
        QCOMPARE(tile->grounds.size(), ground < 0 ? 0U : 1U);
        if (ground >= 0)
            QCOMPARE(tile->grounds[0].kind, static_cast<Ground>(ground));
    }
    void waysAndNamesComeFromBothSchemas()
    {
        const Line street{{0, 100}, {2000, 100}, {4096, 100}};
        const auto open = tileOf(kWest, {layerOf("transportation", GeometryKind::Line, street, {{"class", "secondary"}}),
                                         layerOf("transportation_name", GeometryKind::Line, street, {{"class", "secondary"}, {"name", "Mill Street"}}),
                                         layerOf("place", GeometryKind::Point, {{50, 60}}, {{"class", "suburb"}, {"name", "Lakeside"}})});
        const auto proto = tileOf(kWest, {layerOf("roads", GeometryKind::Line, street, {{"kind", "major_road"}, {"name", "Mill Street"}}),
                                          layerOf("places", GeometryKind::Point, {{50, 60}}, {{"kind", "neighbourhood"}, {"name", "Lakeside"}})});
        for (const auto& tile : {open, proto}) {
            QCOMPARE(tile->ways.size(), 1U);
            QCOMPARE(tile->ways[0].kind, Way::Major);
            QCOMPARE(tile->names.size(), 2U);
            QCOMPARE(tile->names[0].text, QStringLiteral("Lakeside"));
            QCOMPARE(tile->names[1].text, QStringLiteral("Mill Street"));
            QCOMPARE(tile->names[1].line.size(), 3U);
        }
    }
    void layersOfAnotherExtentAreBroughtToOne()
    {
        tiles::Layer layer = layerOf("water", GeometryKind::Polygon, square(0, 512), {});
        layer.extent = 512;
        const auto tile = tileOf(kWest, {layer});
        QCOMPARE(tile->grounds[0].shape.bounds, QRectF(0, 0, 4096, 4096));
    }
    void piecesOfAStreetAreJoined()
    {
        const auto joined = joinedLines({Line{{0, 0}, {10, 0}}, Line{{10, 0}, {10, 50}}, Line{{30, 1}, {20, 0}}, Line{{10, 0}, {20, 0}}});
        QCOMPARE(joined.size(), 2U); // the side street stays apart
        QCOMPARE(joined[0].size(), 4U);
        QCOMPARE(std::abs(joined[0].front().x - joined[0].back().x), 30);
    }
    void theGroundHasTheColourOfTheTokens_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theGroundHasTheColourOfTheTokens()
    {
        QFETCH(bool, dark);
        const Scheme scheme = dark ? Scheme::Dark : Scheme::Light;
        const auto tile = tileOf(kWest, {layerOf("water", GeometryKind::Polygon, square(-64, 4160), {})});
        QCOMPARE(middleOf(paintBaseMap({tile}, viewOf(kWest, 15), style(scheme))), tokensOf(scheme).map.water);
        QCOMPARE(middleOf(paintBaseMap({tileOf(kWest, {})}, viewOf(kWest, 15), style(scheme))), tokensOf(scheme).map.land);
    }
    void buildingsShowFromZoom16()
    {
        const auto tile = tileOf(kWest, {layerOf("building", GeometryKind::Polygon, square(0, 4096), {})});
        QCOMPARE(middleOf(paintBaseMap({tile}, viewOf(kWest, 15), style())), tokensOf(Scheme::Light).map.land);
        QCOMPARE(middleOf(paintBaseMap({tile}, viewOf(kWest, 16), style())), tokensOf(Scheme::Light).map.building);
        QCOMPARE(middleOf(paintBaseMap({tile}, viewOf(kWest, 18.3), style())), tokensOf(Scheme::Light).map.building); // overzoomed from 14
    }
    void holesStayOpen()
    {
        tiles::Layer layer = layerOf("water", GeometryKind::Polygon, square(0, 4096), {});
        const Line hole = square(1500, 2600);
        auto& feature = layer.features[0];
        feature.points.insert(feature.points.end(), hole.begin(), hole.end());
        feature.partEnds.push_back(static_cast<std::uint32_t>(feature.points.size()));
        QCOMPARE(middleOf(paintBaseMap({tileOf(kWest, {layer})}, viewOf(kWest, 15), style())), tokensOf(Scheme::Light).map.land);
    }
    void noSeamShowsBetweenTiles_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        for (const double zoom : {14.0, 14.37, 15.71, 17.2})
            for (const double ratio : {1.0, 1.25, 1.5, 2.0})
                QTest::addRow("zoom %.2f at %.0f %%", zoom, ratio * 100) << zoom << ratio;
    }
    void noSeamShowsBetweenTiles()
    {
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        const auto half = [](geo::TileId id) {
            return tileOf(id, {layerOf("water", GeometryKind::Polygon, square(-64, 4160), {}),
                               layerOf("transportation", GeometryKind::Line, {{-64, 2048}, {4160, 2048}}, {{"class", "motorway"}})});
        };
        const Viewport view = viewOfEdge(kWest, zoom, ratio);
        const QImage image = paintBaseMap({half(kWest), half(kEast)}, view, style());
        // Everything runs from west to east, so each row of pixels is one colour.
        for (int y = 0; y < image.height(); ++y)
            for (int x = 1; x < image.width(); ++x)
                QCOMPARE(image.pixelColor(x, y), image.pixelColor(0, y));
        QVERIFY(image.pixelColor(0, image.height() / 2) != image.pixelColor(0, 0)); // the road is there
    }
    void theSameInputGivesTheSamePicture()
    {
        const auto tile = tileOf(kWest, {layerOf("water", GeometryKind::Polygon, square(100, 900), {}),
                                         layerOf("transportation", GeometryKind::Line, {{0, 100}, {4096, 2000}}, {{"class", "minor"}}),
                                         layerOf("transportation_name", GeometryKind::Line, {{0, 100}, {4096, 2000}}, {{"class", "minor"}, {"name", "Orange Street"}})});
        const Viewport view = viewOf(kWest, 15.3, 1.5);
        QCOMPARE(paintBaseMap({tile}, view, style()), paintBaseMap({tile}, view, style()));
        QVERIFY(paintBaseMap({tile}, view, style()) != paintBaseMap({tile}, viewOf(kWest, 15.4, 1.5), style()));
    }
    void namesAreDrawnAndOnlyWhereTheyFit()
    {
        const auto named = [](Line line) {
            return tileOf(kWest, {layerOf("transportation_name", GeometryKind::Line, std::move(line), {{"class", "primary"}, {"name", "Orange Street"}})});
        };
        const Viewport view = viewOf(kWest, 15);
        QVERIFY(inked(namesOn({named({{500, 2048}, {3500, 2048}})}, view)) > 200);
        QCOMPARE(inked(namesOn({named({{2000, 2048}, {2200, 2048}})}, view)), 0);                                                // too short
        QCOMPARE(inked(namesOn({named({{1950, 1700}, {2100, 1800}, {1950, 1900}, {2100, 2000}, {1950, 2100}, {2100, 2200}, {1950, 2300}, {2100, 2400}})}, view)), 0); // too crooked
    }
    void noMoreNamesThanTheLimit()
    {
        std::vector<tiles::Layer> layers;
        for (int i = 0; i < 144; ++i)
            layers.push_back(layerOf("place", GeometryKind::Point, {{170 + (i % 12) * 340, 170 + (i / 12) * 340}}, {{"class", "suburb"}, {"name", "N" + std::to_string(i)}}));
        Viewport view = viewOf(kWest, 15.9);
        view.size = {3000, 3000};
        const QImage image = namesOn({tileOf(kWest, layers)}, view);
        QCOMPARE(islands(image, tokensOf(Scheme::Light).map.land), 60);
    }
    void noNameCoversAnother()
    {
        const auto city = [](std::int32_t x) { return layerOf("place", GeometryKind::Point, {{x, 2048}}, {{"class", "suburb"}, {"name", "Lakeside"}}); };
        tiles::Layer other = city(2060);
        other.values.back() = std::string("Millside");
        const Viewport view = viewOf(kWest, 15);
        const QImage first = namesOn({tileOf(kWest, {city(2048)})}, view);
        QCOMPARE(namesOn({tileOf(kWest, {city(2048), other})}, view), first);
        other.features[0].points[0].x = 1100;
        QVERIFY(namesOn({tileOf(kWest, {city(2048), other})}, view) != first);
    }
    void namesGiveWayToSymbols()
    {
        const auto tile = tileOf(kWest, {layerOf("transportation_name", GeometryKind::Line, {{0, 2048}, {4096, 2048}}, {{"class", "primary"}, {"name", "Orange Street"}})});
        const Viewport view = viewOf(kWest, 15);
        const QRect middle(view.size.width() / 2 - 60, view.size.height() / 2 - 12, 120, 24);
        QVERIFY(inked(namesOn({tile}, view).copy(middle)) > 0);
        const QImage moved = namesOn({tile}, view, {QRectF(middle)});
        QCOMPARE(inked(moved.copy(middle)), 0);
        QCOMPARE(inked(namesOn({tile}, view, {view.rect()})), 0); // no room at all
    }
    void textRunsAlongALineAndNeverUpsideDown()
    {
        const std::vector<double> middles{5, 15, 25};
        const auto forward = alongLine(MeasuredLine(QPolygonF({{0, 0}, {100, 0}})), 50, middles, 30);
        const auto backward = alongLine(MeasuredLine(QPolygonF({{100, 0}, {0, 0}})), 50, middles, 30);
        QVERIFY(forward && backward);
        for (std::size_t i = 0; i < middles.size(); ++i) {
            QCOMPARE(forward->at(i).at, QPointF(35 + middles[i], 0));
            QCOMPARE(backward->at(i).at, forward->at(i).at);
            QCOMPARE(backward->at(i).degrees, 0.0);
        }
        QVERIFY(!alongLine(MeasuredLine(QPolygonF({{0, 0}, {100, 0}})), 10, middles, 30)); // would begin before the line
        QVERIFY(!alongLine(MeasuredLine(QPolygonF({{0, 0}, {50, 0}, {50, 50}})), 50, middles, 30)); // around a corner
    }
    void takenRoomIsNotGivenTwice()
    {
        TakenRoom room;
        room.take({QRectF(0, 0, 10, 10)});
        QVERIFY(!room.isFree({QRectF(20, 0, 5, 5), QRectF(9, 9, 5, 5)}));
        QVERIFY(room.isFree({QRectF(20, 0, 5, 5)}));
    }
    void namesAreNotCutByTheEdgeOfSight()
    {
        const Viewport view = viewOf(kWest, 15).grown(96);
        QVERIFY(standsClear({QRectF(100, 100, 50, 10)}, view));
        QVERIFY(!standsClear({QRectF(80, 100, 50, 10)}, view));
        QVERIFY(standsClear({QRectF(10, 100, 50, 10)}, view));  // in the margin, ready to be dragged in
        QVERIFY(!standsClear({QRectF(-10, 100, 50, 10)}, view));
    }
    void withoutTilesAGraticuleStandsIn()
    {
        const QImage image = paintBaseMap({}, viewOf(kWest, 12), style());
        QVERIFY(pixelsOf(image, tokensOf(Scheme::Light).map.land) < image.width() * image.height());
        QVERIFY(pixelsOf(image, tokensOf(Scheme::Light).map.land) > image.width() * image.height() / 2);
    }
    void aStoppedPictureIsNone()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(paintBaseMap({tileOf(kWest, {})}, viewOf(kWest, 15), style(), stop.get_token()).isNull());
    }

private:
    /// Connected patches of what is not ground, grown together over gaps inside a word.
    static int islands(const QImage& image, const QColor& ground)
    {
        constexpr int kCell = 8;
        const int wide = image.width() / kCell, high = image.height() / kCell;
        std::vector<char> inked(static_cast<std::size_t>(wide * high), 0);
        for (int y = 0; y < high * kCell; ++y)
            for (int x = 0; x < wide * kCell; ++x)
                if (image.pixelColor(x, y).rgb() != ground.rgb())
                    inked[static_cast<std::size_t>(y / kCell * wide + x / kCell)] = 1;
        int count = 0;
        for (int start = 0; start < wide * high; ++start) {
            if (inked[static_cast<std::size_t>(start)] == 0)
                continue;
            ++count;
            std::vector<int> open{start};
            while (!open.empty()) {
                const int cell = open.back();
                open.pop_back();
                if (inked[static_cast<std::size_t>(cell)] == 0)
                    continue;
                inked[static_cast<std::size_t>(cell)] = 0;
                for (int dy = -1; dy <= 1; ++dy)
                    for (int dx = -1; dx <= 1; ++dx) {
                        const int x = cell % wide + dx, y = cell / wide + dy;
                        if (x >= 0 && x < wide && y >= 0 && y < high)
                            open.push_back(y * wide + x);
                    }
            }
        }
        return count;
    }
};
PLATEGLASS_TEST(TestBaseMap)
#include "tst_base_map.moc"
