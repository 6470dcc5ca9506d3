// Reads on the map: sites and points from an answer, the rules of when what is drawn, counts, and what lies under a pixel.
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/common/fonts.h"
#include "ui/map/hit_test.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

Viewport viewAt(geo::UnitPoint centre, double zoom)
{
    return {.centre = centre, .zoom = zoom, .size = {800, 600}};
}

const geo::UnitPoint kMiddle{0.4, 0.35};

/// Points spread over `pixels` around the middle of a view, the same every time.
struct Crowd {
    std::vector<FixedPoint> points;
    std::vector<std::uint8_t> ages, kept;
    ReadsScene scene() const { return {.sites = {}, .points = points, .ages = ages, .kept = kept, .selectedPoints = {}}; }
};

Crowd crowd(std::size_t count, const Viewport& view, double pixels)
{
    Crowd out;
    std::mt19937 random(42);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
    for (std::size_t i = 0; i < count; ++i) {
        const double x = share(), y = share();
        out.points.push_back(fixedOf(view.toUnit(view.rect().center() + QPointF(x, y) * pixels)));
        out.ages.push_back(static_cast<std::uint8_t>(i % kAgeSteps));
    }
    return out;
}

const ReadsLook& look()
{
    loadFonts();
    static const ReadsLook light = readsLookOf(tokensOf(Scheme::Light));
    return light;
}

SiteCounts siteAt(const Viewport& view, QPointF pixel, std::uint32_t kept, std::uint32_t total)
{
    return {.at = view.toUnit(pixel), .kept = kept, .total = total};
}

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

std::shared_ptr<const ReadsState> stateOf(std::shared_ptr<const MapReads> reads)
{
    auto state = std::make_shared<ReadsState>();
    for (const MapSite& site : reads->sites()) {
        const auto total = static_cast<std::uint32_t>(site.rows.size());
        state->sites.push_back({site.at, total, total, 0, site.directions, false});
    }
    state->reads = std::move(reads);
    return state;
}

} // namespace

