// How large areas are, and what they come near.
#include "geo/area_reach.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace plateglass;

namespace {
base::LatLon at(double lat, double lon) { return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)}; }
bool within(double found, double wanted, double share) { return std::abs(found - wanted) <= wanted * share; }
} // namespace

class TestAreaReach : public QObject {
    Q_OBJECT
private slots:
    void sizesAreThoseOfTheEarth()
    {
        // A square degree at the equator is 12,308.8 km2 on WGS84.
        const domain::Area box = domain::Box{at(0, 0).lat, at(0, 0).lon, at(1, 0).lat, at(0, 1).lon};
        const domain::Area square = domain::Polygon{{at(0, 0), at(0, 1), at(1, 1), at(1, 0)}, {}};
        QVERIFY(within(geo::squareKilometres(box), 12308.8, 0.007));
        QVERIFY(within(geo::squareKilometres(square), 12308.8, 0.007));
        QVERIFY(within(geo::squareKilometres(domain::Circle{at(47, -122), {1000}}), 3.14159, 0.001));
        QVERIFY(within(geo::squareKilometres(domain::Corridor{{at(0, 0), at(0, 0.1)}, {100}}), 2.258, 0.01));
    }
    void holesAreTakenOutAndTheAntimeridianIsNoWorld()
    {
        const domain::Area ring = domain::Polygon{{at(0, 0), at(0, 2), at(2, 2), at(2, 0)}, {{at(0.5, 0.5), at(0.5, 1.5), at(1.5, 1.5), at(1.5, 0.5)}}};
        QVERIFY(within(geo::squareKilometres(ring), 3 * 12308.8, 0.01));
        const domain::Area across = domain::Box{at(0, 0).lat, at(0, 179.5).lon, at(1, 0).lat, at(0, -179.5).lon};
        QVERIFY(within(geo::squareKilometres(across), 12308.8, 0.007));
        const domain::Area polygon = domain::Polygon{{at(0, 179.5), at(0, -179.5), at(1, -179.5), at(1, 179.5)}, {}};
        QVERIFY(within(geo::squareKilometres(polygon), 12308.8, 0.007));
    }
    void nearnessIsMeasuredFromTheBorder()
    {
        // 0.001 degree of latitude is 110.57 m at the equator.
        const domain::Area square = domain::Polygon{{at(0, 0), at(0, 0.01), at(0.01, 0.01), at(0.01, 0)}, {}};
        const domain::Area box = domain::Box{at(0, 0).lat, at(0, 0).lon, at(0.01, 0).lat, at(0, 0.01).lon};
        for (const auto& area : {square, box}) {
            QVERIFY(geo::comesNear(area, at(0.005, 0.005), {0}));
            QVERIFY(geo::comesNear(area, at(0.011, 0.005), {111}));
            QVERIFY(!geo::comesNear(area, at(0.011, 0.005), {110}));
            QVERIFY(geo::comesNear(area, at(0.005, -0.001), {112}));
            QVERIFY(!geo::comesNear(area, at(0.005, -0.001), {110}));
        }
        QVERIFY(geo::comesNear(domain::Circle{at(0, 0), {100}}, at(0.0018, 0), {100}));
        QVERIFY(!geo::comesNear(domain::Circle{at(0, 0), {100}}, at(0.0019, 0), {100}));
        QVERIFY(geo::comesNear(domain::Corridor{{at(0, 0), at(0, 0.01)}, {50}}, at(0.001, 0.005), {61}));
        QVERIFY(!geo::comesNear(domain::Corridor{{at(0, 0), at(0, 0.01)}, {50}}, at(0.001, 0.005), {60}));
    }
    void aHoleKeepsItsMiddleApart()
    {
        const domain::Area ring = domain::Polygon{{at(0, 0), at(0, 0.03), at(0.03, 0.03), at(0.03, 0)}, {{at(0.01, 0.01), at(0.01, 0.02), at(0.02, 0.02), at(0.02, 0.01)}}};
        QVERIFY(!geo::comesNear(ring, at(0.015, 0.015), {500}));
        QVERIFY(geo::comesNear(ring, at(0.015, 0.015), {560}));
    }
    void nearnessCrossesTheAntimeridian()
    {
        const domain::Area box = domain::Box{at(-1, 0).lat, at(0, 179).lon, at(1, 0).lat, at(0, 180).lon};
        QVERIFY(geo::comesNear(box, at(0, -179.999), {112}));
        QVERIFY(!geo::comesNear(box, at(0, -179.999), {110}));
    }
    void namesAreNearNothing() { QVERIFY(!geo::comesNear(domain::NamedArea{"Mill Park"}, at(0, 0), {1000})); }
};
PLATEGLASS_TEST(TestAreaReach)
#include "tst_area_reach.moc"
