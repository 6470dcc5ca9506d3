// The unit square of Web Mercator against known corners and its own inverse.
#include "geo/web_mercator.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace plateglass;

class TestWebMercator : public QObject {
    Q_OBJECT
private slots:
    void cornersAreWhereTheTileMatrixSaysSo()
    {
        const auto corner = geo::toUnit({base::Degrees7::fromDegrees(85.0511288), base::Degrees7::fromDegrees(-180)});
        QVERIFY(std::abs(corner.x) < 1e-9);
        QVERIFY(std::abs(corner.y) < 1e-9);
        const auto centre = geo::toUnit({});
        QCOMPARE(centre.x, 0.5);
        QCOMPARE(centre.y, 0.5);
    }
    void sanFranciscoFallsIntoItsTile()
    {
        const auto unit = geo::toUnit({base::Degrees7::fromDegrees(37.7749), base::Degrees7::fromDegrees(-122.4194)});
        QCOMPARE(static_cast<int>(unit.x * 16384), 2620); // zoom 14
        QCOMPARE(static_cast<int>(unit.y * 16384), 6332);
    }
    void inverseIsExactToTheStoredDigit()
    {
        for (const double lat : {-84.9, -33.5, 0.0, 34.1478, 71.25})
            for (const double lon : {-179.9999999, -118.1445, 0.0, 151.2093, 179.9999999}) {
                const base::LatLon point{base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
                const auto back = geo::fromUnit(geo::toUnit(point));
                QVERIFY(std::abs(back.lat.value - point.lat.value) <= 1);
                QVERIFY(std::abs(back.lon.value - point.lon.value) <= 1);
            }
    }
    void metresShrinkWithLatitude()
    {
        QVERIFY(std::abs(geo::metresPerUnit({}) - 40'075'016.686) < 0.01);
        QVERIFY(std::abs(geo::metresPerUnit(base::Degrees7::fromDegrees(60)) * 2 - geo::metresPerUnit({})) < 0.01);
    }
};
PLATEGLASS_TEST(TestWebMercator)
#include "tst_web_mercator.moc"
