// Inside, outside and on the border; holes, the antimeridian, geodesic distances.
#include "geo/area_test.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace plateglass;

namespace {
base::LatLon at(double lat, double lon) { return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)}; }
bool inside(const domain::Area& area, base::LatLon point) { return geo::AreaTest::compile(area)->contains(point); }
} // namespace

class TestAreaTest : public QObject {
    Q_OBJECT
private slots:
    void distanceIsGeodesic()
    {
        // Flinders Peak to Buninyong, the worked example of Geoscience Australia: 54,972.271 m.
        const auto d = geo::distance(at(-37.9510334, 144.4248679), at(-37.6528211, 143.9264955));
        QVERIFY2(std::abs(d.value - 54972.271) < 0.05, std::to_string(d.value).c_str());
        QCOMPARE(geo::distance(at(1, 2), at(1, 2)).value, 0.0);
        QVERIFY(std::abs(geo::distance(at(0, 179.9), at(0, -179.9)).value - 22263.898) < 0.01);
    }
    void bordersAreInside()
    {
        const domain::Area square = domain::Polygon{{at(0, 0), at(0, 1), at(1, 1), at(1, 0)}, {}};
        QVERIFY(inside(square, at(0, 0)));
        QVERIFY(inside(square, at(0.5, 1)));
        QVERIFY(inside(square, at(0.5, 0.5)));
        QVERIFY(!inside(square, at(0.5, 1.0000001)));
        QVERIFY(!inside(square, at(-0.0000001, 0.5)));
    }
    void holesAreKeptAndTheirBorderIsInside()
    {
        const domain::Area ring = domain::Polygon{{at(0, 0), at(0, 3), at(3, 3), at(3, 0)}, {{at(1, 1), at(1, 2), at(2, 2), at(2, 1)}}};
        QVERIFY(!inside(ring, at(1.5, 1.5)));
        QVERIFY(inside(ring, at(1, 1.5)));
        QVERIFY(inside(ring, at(0.5, 0.5)));
    }
    void concavePolygonsLeaveTheirBayOut()
    {
        const domain::Area bay = domain::Polygon{{at(0, 0), at(0, 4), at(4, 4), at(1, 2), at(4, 0)}, {}};
        QVERIFY(!inside(bay, at(3, 2)));
        QVERIFY(inside(bay, at(0.5, 2)));
        QVERIFY(inside(bay, at(1, 1)));
    }
    void areasSurviveTheAntimeridian()
    {
        const domain::Area polygon = domain::Polygon{{at(-1, 179), at(-1, -179), at(1, -179), at(1, 179)}, {}};
        const domain::Area box = domain::Box{at(-1, 0).lat, at(0, 179).lon, at(1, 0).lat, at(0, -179).lon};
        for (const auto& area : {polygon, box}) {
            QVERIFY(inside(area, at(0, 180)));
            QVERIFY(inside(area, at(0, -179.5)));
            QVERIFY(!inside(area, at(0, 0)));
            QVERIFY(!inside(area, at(0, 178.9)));
        }
        QVERIFY(inside(domain::Circle{at(0, 179.999), {500}}, at(0, -179.999)));
        QVERIFY(inside(domain::Corridor{{at(0, 179.99), at(0, -179.99)}, {50}}, at(0.0001, -179.995)));
    }
    void circlesEndAtTheirRadius()
    {
        const domain::Area circle = domain::Circle{at(34.1478, -118.1445), {800}};
        QVERIFY(inside(circle, at(34.1478 + 799.0 / 110'935, -118.1445)));
        QVERIFY(!inside(circle, at(34.1478 + 802.0 / 110'935, -118.1445)));
    }
    void corridorsFollowTheirPath()
    {
        const domain::Area corridor = domain::Corridor{{at(34.1, -118.2), at(34.1, -118.1), at(34.2, -118.1)}, {60}};
        QVERIFY(inside(corridor, at(34.1005, -118.15)));
        QVERIFY(!inside(corridor, at(34.1007, -118.15)));
        QVERIFY(inside(corridor, at(34.15, -118.1005)));
        QVERIFY(!inside(corridor, at(34.1, -118.201)));
    }
    void incompleteAreasAreRefused()
    {
        QVERIFY(!geo::AreaTest::compile(domain::Circle{at(0, 0), {0}}));
        QVERIFY(!geo::AreaTest::compile(domain::Polygon{{at(0, 0), at(1, 1)}, {}}));
        QVERIFY(!geo::AreaTest::compile(domain::NamedArea{"Mill Park"}));
    }
};
PLATEGLASS_TEST(TestAreaTest)
#include "tst_area_test.moc"
