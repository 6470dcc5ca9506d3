// Areas: what is drawn or typed is what is searched, and what is searched is what is seen.
#include "domain/query_parser.h"
#include "geo/area_test.h"
#include "support/test_main.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"
#include "ui/map/area_outline.h"
#include "ui/map/area_term.h"
#include "ui/map/map_areas.h"
#include "ui/map/shape_draft.h"
#include "ui/map/shape_form.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

base::LatLon at(double lat, double lon)
{
    return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
}

const domain::Circle kCircle{at(34.14781234, -118.14451234), {799.6}};
const domain::Polygon kTriangle{{at(34.1, -118.2), at(34.2, -118.2), at(34.15, -118.1)}, {}};
const domain::Corridor kStreet{{at(34.1, -118.2), at(34.12, -118.18), at(34.13, -118.14)}, {60}};
const domain::Box kBox{base::Degrees7::fromDegrees(34.1), base::Degrees7::fromDegrees(-118.2), base::Degrees7::fromDegrees(34.2), base::Degrees7::fromDegrees(-118.1)};

} // namespace

class TestAreas : public QObject {
    Q_OBJECT
private slots:
    void termsParseToTheAreaTheyWereMadeFrom_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("circle") << 0;
        QTest::newRow("polygon") << 1;
        QTest::newRow("corridor") << 2;
        QTest::newRow("box") << 3;
    }
    void termsParseToTheAreaTheyWereMadeFrom()
    {
        QFETCH(int, which);
        const domain::Area area = rounded(std::vector<domain::Area>{kCircle, kTriangle, kStreet, kBox}[static_cast<std::size_t>(which)]);
        const auto query = domain::parseQuery(areaTerm(area).toStdString(), domain::QuerySurroundings{});
        QVERIFY2(query.has_value(), qUtf8Printable(areaTerm(area)));
        QCOMPARE(query->places.size(), 1U);
        QVERIFY(query->places[0][0] == area);
    }
    void termsAreShort()
    {
        QCOMPARE(areaTerm(rounded(kCircle)), QStringLiteral("in:circle(34.14781,-118.14451,800)"));
        QCOMPARE(areaTerm(rounded(kTriangle)), QStringLiteral("in:polygon(34.1 -118.2,34.2 -118.2,34.15 -118.1)"));
        QCOMPARE(areaTerm(domain::Circle{at(0, -0.0000001), {1}}), QStringLiteral("in:circle(0,-0.0000001,1)"));
    }
    void aCircleIsDrawnWhereItIsTested()
    {
        for (const double lat : {0.0, 45.5, -72.0}) {
            const domain::Circle circle{at(lat, 179.999), {5000}};
            const auto outlines = outlinesOf(circle);
            QCOMPARE(outlines.size(), 1U);
            for (const base::LatLon corner : outlines[0].outer)
                QVERIFY(std::abs(geo::distance(circle.centre, corner).value - 5000) < 5);
        }
    }
    void aCorridorIsDrawnWhereItIsTested()
    {
        const auto test = geo::AreaTest::compile(kStreet);
        QVERIFY(test.has_value());
        const auto outlines = outlinesOf(kStreet);
        QCOMPARE(outlines.size(), 1U);
        const auto drawn = geo::AreaTest::compile(domain::Polygon{outlines[0].outer, {}});
        QVERIFY(drawn.has_value());
        for (const base::LatLon inside : {at(34.1, -118.2), at(34.12, -118.18), at(34.11, -118.19), at(34.1254, -118.1599)}) {
            QVERIFY(test->contains(inside));
            QVERIFY(drawn->contains(inside));
        }
        QVERIFY(!drawn->contains(at(34.12, -118.17)));
    }
    void sizesAreOfTheGround()
    {
        QVERIFY(std::abs(squareKilometres(domain::Circle{at(34, -118), {1000}}) - 3.1416) < 0.001);
        QVERIFY(std::abs(squareKilometres(kBox) - 102.3) < 1); // 11.1 km by 9.2 km
        QVERIFY(std::abs(squareKilometres(kTriangle) - 51.1) < 1);
        domain::Polygon ring = kTriangle;
        ring.holes = {{at(34.13, -118.18), at(34.17, -118.18), at(34.15, -118.14)}};
        QVERIFY(squareKilometres(ring) < squareKilometres(kTriangle) - 5);
    }
    void aPolygonIsClickedCornerByCorner()
    {
        ShapeDraft draft;
        QSignalSpy finished(&draft, &ShapeDraft::finished);
        draft.click(at(1, 1)); // nothing is armed
        QVERIFY(!draft.begun());
        draft.arm(ShapeDraft::Tool::Polygon);
        draft.click(at(34.1, -118.2));
        draft.click(at(34.1, -118.2)); // the second half of a double click
        draft.click(at(34.2, -118.2));
        QVERIFY(!draft.close());
        draft.click(at(34.9, -118.9));
        draft.removeLast();
        draft.click(at(34.15, -118.1));
        draft.movePointer(at(35, -119));
        QCOMPARE(draft.path().size(), 4U);
        QVERIFY(draft.close());
        QCOMPARE(finished.count(), 1);
        QVERIFY(finished[0][0].value<domain::Area>() == domain::Area(kTriangle));
        QCOMPARE(draft.tool(), ShapeDraft::Tool::None);
    }
    void aCircleIsClickedOrTyped()
    {
        ShapeDraft draft;
        QSignalSpy finished(&draft, &ShapeDraft::finished);
        draft.arm(ShapeDraft::Tool::Circle);
        draft.click(at(34, -118));
        draft.movePointer(at(34.01, -118));
        QVERIFY(std::abs(draft.radius() - 1109) < 2);
        draft.typeDigit(QLatin1Char('7'));
        draft.typeDigit(QLatin1Char('5'));
        QCOMPARE(draft.radius(), 75.0);
        draft.removeLast();
        QCOMPARE(draft.radius(), 7.0);
        draft.click(at(34.02, -118)); // a click wins over what was typed
        QCOMPARE(finished.count(), 1);
        QVERIFY(std::abs(std::get<domain::Circle>(finished[0][0].value<domain::Area>()).radius.value - 2218) < 3);
    }
    void cancellingLeavesNothing()
    {
        ShapeDraft draft;
        draft.arm(ShapeDraft::Tool::Circle);
        draft.click(at(34, -118));
        QVERIFY(!draft.hint().isEmpty());
        draft.cancel();
        QVERIFY(!draft.begun() && draft.hint().isEmpty() && !draft.area());
    }
    void aFenceThatIsAskedForStandsOnceAndInForce()
    {
        MapAreas areas;
        areas.setFences({{"Triangle", kTriangle}, {"Street", kStreet}});
        QCOMPARE(areas.marks()->size(), 2U);
        areas.setAsked({kTriangle});
        areas.setProposed(kCircle);
        const auto& marks = *areas.marks();
        QCOMPARE(marks.size(), 3U);
        QCOMPARE(marks[0].state, AreaState::Fence);
        QCOMPARE(marks[0].name, QStringLiteral("Street"));
        QCOMPARE(marks[1].state, AreaState::Asked);
        QCOMPARE(marks[1].name, QStringLiteral("Triangle"));
        QCOMPARE(marks[2].state, AreaState::Proposed);
    }
    void statesOfAnAreaLookDifferent()
    {
        loadFonts();
        const AreaLook look = areaLookOf(tokensOf(Scheme::Light));
        const Viewport view{.centre = geo::toUnit(at(34.15, -118.16)), .zoom = 10, .size = {400, 300}};
        std::vector<QImage> pictures;
        for (const AreaState state : {AreaState::Fence, AreaState::Asked, AreaState::Proposed}) {
            const std::vector<AreaMark> marks{areaMark(kTriangle, {}, state)};
            const QImage picture = paintAreas(marks, {}, view, look);
            QCOMPARE(picture, paintAreas(marks, {}, view, look));
            QVERIFY(picture.pixelColor(200, 150).alpha() > 0); // filled
            QCOMPARE(picture.pixelColor(5, 5).alpha(), 0);
            for (const QImage& other : pictures)
                QVERIFY(picture != other);
            pictures.push_back(picture);
        }
    }
    void namesGiveWayToNumbersAndToEachOther()
    {
        loadFonts();
        const AreaLook look = areaLookOf(tokensOf(Scheme::Light));
        const Viewport view{.centre = geo::toUnit(at(34.15, -118.16)), .zoom = 10, .size = {400, 300}};
        const std::vector<AreaMark> one{areaMark(kTriangle, QStringLiteral("Triangle"), AreaState::Asked)};
        const auto inked = [](const QImage& image, const QRect& part) {
            for (int y = part.top(); y <= part.bottom(); ++y)
                for (int x = part.left(); x <= part.right(); ++x)
                    if (image.pixelColor(x, y).alpha() > 0)
                        return true;
            return false;
        };
        const QRect above(0, 0, 400, 150), below(0, 150, 400, 150);
        const QImage free = paintAreaNames(one, {}, view, look);
        QVERIFY(inked(free, above) && !inked(free, below));
        const QImage pushed = paintAreaNames(one, {QRectF(above)}, view, look);
        QVERIFY(!inked(pushed, above) && inked(pushed, below));
        const QImage none = paintAreaNames(one, {QRectF(above), QRectF(below)}, view, look);
        QVERIFY(!inked(none, above) && !inked(none, below));
        // Two fences of one shape: the area of the question is named first and keeps the upper place.
        const std::vector<AreaMark> two{areaMark(kTriangle, QStringLiteral("Other"), AreaState::Fence), one.front()};
        QCOMPARE(paintAreaNames(two, {}, view, look).copy(above), free.copy(above));
    }
    void typedPlacesAreReadOrRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* text, bool good) { QTest::newRow(text) << QString::fromLatin1(text) << good; };
        row("34.1478, -118.1445", true), row("34.1478 -118.1445", true), row(" 34 ; -118 ", true), row("-90,180", true), row("+1,+2", true);
        row("", false), row("34.1478", false), row("91, 0", false), row("0, 181", false), row("a, b", false), row("1e1, 2", false), row("34.1, -118.2, 5", false), row("34,1 -118,2", false),
            row("nan, 0", false), row("34..1, 2", false);
    }
    void typedPlacesAreReadOrRefused()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(placeFromText(text).has_value(), good);
        if (text.startsWith(QStringLiteral("34.1478")) && good)
            QVERIFY(*placeFromText(text) == at(34.1478, -118.1445));
    }
};
PLATEGLASS_TEST(TestAreas)
#include "tst_areas.moc"
