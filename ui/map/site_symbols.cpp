#include "ui/map/site_symbols.h"

#include "ui/common/tokens.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace plateglass::ui {

namespace {

constexpr double kAir = 2;            ///< between two symbols that nothing else keeps apart
constexpr double kTextAir = 3;        ///< between a number and the rim
constexpr double kLineHeight = 13;
constexpr double kCorner = 6;
constexpr double kFarthestIdlePush = 8; ///< of a ring, which has no line that leads to its place
constexpr double kPart = 0.09;        ///< of a pane's height that the largest disc's radius may take
constexpr std::size_t kMostSpread = 200; ///< symbols; more are first put together where they are next to each other

/// How far a symbol's body must stay from another that lies at `degrees` clockwise from north, for its own part.
double reach(const SiteSymbol& symbol, double degrees)
{
    const auto eighth = static_cast<int>(std::lround(degrees / 45)) + 8;
    for (const int near : {-1, 0, 1})
        if ((symbol.arrows() >> ((eighth + near) % 8) & 1) != 0)
            return kArrow + kAir;
    return kAir;
}

double bodyGap(const SymbolShape& a, const SymbolShape& b)
{
    const QPointF way = b.middle - a.middle;
    const double dx = std::max(0.0, std::abs(way.x()) - a.core.width() - b.core.width());
    const double dy = std::max(0.0, std::abs(way.y()) - a.core.height() - b.core.height());
    return std::hypot(dx, dy) - a.radius - b.radius;
}

/// By how many pixels two symbols are nearer than they may be; negative: room is left.
double overlap(const SiteSymbol& a, const SiteSymbol& b)
{
    if (a.isIdle() && b.isIdle())
        return kAir + 1 - bodyGap(a.shape, b.shape);
    const QPointF way = b.shape.middle - a.shape.middle;
    const double degrees = std::atan2(way.x(), -way.y()) * 180 / std::numbers::pi;
    const double apart = std::max(kRing + 1, reach(a, degrees) + reach(b, degrees + 180));
    return apart - bodyGap(a.shape, b.shape);
}

double weight(const SiteSymbol& symbol)
{
    const QRectF box = symbol.shape.box();
    return box.width() * box.height();
}

/// Layout in pixels of the zoom from the first site, so that it does not depend on where the view is.
class Layout {
public:
    Layout(std::span<const SiteCounts> sites, const Viewport& view, const SymbolFonts& fonts)
        : m_sites(sites), m_fonts(fonts), m_world(view.worldSize()), m_number(fonts.number), m_words(fonts.words),
          m_largest(std::clamp(view.inSight().height() * kPart, kSmallestSite * 1.4, kLargestSite))
    {
        for (const SiteCounts& site : sites)
            m_most = std::max(m_most, site.kept);
    }

    std::vector<SiteSymbol> make()
    {
        for (std::uint32_t i = 0; i < m_sites.size(); ++i)
            m_symbols.push_back(symbolOf({i}));
        if (m_symbols.size() > kMostSpread)
            joinNeighbours();
        sort();
        do
            spread();
        while (joinTouching());
        return std::move(m_symbols);
    }

private:
    /// The shorter way around the world, in pixels.
    [[nodiscard]] QPointF pixelsOf(geo::UnitPoint at) const
    {
        const geo::UnitPoint origin = m_sites.front().at;
        return QPointF(std::remainder(at.x - origin.x, 1.0), at.y - origin.y) * m_world;
    }

    [[nodiscard]] SiteSymbol symbolOf(std::vector<std::uint32_t> sites) const
    {
        SiteSymbol symbol{.sites = std::move(sites), .sum = {}, .shape = {}, .place = {}};
        const geo::UnitPoint first = m_sites[symbol.sites.front()].at;
        double x = 0, y = 0;
        for (const std::uint32_t number : symbol.sites) {
            const SiteCounts& site = m_sites[number];
            x += std::remainder(site.at.x - first.x, 1.0), y += site.at.y - first.y;
            symbol.sum.kept += site.kept, symbol.sum.total += site.total, symbol.sum.selected += site.selected;
            symbol.sum.directions |= site.directions;
            symbol.sum.silent = symbol.sum.silent || site.silent;
        }
        const auto count = static_cast<double>(symbol.sites.size());
        symbol.sum.at = {first.x + x / count, first.y + y / count};
        symbol.place = pixelsOf(symbol.sum.at);
        symbol.shape = shapeOf(symbol);
        return symbol;
    }

