// Symbols of camera sites: no number under a disc, an arrow or a ring, none over another, at any size and zoom; sites that
// do not find room are one symbol with the sum.
#include "support/test_main.h"
#include "ui/common/fonts.h"
#include "ui/map/area_painter.h"
#include "ui/map/cleared_view.h"
#include "ui/map/reads_raster.h"
#include "ui/map/site_painter.h"

#include <QFontMetricsF>
#include <QTest>
#include <QTransform>

#include <array>
#include <cmath>
#include <numeric>
#include <random>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

const geo::UnitPoint kMiddle{0.4, 0.35};

const SymbolFonts& fonts()
{
    static const SymbolFonts all = [] {
        loadFonts(); // once: each time costs
        return readsLookOf(tokensOf(Scheme::Light)).fonts;
    }();
    return all;
}

Viewport viewOf(QSize size, double zoom)
{
    return {.centre = kMiddle, .zoom = zoom, .size = size};
}

/// The demo's ten cameras around Mill Park with the reads of its example, and cameras without reads: places in thousandths
/// of the city, which is 1500 pixels wide at zoom 14.
std::vector<SiteCounts> demoSites()
{
    struct Place {
        double x, y;
        std::uint32_t kept;
        Directions directions;
    };
    static constexpr std::array kPlaces{
        Place{500, 60, 40, 0x04}, Place{533, 55, 36, 0x40}, Place{453, 100, 43, 0x01}, Place{577, 88, 19, 0x10}, Place{447, 134, 39, 0x10},
        Place{573, 153, 34, 0x01}, Place{445, 178, 54, 0x01}, Place{480, 180, 70, 0x04}, Place{547, 172, 64, 0x40}, Place{569, 192, 27, 0x10},
        Place{250, 75, 0, 0},      Place{353, 134, 0, 0},     Place{640, 72, 0, 0},     Place{671, 244, 0, 0},     Place{355, 253, 0, 0},
        Place{352, 255, 0, 0},     Place{164, 188, 0, 0}};
    const Viewport city = viewOf({1500, 400}, 14);
    std::vector<SiteCounts> sites;
    for (const Place& place : kPlaces)
        sites.push_back({.at = city.toUnit({place.x * 1.5, place.y * 1.5}), .kept = place.kept, .total = place.kept, .directions = place.directions});
    return sites;
}

std::vector<SiteCounts> randomSites(std::size_t count, double across)
{
    std::mt19937 random(5);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
    std::vector<SiteCounts> sites;
    for (std::size_t i = 0; i < count; ++i) {
        const auto kept = static_cast<std::uint32_t>(random() % 3 == 0 ? random() % 20000 : random() % 200);
        const double x = share() * across, y = share() * across;
        sites.push_back({.at = {kMiddle.x + x, kMiddle.y + y}, .kept = kept, .total = kept, .directions = static_cast<Directions>(random() % 256)});
    }
    return sites;
}

/// The ink of a text in the middle of its line.
QRectF inked(const QRectF& line, const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double wide = metrics.horizontalAdvance(text), high = metrics.capHeight();
    return {line.center() - QPointF(wide / 2, high / 2), QSizeF(wide, high)};
}

std::vector<QRectF> texts(const SiteSymbol& symbol)
{
    const auto lines = symbol.lines();
    std::vector<QRectF> out;
    if (!lines.empty())
        out.push_back(inked(lines[0], shortNumber(symbol.sum.kept), fonts().number));
    if (lines.size() > 1)
        out.push_back(inked(lines[1], sitesText(symbol.sites.size()), fonts().words));
    return out;
}

std::array<QPointF, 4> cornersOf(const QRectF& box)
{
    return {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()};
}

/// Distance from a shape to the nearest corner or edge middle of a box that lies outside of it.
double distance(const SymbolShape& shape, const QRectF& box)
{
    const SymbolShape flat{box.center(), {box.width() / 2, box.height() / 2}, 0};
    const QPointF off = shape.middle - flat.middle;
    const double dx = std::max(0.0, std::abs(off.x()) - flat.core.width() - shape.core.width()), dy = std::max(0.0, std::abs(off.y()) - flat.core.height() - shape.core.height());
    return std::hypot(dx, dy) - shape.radius;
}

std::vector<QPolygonF> arrowsOf(const SiteSymbol& symbol)
{
    std::vector<QPolygonF> heads;
    for (int eighth = 0; eighth < 8; ++eighth)
        if ((symbol.arrows() >> eighth & 1) != 0)
            heads.push_back(QTransform().translate(symbol.shape.middle.x(), symbol.shape.middle.y()).rotate(eighth * 45.0).map(arrowHead(symbol.shape.radius + 1)));
    return heads;
}

