// The view of the map: what is where on the screen, and moves that keep what they promise.
#include "support/test_main.h"
#include "ui/map/map_scale.h"
#include "ui/map/viewport.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

base::LatLon at(double lat, double lon)
{
    return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
}

Viewport viewAt(double lat, double lon, double zoom, QSize size = {800, 600})
{
    return {.centre = geo::toUnit(at(lat, lon)), .zoom = zoom, .size = size};
}

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

class TestViewport : public QObject {
    Q_OBJECT
private slots:
    void theCentreIsInTheMiddle()
    {
        const Viewport view = viewAt(45.5, -30, 13.3);
        QVERIFY(distance(view.toScreen(at(45.5, -30)), {400, 300}) < 0.01);
        QVERIFY(view.toScreen(at(45.6, -30)).y() < 300); // north is up
        QVERIFY(view.toScreen(at(45.5, -29.9)).x() > 400);
    }
    void screenAndWorldAreInverse()
    {
        const Viewport view = viewAt(-33.9, 151.2, 16.7);
        for (const QPointF pixel : {QPointF(0, 0), QPointF(799, 599), QPointF(123.5, 456.25)})
            QVERIFY(distance(view.toScreen(view.toUnit(pixel)), pixel) < 1e-3);
    }
    void acrossTheDateLineTheNearestCopyIsMeant()
    {
        const Viewport view = viewAt(0, 179.99, 12);
        const double east = view.toScreen(at(0, -179.99)).x(), west = view.toScreen(at(0, 179.98)).x();
        QVERIFY(east > 400 && east < 800);
        QVERIFY(west < 400 && west > 0);
    }
    void zoomingHoldsWhatIsUnderThePointer()
    {
        const Viewport view = viewAt(45.5, -30, 13);
        const QPointF pointer(650, 80);
        const geo::UnitPoint held = view.toUnit(pointer);
        for (const double levels : {-2.0, -0.5, 0.5, 3.0})
            QVERIFY(distance(view.zoomedAt(pointer, levels).toScreen(held), pointer) < 1e-3);
    }
    void theWorldAlwaysCoversTheView()
    {
        Viewport view = viewAt(84, 10, 1, {1900, 1000});
        view = view.zoomedAt({5, 5}, -30);
        QVERIFY(view.worldSize() > 1899.99);
        view = view.panned({0, -1e9});
        QVERIFY(view.toScreen(geo::UnitPoint{view.centre.x, 0}).y() <= 0.001);
        QVERIFY(view.panned({1e7, 0}).centre.x >= 0 && view.panned({1e7, 0}).centre.x <= 1);
        QCOMPARE(view.zoomedAt({5, 5}, 100).zoom, kClosestZoom);
    }
    void fittingShowsTheWholeBoxWithAir()
    {
        const domain::Box box{base::Degrees7::fromDegrees(45.4), base::Degrees7::fromDegrees(-30.2), base::Degrees7::fromDegrees(45.6), base::Degrees7::fromDegrees(-30.1)};
        const Viewport view = viewAt(0, 0, 3).fitting(box, 40);
        const QRectF free = view.rect().adjusted(39.9, 39.9, -39.9, -39.9);
        QVERIFY(free.contains(view.toScreen(base::LatLon{box.north, box.west})));
        QVERIFY(free.contains(view.toScreen(base::LatLon{box.south, box.east})));
        // One camera is a box of no size and must not be zoomed into the ground.
        const auto one = base::Degrees7::fromDegrees(45);
        QCOMPARE(viewAt(0, 0, 3).fitting({one, one, one, one}, 40).zoom, kClosestFit);
    }
    void tilesCoverTheViewAndNoMore()
    {
        const Viewport view = viewAt(37.78, -122.4, 14.4);
        const auto tiles = tilesCovering(view, 14);
        QRectF covered;
        std::set<geo::TileId> unique(tiles.begin(), tiles.end());
        QCOMPARE(unique.size(), tiles.size());
        for (const geo::TileId id : tiles) {
            QVERIFY(tileRect(view, id).intersects(view.rect()));
            covered = covered.united(tileRect(view, id));
        }
        QVERIFY(covered.contains(view.rect()));
        // Around the date line columns go on from the other side.
        const auto wrapped = tilesCovering(viewAt(0, 180, 5), 5);
        QVERIFY(std::ranges::any_of(wrapped, [](geo::TileId id) { return id.x == 31; }));
        QVERIFY(std::ranges::any_of(wrapped, [](geo::TileId id) { return id.x == 0; }));
    }
    void neighbouringTilesShareTheirEdgeOnADevicePixel()
    {
        for (const double ratio : {1.0, 1.25, 1.5, 2.0})
            for (const double zoom : {13.0, 13.37, 14.9}) {
                Viewport view = viewAt(37.78, -122.4, zoom);
                view.ratio = ratio;
                const geo::TileId id = tilesCovering(view, 13).front();
                const QRectF left = tileRect(view, id), right = tileRect(view, {id.zoom, id.x + 1, id.y}), below = tileRect(view, {id.zoom, id.x, id.y + 1});
                QCOMPARE(left.right(), right.left());
                QCOMPARE(left.bottom(), below.top());
                QVERIFY(std::abs(left.right() * ratio - std::round(left.right() * ratio)) < 1e-6);
            }
    }
    void theMarginIsNotInSight()
    {
        const Viewport view = viewAt(0, 0, 4).grown(96);
        QCOMPARE(view.size, QSize(992, 792));
        QCOMPARE(view.inSight(), QRectF(96, 96, 800, 600));
    }
    void theScaleIsARoundLengthThatFits_data()
    {
        QTest::addColumn<double>("metresPerPixel");
        QTest::addColumn<double>("metres");
        QTest::newRow("street") << 1.9 << 200.0;
        QTest::newRow("city") << 7.0 << 500.0;
        QTest::newRow("region") << 80.0 << 10000.0;
        QTest::newRow("house") << 0.1 << 10.0;
    }
    void theScaleIsARoundLengthThatFits()
    {
        QFETCH(double, metresPerPixel);
        QFETCH(double, metres);
        const ScaleLength length = scaleLength(metresPerPixel, 128);
        QCOMPARE(length.metres, metres);
        QVERIFY(length.pixels <= 128);
        QVERIFY(std::abs(length.pixels * metresPerPixel - metres) < 1e-9);
    }
};
PLATEGLASS_TEST(TestViewport)
#include "tst_viewport.moc"