    [[nodiscard]] SymbolShape shapeOf(const SiteSymbol& symbol) const
    {
        const double number = m_number.horizontalAdvance(shortNumber(symbol.sum.kept));
        if (symbol.isCluster()) {
            const double half = std::max(number, m_words.horizontalAdvance(sitesText(symbol.sites.size()))) / 2 + kTextAir + kAir;
            return {symbol.place, {half - kCorner, kLineHeight + kAir - kCorner}, kCorner};
        }
        if (symbol.isIdle())
            return {symbol.place, {0, 0}, size::kGrid};
        const double forText = std::hypot(number / 2, m_number.capHeight() / 2) + kTextAir;
        const double share = std::sqrt(static_cast<double>(symbol.sum.kept) / m_most);
        return {symbol.place, {0, 0}, std::max({kSmallestSite, forText, m_largest * share})};
    }

    void sort()
    {
        std::ranges::sort(m_symbols, [](const SiteSymbol& a, const SiteSymbol& b) { return std::pair(weight(b), a.sites.front()) < std::pair(weight(a), b.sites.front()); });
    }

    /// Calls `each` with every pair that may be nearer than allowed, by a sweep from west to east.
    template <class Each>
    void forPairs(const Each& each)
    {
        std::vector<std::size_t> order(m_symbols.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        const auto west = [this](std::size_t i) { return m_symbols[i].shape.box(kArrow + kAir).left(); };
        std::ranges::stable_sort(order, {}, west);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const double east = m_symbols[order[i]].shape.box(kArrow + kAir).right();
            for (std::size_t j = i + 1; j < order.size() && west(order[j]) <= east; ++j)
                each(order[i], order[j]);
        }
    }

    /// The smaller one gives way more, and one that has to stay none.
    void push(SiteSymbol& a, SiteSymbol& b, double by) const
    {
        QPointF way = b.shape.middle - a.shape.middle;
        double distance = std::hypot(way.x(), way.y());
        if (distance < 0.5) { // on one pole: side by side
            way = {1, 0};
            distance = 1;
        }
        const double share = a.isCluster() ? 0 : b.isCluster() ? 1 : weight(b) / (weight(a) + weight(b));
        move(a, -way / distance * by * share);
        move(b, way / distance * by * (1 - share));
    }

    /// What stands for several sites stays in their middle.
    static void move(SiteSymbol& symbol, QPointF by)
    {
        if (symbol.isCluster())
            return;
        symbol.shape.middle += by;
        const QPointF off = symbol.shape.middle - symbol.place;
        const double farthest = symbol.isIdle() ? kFarthestIdlePush : kFarthestPush;
        if (const double length = std::hypot(off.x(), off.y()); length > farthest)
            symbol.shape.middle = symbol.place + off * (farthest / length);
    }

    void spread()
    {
        constexpr int kRounds = 40;
        for (SiteSymbol& symbol : m_symbols)
            symbol.shape.middle = symbol.place;
        bool moved = true;
        for (int round = 0; moved && round < kRounds; ++round) {
            moved = false;
            forPairs([&](std::size_t i, std::size_t j) {
                if (const double by = overlap(m_symbols[i], m_symbols[j]); by > 0) {
                    push(m_symbols[i], m_symbols[j], by);
                    moved = true;
                }
            });
        }
    }

    /// Joins those that touch most, each with one other. Says whether there were any.
    bool joinTouching()
    {
        constexpr double kBearable = 1; ///< pixels; less is what the rounds left over
        struct Pair {
            double overlap;
            std::size_t a, b;
        };
        std::vector<Pair> pairs;
        forPairs([&](std::size_t i, std::size_t j) {
            if (m_symbols[i].isIdle() && m_symbols[j].isIdle())
                return; // a ring says where a camera is; a sum of rings would say nothing
            if (const double by = overlap(m_symbols[i], m_symbols[j]); by > kBearable)
                pairs.push_back({by, std::min(i, j), std::max(i, j)});
        });
        std::ranges::sort(pairs, [](const Pair& x, const Pair& y) { return std::tuple(y.overlap, x.a, x.b) < std::tuple(x.overlap, y.a, y.b); });
        std::vector<std::uint8_t> joined(m_symbols.size(), 0);
        std::vector<SiteSymbol> next;
        for (const Pair& pair : pairs) {
            if (joined[pair.a] || joined[pair.b])
                continue;
            joined[pair.a] = joined[pair.b] = 1;
            std::vector<std::uint32_t> sites;
            std::ranges::merge(m_symbols[pair.a].sites, m_symbols[pair.b].sites, std::back_inserter(sites));
            next.push_back(symbolOf(std::move(sites)));
        }
        if (next.empty())
            return false;
        for (std::size_t i = 0; i < m_symbols.size(); ++i)
            if (!joined[i])
                next.push_back(std::move(m_symbols[i]));
        m_symbols = std::move(next);
        sort();
        return true;
    }