/// What the first fault is; empty: all is legible.
QString faultIn(const std::vector<SiteSymbol>& symbols)
{
    constexpr double kBearable = 1.01; // what the layout calls touching
    for (const SiteSymbol& a : symbols) {
        for (const QRectF& text : texts(a))
            for (const QPointF corner : cornersOf(text))
                if (a.shape.distanceTo(corner) > -1)
                    return QStringLiteral("a number runs out of its symbol");
        for (const SiteSymbol& b : symbols) {
            if (&a == &b || !a.shape.box(2 * kArrow).intersects(b.shape.box(2 * kArrow)))
                continue; // too far apart for anything; comparing outlines is slow
            for (const QRectF& text : texts(b)) {
                if (distance(a.shape, text) < kRing)
                    return QStringLiteral("a ring of one symbol reaches the number of another");
                for (const QRectF& other : texts(a))
                    if (other.intersects(text))
                        return QStringLiteral("two numbers overlap");
                for (const QPolygonF& arrow : arrowsOf(a))
                    if (!QPolygonF(text).intersected(arrow).isEmpty())
                        return QStringLiteral("an arrow lies on a number");
            }
            if (a.isIdle() && b.isIdle() && symbols.size() > 40)
                continue; // of very many rings not all find room near their places
            if (!a.shape.box(-kBearable).intersected(b.shape.box(-kBearable)).isEmpty() && distance(a.shape, QRectF(b.shape.middle, QSizeF(0, 0))) < b.shape.radius - kBearable && !b.isCluster())
                return QStringLiteral("two symbols overlap");
            for (const QPolygonF& arrow : arrowsOf(a))
                if (b.shape.distanceTo(arrow[1]) < -kBearable)
                    return QStringLiteral("an arrow points into another disc");
        }
    }
    return {};
}

} // namespace