class TestReads : public QObject {
    Q_OBJECT
private slots:
    void anAnswerBecomesSitesAndPoints()
    {
        const auto result = test::fabricatedResult({.rows = 500});
        const MapReads reads(result);
        QCOMPARE(reads.sites().size(), 4U);
        std::size_t marked = reads.points().size() + reads.withoutPlace();
        for (const MapSite& site : reads.sites()) {
            marked += site.rows.size();
            for (std::size_t i = 1; i < site.rows.size(); ++i)
                QVERIFY(result->answer.rows[site.rows[i - 1]].time <= result->answer.rows[site.rows[i]].time);
        }
        QCOMPARE(marked, 500U);
        for (std::int64_t row = 0; row < 500; ++row) {
            const auto& read = result->answer.rows[static_cast<std::size_t>(row)];
            const auto mark = reads.markOf(row);
            QCOMPARE(mark.has_value(), read.hasPlace);
            if (!mark)
                continue;
            QCOMPARE(std::holds_alternative<PointMark>(*mark), read.mobile);
            const base::LatLon place = geo::fromUnit(reads.placeOf(*mark));
            QVERIFY(std::abs(place.lat.value - read.place.lat.value) <= 2 && std::abs(place.lon.value - read.place.lon.value) <= 2);
        }
        QVERIFY(!reads.markOf(-1) && !reads.markOf(500));
    }
    void agesAreStepsOfEqualTimeNewestFirst()
    {
        const auto result = test::fabricatedResult({.rows = 2000});
        const MapReads reads(result);
        QVERIFY(reads.points().size() > 100);
        const auto timeOf = [&](std::size_t point) { return result->answer.rows[reads.pointRows()[point]].time.micros; };
        std::int64_t oldest = timeOf(0), newest = timeOf(0);
        for (std::size_t i = 0; i < reads.points().size(); ++i)
            oldest = std::min(oldest, timeOf(i)), newest = std::max(newest, timeOf(i));
        for (std::size_t i = 0; i < reads.points().size(); ++i) {
            const double age = static_cast<double>(newest - timeOf(i)) / static_cast<double>(newest - oldest);
            QCOMPARE(int(reads.ages()[i]), std::min(4, static_cast<int>(age * 5)));
        }
    }
    void wordsForDirectionsAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("eighth");
        const auto row = [](const char* word, int eighth) { QTest::newRow(word) << QByteArray(word) << eighth; };
        row("N", 0), row("NB", 0), row("northbound", 0), row("North", 0), row("ne", 1), row("North-East", 1), row("SB", 4), row("W", 6), row("NW", 7), row("NWB", 7);
        row("", -1), row("inbound", -1), row("X", -1), row("B", -1);
    }
    void wordsForDirectionsAreUnderstood()
    {
        QFETCH(QByteArray, word);
        QFETCH(int, eighth);
        QCOMPARE(int(directionOf(word.constData())), eighth < 0 ? 0 : 1 << eighth);
    }
    void fewPointsAreDotsManyAreHexagons()
    {
        const Viewport far = viewAt(kMiddle, 12), near = viewAt(kMiddle, 15);
        const auto shown = [&](std::size_t count, const Viewport& view) { return paintReads(crowd(count, view, 500).scene(), view, look()).summary; };
        QCOMPARE(shown(kMostDots, far).pointsAs, PointsAs::Dots);
        QCOMPARE(shown(kMostDots + 1, far).pointsAs, PointsAs::Hexagons);
        QCOMPARE(shown(kMostDots + 1, near).pointsAs, PointsAs::Dots);
        QVERIFY(!shown(kMostDots + 1, far).tooManyForDots);
        const ReadsSummary masses = shown(kMostPoints + 1, near);
        QCOMPARE(masses.pointsAs, PointsAs::Hexagons);
        QVERIFY(masses.tooManyForDots);
    }
    void countsAreOfWhatIsInSight()
    {
        const Viewport view = viewAt(kMiddle, 14).grown(96);
        Crowd all = crowd(1000, view, 2000); // most of it outside
        all.kept.assign(1000, 0);
        std::int64_t inSight = 0, kept = 0;
        for (std::size_t i = 0; i < all.points.size(); ++i) {
            all.kept[i] = i % 3 == 0;
            if (view.inSight().contains(view.toScreen(unitOf(all.points[i])))) {
                ++inSight;
                kept += all.kept[i];
            }
        }
        const std::vector<SiteCounts> sites{siteAt(view, {400, 300}, 5, 9), siteAt(view, {50, 50}, 7, 7), siteAt(view, {4000, 300}, 1, 1), siteAt(view, {300, 300}, 0, 0)};
        ReadsScene scene = all.scene();
        scene.sites = sites;
        const ReadsSummary summary = paintReads(scene, view, look()).summary;
        QVERIFY(inSight > 50 && inSight < 950);
        QCOMPARE(summary.pointsInView, inSight);
        QCOMPARE(summary.keptInView, kept + 5); // the second site is in the margin
        QCOMPARE(summary.totalInView, inSight + 9);
        QCOMPARE(summary.sitesInView, 1); // neither in the margin, nor outside, nor without reads
    }
    void whatIsFilteredOutIsFaint()
    {
        const Viewport view = viewAt(kMiddle, 15);
        Crowd one = crowd(1, view, 0);
        const auto inkAt = [&](const Crowd& c) { return paintReads(c.scene(), view, look()).image.pixelColor(400, 300); };
        QCOMPARE(inkAt(one).alpha(), 255);
        QCOMPARE(inkAt(one).rgb(), look().data.age[0].rgb());
        one.kept = {0};
        QVERIFY(std::abs(inkAt(one).alpha() - 112) < 12); // halo and dot, each at a quarter
    }
    void theNewestDotIsOnTop()
    {
        const Viewport view = viewAt(kMiddle, 15);
        Crowd pile = crowd(5, view, 0);
        QCOMPARE(paintReads(pile.scene(), view, look()).image.pixelColor(400, 300).rgb(), look().data.age[0].rgb());
        std::ranges::reverse(pile.ages);
        QCOMPARE(paintReads(pile.scene(), view, look()).image.pixelColor(400, 300).rgb(), look().data.age[0].rgb());
    }
    void theSameInputGivesTheSamePicture()
    {
        const Viewport view = viewAt(kMiddle, 13);
        Crowd all = crowd(20000, view, 900);
        const std::vector<SiteCounts> sites{siteAt(view, {300, 200}, 50, 80)};
        ReadsScene scene = all.scene();
        scene.sites = sites;
        QCOMPARE(paintReads(scene, view, look()).image, paintReads(scene, view, look()).image);
    }
    void hexagonsLoseNoReadAndLieStill()
    {
        const Viewport view = viewAt(kMiddle, 13);
        const Crowd all = crowd(10000, view, 500);
        const auto count = [&](const Viewport& v) {
            HexGrid grid(v);
            for (const FixedPoint point : all.points)
                grid.add(v.toScreen(unitOf(point)), true);
            return grid;
        };
        const HexGrid grid = count(view);
        std::uint32_t sum = 0;
        for (const HexCell& cell : grid.cells()) {
            sum += cell.total;
            QVERIFY(grid.cellAt(cell.middle));
            QCOMPARE(grid.cellAt(cell.middle)->total, cell.total);
        }
        QCOMPARE(sum, 10000U);
        // Dragged by some pixels every cell is where it was on the ground, with the same reads.
        const QPointF drag(31, -17);
        const HexGrid moved = count(view.panned(drag));
        for (const HexCell& cell : grid.cells()) {
            const auto there = moved.cellAt(cell.middle - drag);
            QVERIFY(there);
            QVERIFY(distance(there->middle + drag, cell.middle) < 0.01);
            QVERIFY(std::abs(static_cast<int>(there->total) - static_cast<int>(cell.total)) <= 1); // a point on a border may round over it
        }
    }
    void everyPointIsNearestToItsOwnHexagon()
    {
        const Viewport view = viewAt(kMiddle, 13);
        std::mt19937 random(7);
        for (int i = 0; i < 2000; ++i) {
            const QPointF at(static_cast<double>(random() % 80000) / 100, static_cast<double>(random() % 60000) / 100);
            HexGrid grid(view);
            grid.add(at, true);
            QCOMPARE(grid.cells().size(), 1U);
            QVERIFY(distance(grid.cells()[0].middle, at) <= kHexagonAcross / std::sqrt(3.0) + 1e-9);
        }
    }
    void densityStepsCoverAllCounts()
    {
        for (const std::uint32_t largest : {1U, 3U, 5U, 17U, 2000U, 1000000U}) {
            const auto breaks = densityBreaks(largest);
            for (std::size_t i = 1; i < breaks.size(); ++i)
                QVERIFY(breaks[i] > breaks[i - 1]);
            QVERIFY(breaks.back() >= largest);
            QCOMPARE(densityStep(1, breaks), 0);
            QCOMPARE(densityStep(breaks.back(), breaks), kDensitySteps - 1);
        }
    }
    void nearestIsWhatLookingAtAllWouldFind()
    {
        std::mt19937 random(11);
        std::vector<FixedPoint> points;
        for (int i = 0; i < 3000; ++i)
            points.push_back({static_cast<std::uint32_t>(random() % 5000), static_cast<std::uint32_t>(random() % 5000)});
        points.push_back(points[5]); // two reads at one place
        const PointIndex index(points);
        for (int i = 0; i < 500; ++i) {
            const FixedPoint at{static_cast<std::uint32_t>(random() % 6000), static_cast<std::uint32_t>(random() % 6000)};
            const double reach = 40;
            std::optional<std::uint32_t> best;
            double least = reach;
            for (std::uint32_t p = 0; p < points.size(); ++p) {
                const double d = std::hypot(double(points[p].x) - at.x, double(points[p].y) - at.y);
                if (p % 4 != 0 && d <= least) {
                    least = d;
                    best = p;
                }
            }
            QCOMPARE(index.nearest(at, reach, [](std::uint32_t p) { return p % 4 != 0; }), best);
        }
        QVERIFY(!PointIndex().nearest({0, 0}, 1e9, [](std::uint32_t) { return true; }));
    }
    void theMarkUnderAPixelIsFound()
    {
        const auto reads = std::make_shared<const MapReads>(test::fabricatedResult({.rows = 400}));
        const auto state = stateOf(reads);
        const Viewport view = viewAt(reads->sites()[0].at, 14);
        const auto found = [&](const ReadsState& of, const Viewport& in, QPointF at, PointsAs as) { return targetAt(of, in, at, as, look().fonts); };
        QCOMPARE(found(*state, view, {400, 300}, PointsAs::Dots), Target(SitesTarget{{0}}));
        QCOMPARE(found(*state, view, {400, 300 + kLargestSite + 40}, PointsAs::Dots), std::optional<Target>());
        const Viewport atPoint = viewAt(unitOf(reads->points()[3]), 18);
        QCOMPARE(found(*state, atPoint, {404, 300}, PointsAs::Dots), Target(PointMark{3}));
        QCOMPARE(found(*state, atPoint, {404, 300}, PointsAs::Hexagons), std::optional<Target>());
        auto filtered = std::make_shared<ReadsState>(*state);
        filtered->kept.assign(reads->points().size(), 0);
        QCOMPARE(found(*filtered, atPoint, {404, 300}, PointsAs::Dots), std::optional<Target>());
    }
    void sitesOfOneSymbolAreFoundTogetherAndFallApartSeenFromCloser()
    {
        const auto reads = std::make_shared<const MapReads>(test::fabricatedResult({.rows = 400}));
        const auto state = stateOf(reads);
        const Viewport far = viewAt(reads->sites()[0].at, 8); // the four sites within a few pixels
        const auto target = targetAt(*state, far, far.toScreen(reads->sites()[0].at), PointsAs::Hexagons, look().fonts);
        QCOMPARE(target, Target(SitesTarget{{0, 1, 2, 3}}));
        QCOMPARE(targetsInSight(*state, far, look().fonts).size(), 1U);
        const auto closer = viewThatSplits(*state, {0, 1, 2, 3}, far, look().fonts);
        QVERIFY(closer && closer->zoom > far.zoom);
        QVERIFY(targetsInSight(*state, *closer, look().fonts).size() > 1);
        ReadsState pole = *state;
        for (SiteCounts& site : pole.sites)
            site.at = pole.sites[0].at;
        QVERIFY(!viewThatSplits(pole, {0, 1, 2, 3}, far, look().fonts)); // to be opened together
    }
    void theKeysWalkThroughSymbolsFromWestToEast()
    {
        const auto reads = std::make_shared<const MapReads>(test::fabricatedResult({.rows = 400}));
        auto state = std::make_shared<ReadsState>(*stateOf(reads));
        const Viewport view = viewAt(reads->sites()[0].at, 13);
        const auto targets = targetsInSight(*state, view, look().fonts);
        QCOMPARE(targets.size(), 4U);
        for (std::size_t i = 1; i < targets.size(); ++i)
            QVERIFY(state->sites[targets[i - 1].sites[0]].at.x < state->sites[targets[i].sites[0]].at.x);
        state->sites[targets[0].sites[0]].kept = 0;
        QCOMPARE(targetsInSight(*state, view, look().fonts).size(), 3U); // what the filters hide cannot be reached
    }
    void theSummaryNamesTheSignsInSight()
    {
        const Viewport view = viewAt(kMiddle, 14);
        std::vector<SiteCounts> sites{siteAt(view, {100, 300}, 40, 40), siteAt(view, {600, 300}, 0, 0)};
        const auto signs = [&] { return paintReads({.sites = sites, .points = {}, .ages = {}, .kept = {}, .selectedPoints = {}}, view, look()).summary.signs; };
        QCOMPARE(signs(), (DrawnSigns{.sites = true, .idle = true, .dots = false}));
        sites[0].directions = 1;
        sites[0].selected = 2;
        sites[1].silent = true;
        QCOMPARE(signs(), (DrawnSigns{.sites = true, .arrows = true, .idle = true, .silent = true, .selected = true}));
        sites.assign(4, siteAt(view, {100, 300}, 3, 3));
        for (std::size_t i = 0; i < sites.size(); ++i)
            sites[i].at = view.toUnit({100.0 + static_cast<double>(i), 300});
        QVERIFY(signs().clusters);
        sites = {siteAt(view, {4000, 300}, 40, 40)};
        QCOMPARE(signs(), DrawnSigns{});
    }
};
PLATEGLASS_TEST(TestReads)
#include "tst_reads.moc"