    /// Of a great many sites those in one cell of a grid on the ground are one from the beginning.
    void joinNeighbours()
    {
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::uint32_t>> cells;
        for (std::uint32_t i = 0; i < m_sites.size(); ++i) {
            const auto cell = [this](double unit) { return static_cast<std::int64_t>(std::floor(unit * m_world / kFarthestPush)); };
            cells[{cell(m_sites[i].at.x), cell(m_sites[i].at.y)}].push_back(i);
        }
        m_symbols.clear();
        for (auto& [cell, sites] : cells)
            m_symbols.push_back(symbolOf(std::move(sites)));
    }

    std::span<const SiteCounts> m_sites;
    const SymbolFonts& m_fonts;
    double m_world;
    QFontMetricsF m_number, m_words;
    double m_largest;
    std::uint32_t m_most = 1;
    std::vector<SiteSymbol> m_symbols;
};

} // namespace

QRectF SymbolShape::box(double grown) const
{
    const double halfWide = core.width() + radius + grown, halfHigh = core.height() + radius + grown;
    return {middle.x() - halfWide, middle.y() - halfHigh, 2 * halfWide, 2 * halfHigh};
}

double SymbolShape::distanceTo(QPointF point) const
{
    return bodyGap(*this, {point, {0, 0}, 0});
}

bool SiteSymbol::holds(std::uint32_t site) const
{
    return std::ranges::binary_search(sites, site);
}

std::vector<QRectF> SiteSymbol::lines() const
{
    if (isCluster()) {
        const QRectF box = shape.box();
        const QRectF upper(box.left(), shape.middle.y() - kLineHeight, box.width(), kLineHeight);
        return {upper, upper.translated(0, kLineHeight)};
    }
    return isIdle() ? std::vector<QRectF>() : std::vector{shape.box()};
}

QRectF SiteSymbol::room() const
{
    return shape.box(arrows() != 0 ? kArrow + kAir : 2 * kAir);
}

std::vector<SiteSymbol> layoutSites(std::span<const SiteCounts> sites, const Viewport& view, const SymbolFonts& fonts)
{
    return SiteLayouts().in(sites, view, fonts);
}

std::vector<SiteSymbol> SiteLayouts::in(std::span<const SiteCounts> sites, const Viewport& view, const SymbolFonts& fonts)
{
    if (sites.empty())
        return {};
    constexpr std::size_t kMost = 4; // with and without margin, before and after a step
    const std::lock_guard guard(m_guard); // who asks for the one being made waits for it
    const double world = view.worldSize(), height = view.inSight().height();
    auto made = std::ranges::find_if(m_made, [&](const Made& m) { return m.world == world && m.height == height && m.fonts == fonts && std::ranges::equal(m.sites, sites); });
    if (made == m_made.end()) {
        if (m_made.size() == kMost)
            m_made.erase(m_made.begin());
        made = m_made.insert(m_made.end(), {{sites.begin(), sites.end()}, world, height, fonts, Layout(sites, view, fonts).make()});
    }
    std::vector<SiteSymbol> symbols = made->symbols;
    const QPointF origin = view.toScreen(sites.front().at);
    for (SiteSymbol& symbol : symbols) {
        symbol.place += origin;
        symbol.shape.middle += origin;
    }
    return symbols;
}

QString shortNumber(std::int64_t number)
{
    const QLocale locale;
    if (number < 1000)
        return locale.toString(static_cast<qlonglong>(number));
    const double thousands = static_cast<double>(number) / 1000;
    if (thousands < 999.5)
        return locale.toString(thousands, 'f', thousands < 9.95 ? 1 : 0) + QLatin1Char('k');
    return locale.toString(thousands / 1000, 'f', 1) + QLatin1Char('M');
}

QString sitesText(std::size_t count)
{
    return QCoreApplication::translate("SiteSymbol", "%Ln camera(s)", nullptr, static_cast<int>(count));
}

} // namespace plateglass::ui