class TestSiteSymbols : public QObject {
    Q_OBJECT
private slots:
    void aFittedViewLeavesNoSymbolHalfCovered()
    {
        ReadsState state;
        state.sites = demoSites();
        const Viewport view = viewOf({1500, 400}, 14);
        const domain::Box box{view.toPlace({700, 280}).lat, view.toPlace({690, 0}).lon, view.toPlace({0, 90}).lat, view.toPlace({860, 0}).lon};
        const auto covered = [&](const Viewport& of, const QRectF& cover) {
            return std::ranges::count_if(state.symbolsIn(of, fonts()), [&](const SiteSymbol& symbol) { return symbol.room().intersects(cover); });
        };
        QCOMPARE(clearedView(view, box, state, {}, fonts()), view); // nothing stands on it: nothing moves
        const QRectF lowerRight(960, 360, 540, 40), ring = state.symbolsIn(view, fonts()).back().room();
        for (const QRectF& cover : {lowerRight, ring.translated(ring.width() / 2, 0)}) {
            const Viewport cleared = clearedView(view, box, state, {cover}, fonts());
            QCOMPARE(covered(cleared, cover), 0);
            QCOMPARE(cleared.zoom, view.zoom);
        }
    }
    void nothingOverlapsInTheDemo_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("zoom");
        for (const QSize size : {QSize(1410, 360), QSize(1020, 184), QSize(1020, 120), QSize(1880, 900)})
            for (const double zoom : {9.0, 11.0, 12.0, 12.6, 13.2, 13.7, 14.0, 15.0, 17.0})
                QTest::addRow("%d x %d at zoom %.1f", size.width(), size.height(), zoom) << size << zoom;
    }
    void nothingOverlapsInTheDemo()
    {
        QFETCH(QSize, size);
        QFETCH(double, zoom);
        const std::vector<SiteCounts> sites = demoSites();
        const auto symbols = layoutSites(sites, viewOf(size, zoom), fonts());
        QVERIFY2(faultIn(symbols).isEmpty(), qUtf8Printable(faultIn(symbols)));
        std::vector<std::uint32_t> all;
        std::uint32_t reads = 0;
        for (const SiteSymbol& symbol : symbols) {
            all.insert(all.end(), symbol.sites.begin(), symbol.sites.end());
            reads += symbol.sum.kept;
        }
        std::ranges::sort(all);
        std::vector<std::uint32_t> every(sites.size());
        std::iota(every.begin(), every.end(), 0U);
        QCOMPARE(all, every); // each site in one symbol
        QCOMPARE(reads, 426U);
    }
    void theDemoNeedsNoClusterWhereItIsFittedIntoThePane()
    {
        for (const auto& [size, zoom] : {std::pair(QSize(1410, 360), 13.9), std::pair(QSize(1020, 184), 13.1)})
            for (const SiteSymbol& symbol : layoutSites(demoSites(), viewOf(size, zoom), fonts()))
                QVERIFY(!symbol.isCluster());
    }
    void nothingOverlapsInACrowd_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("zoom");
        for (const int count : {2, 40, 150, 900})
            for (const double zoom : {6.0, 10.0, 13.0, 16.0})
                QTest::addRow("%d at zoom %.0f", count, zoom) << count << zoom;
    }
    void nothingOverlapsInACrowd()
    {
        QFETCH(int, count);
        QFETCH(double, zoom);
        const auto sites = randomSites(static_cast<std::size_t>(count), 4e-4);
        const auto symbols = layoutSites(sites, viewOf({1020, 240}, zoom), fonts());
        QVERIFY2(faultIn(symbols).isEmpty(), qUtf8Printable(faultIn(symbols)));
        for (const SiteSymbol& symbol : symbols) {
            const QPointF off = symbol.shape.middle - symbol.place;
            QVERIFY(std::hypot(off.x(), off.y()) <= kFarthestPush + 1e-6);
        }
    }
    void farAwayAllAreOneAndCloseByEachIsItself()
    {
        const std::vector<SiteCounts> sites = randomSites(12, 1e-5);
        const auto count = [&](double zoom) { return layoutSites(sites, viewOf({1020, 240}, zoom), fonts()).size(); };
        QCOMPARE(count(5), 1U);
        QCOMPARE(count(20), 12U);
    }
    void aClusterSaysTheSumAndHowMany()
    {
        std::vector<SiteCounts> sites(3, SiteCounts{.at = kMiddle, .kept = 400, .total = 500, .selected = 1, .directions = 1});
        const auto symbols = layoutSites(sites, viewOf({1020, 240}, 5), fonts());
        const auto cluster = std::ranges::find_if(symbols, &SiteSymbol::isCluster);
        QVERIFY(cluster != symbols.end());
        QCOMPARE(cluster->sum.kept, 400U * static_cast<std::uint32_t>(cluster->sites.size()));
        QCOMPARE(cluster->sum.selected, static_cast<std::uint32_t>(cluster->sites.size()));
        QCOMPARE(cluster->lines().size(), 2U);
        QCOMPARE(cluster->arrows(), Directions(0));
    }
    void areaOfASiteGrowsWithItsCount()
    {
        const Viewport view = viewOf({800, 600}, 14);
        const auto at = [&](QPointF pixel, std::uint32_t kept, std::uint32_t total) { return SiteCounts{.at = view.toUnit(pixel), .kept = kept, .total = total}; };
        const std::vector<SiteCounts> sites{at({100, 300}, 400, 400), at({400, 300}, 200, 900), at({700, 300}, 1, 1), at({700, 500}, 0, 5000), at({100, 500}, 0, 0)};
        const auto symbols = layoutSites(sites, view, fonts());
        const auto radius = [&](std::uint32_t site) { return std::ranges::find_if(symbols, [site](const SiteSymbol& symbol) { return symbol.holds(site); })->shape.radius; };
        QCOMPARE(symbols.size(), 5U);
        QCOMPARE(radius(0), kLargestSite);
        QVERIFY(std::abs(radius(1) - kLargestSite / std::sqrt(2.0)) < 1e-9); // half the reads that pass: half the area
        QCOMPARE(radius(2), kSmallestSite);
        QCOMPARE(radius(3), kSmallestSite); // hidden by the filters: it sets no scale
        QVERIFY(radius(4) < kSmallestSite); // a camera without reads is a small ring
        const auto low = layoutSites(sites, viewOf({800, 160}, 14), fonts());
        QVERIFY(low.front().shape.radius < kLargestSite); // in a low pane discs are smaller
    }
    void theLayoutDoesNotDependOnWhereTheViewIs()
    {
        const std::vector<SiteCounts> sites = randomSites(60, 1e-4);
        const Viewport view = viewOf({1020, 240}, 13);
        const QPointF drag(37.25, -11.5);
        const auto here = layoutSites(sites, view, fonts()), there = layoutSites(sites, view.panned(drag), fonts());
        QCOMPARE(here.size(), there.size());
        for (std::size_t i = 0; i < here.size(); ++i) {
            QCOMPARE(here[i].sites, there[i].sites);
            const QPointF off = there[i].shape.middle + drag - here[i].shape.middle;
            QVERIFY(std::hypot(off.x(), off.y()) < 0.01);
        }
        QVERIFY(layoutSites({}, view, fonts()).empty());
    }
    void namesOfAreasKeepOffSymbolsAndEachOther()
    {
        const std::vector<SiteCounts> sites = demoSites();
        for (const auto& [size, zoom] : {std::pair(QSize(1410, 360), 13.9), std::pair(QSize(1020, 184), 13.1), std::pair(QSize(1020, 184), 11.0)}) {
            const Viewport view = viewOf(size, zoom);
            std::vector<AreaMark> areas;
            for (const double by : {0.0, 2e-6, 4e-6})
                areas.push_back(areaMark(domain::Circle{geo::fromUnit({sites[7].at.x + by, sites[7].at.y}), {800}}, QStringLiteral("Mill Park 800 m"), AreaState::Asked));
            std::vector<QRectF> taken;
            for (const SiteSymbol& symbol : layoutSites(sites, view, fonts()))
                taken.push_back(symbol.room());
            const std::size_t symbols = taken.size();
            for (const AreaNamePlace& place : areaNamePlaces(areas, taken, view, fonts().words)) {
                QVERIFY(std::ranges::none_of(taken, [&](const QRectF& room) { return room.intersects(place.box); }));
                taken.push_back(place.box);
            }
            QVERIFY(taken.size() > symbols);
        }
    }
};
PLATEGLASS_TEST(TestSiteSymbols)
#include "tst_site_symbols.moc"
