// GeoJSON overlays: every geometry of RFC 7946 as plain values, and texts that are something else.
#include "support/test_main.h"
#include "tiles/geojson.h"

#include <QTest>

using namespace plateglass;

namespace {

const char* const kAllKinds = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"name":"Depot"},"geometry":{"type":"Point","coordinates":[-118.2,34.1,12]}},
 {"type":"Feature","properties":null,"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}},
 {"type":"Feature","properties":{"title":"Route"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1],[2,1]]}},
 {"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[5,5],[6,6],[7,7]]]}},
 {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}},
 {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}},
 {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[9,9]}]}},
 {"type":"Feature","properties":{},"geometry":null}]})";

} // namespace

class TestGeoJson : public QObject {
    Q_OBJECT
private slots:
    void everyGeometryIsRead()
    {
        const auto read = tiles::readGeoJson(kAllKinds);
        QVERIFY(read.has_value());
        const auto& shapes = read->shapes;
        QCOMPARE(shapes.size(), 8U);
        QCOMPARE(shapes[0].kind, tiles::GeometryKind::Point);
        QCOMPARE(shapes[0].label, "Depot");
        QCOMPARE(shapes[0].parts[0][0].lat.degrees(), 34.1);
        QCOMPARE(shapes[0].parts[0][0].lon.degrees(), -118.2);
        QCOMPARE(shapes[1].parts[0].size(), 2U);
        QCOMPARE(shapes[2].label, "Route");
        QCOMPARE(shapes[3].parts.size(), 2U);
        QCOMPARE(shapes[4].parts.size(), 2U);
        QCOMPARE(shapes[4].parts[0].size(), 4U); // the closing repetition is dropped
        QCOMPARE(shapes[5].kind, tiles::GeometryKind::Polygon);
        QCOMPARE(shapes[7].parts[0][0].lat.degrees(), 9.0);
        QVERIFY(read->bounds.has_value());
        QCOMPARE(read->bounds->west.degrees(), -118.2);
        QCOMPARE(read->bounds->north.degrees(), 34.1);
    }
    void aBareGeometryIsRead()
    {
        const auto read = tiles::readGeoJson(R"({"type":"Point","coordinates":[1,2]})");
        QVERIFY(read.has_value());
        QCOMPARE(read->shapes.size(), 1U);
    }
    void anEmptyCollectionHasNoBounds()
    {
        const auto read = tiles::readGeoJson(R"({"type":"FeatureCollection","features":[]})");
        QVERIFY(read.has_value());
        QVERIFY(!read->bounds.has_value());
    }
    void whatIsNoGeoJsonIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const char* const texts[] = {
            "", "[]", "7", "{}", R"({"type":"FeatureCollection"})", R"({"type":"FeatureCollection","features":[7]})",
            R"({"type":"Point"})", R"({"type":"Point","coordinates":[1]})", R"({"type":"Point","coordinates":["1","2"]})",
            R"({"type":"Point","coordinates":[181,0]})", R"({"type":"Point","coordinates":[0,-90.1]})", R"({"type":"Point","coordinates":[1e400,0]})",
            R"({"type":"LineString","coordinates":[1,2]})", R"({"type":"Sphere","coordinates":[1,2]})", R"({"type":"GeometryCollection","geometries":{}})",
        };
        for (const char* text : texts)
            QTest::addRow("%.60s", text) << QByteArray(text);
    }
    void whatIsNoGeoJsonIsMalformed()
    {
        QFETCH(QByteArray, text);
        const auto read = tiles::readGeoJson(text.toStdString());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, base::Errc::Malformed);
    }
    void cutAnywhereIsMalformed()
    {
        const std::string whole = kAllKinds;
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!tiles::readGeoJson(whole.substr(0, length)).has_value());
    }
    void pointsAreBounded()
    {
        std::string text = R"({"type":"MultiPoint","coordinates":[)";
        for (std::size_t i = 0; i < tiles::kMaxGeoJsonPoints; ++i)
            text += "[1,2],";
        text += "[1,2]]}";
        const auto read = tiles::readGeoJson(text);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, base::Errc::LimitExceeded);
    }
};
PLATEGLASS_TEST(TestGeoJson)
#include "tst_geojson.moc"
