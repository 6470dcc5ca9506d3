#include "ui/map/reads_raster.h"

#include "ui/common/fonts.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr double kFiltered = 0.25; ///< opacity of what does not pass the filters
constexpr double kCellOpacity = 0.85; ///< of hexagons: the streets below stay in sight
constexpr double kHalo = size::kHair;
constexpr double kReach = 2 * kLargestSite; ///< how far a mark outside the image may reach into it
constexpr std::size_t kMostSpread = 200; ///< sites; more of them are left where they are
constexpr double kFarthestPush = 48;

/// A dot painted once and stamped often. Its middle is the image's.
QImage dot(const QColor& fill, const QColor& halo, double ratio)
{
    const double across = kDotAcross + 2 * kHalo;
    const int pixels = static_cast<int>(std::ceil(across * ratio));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QPointF middle(pixels / 2.0, pixels / 2.0);
    painter.setBrush(halo);
    painter.drawEllipse(middle, across / 2 * ratio, across / 2 * ratio);
    painter.setBrush(fill);
    painter.drawEllipse(middle, kDotAcross / 2 * ratio, kDotAcross / 2 * ratio);
    return image;
}

/// Screen place of a fixed point by one multiplication and one addition for each axis.
class Projection {
public:
    explicit Projection(const Viewport& view) : m_scale(view.worldSize() / kSteps), m_centre(fixedOf(view.centre)), m_middle(view.size.width() / 2.0, view.size.height() / 2.0) {}
    [[nodiscard]] QPointF operator()(FixedPoint p) const
    {
        // The difference as a signed number takes the shorter way around the world by itself.
        const auto dx = static_cast<std::int32_t>(p.x - m_centre.x);
        const double dy = static_cast<double>(p.y) - static_cast<double>(m_centre.y);
        return {dx * m_scale + m_middle.x(), dy * m_scale + m_middle.y()};
    }

private:
    static constexpr double kSteps = 4294967296.0; // 2^32
    double m_scale;
    FixedPoint m_centre;
    QPointF m_middle;
};

/// Pushes two symbols apart where they overlap; the smaller one gives way more. Says whether it had to.
bool push(SitePlace& a, SitePlace& b)
{
    constexpr double kApart = 2 * kHalo;
    QPointF way = b.middle - a.middle;
    double distance = std::hypot(way.x(), way.y());
    const double overlap = a.radius + b.radius + kApart - distance;
    if (overlap <= 0)
        return false;
    if (distance < 0.5) { // on one pole: side by side
        way = {1, 0};
        distance = 1;
    }
    const double share = b.radius / (a.radius + b.radius);
    a.middle -= way / distance * overlap * (1 - share);
    b.middle += way / distance * overlap * share;
    return true;
}

void spread(std::vector<SitePlace>& places)
{
    constexpr int kRounds = 24;
    bool moved = true;
    for (int round = 0; moved && round < kRounds; ++round) {
        moved = false;
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = i + 1; j < places.size(); ++j)
                moved = push(places[i], places[j]) || moved;
        for (SitePlace& place : places) {
            const QPointF off = place.middle - place.place;
            if (const double length = std::hypot(off.x(), off.y()); length > kFarthestPush)
                place.middle = place.place + off * (kFarthestPush / length);
        }
    }
}

class Raster {
public:
    Raster(const ReadsScene& scene, const Viewport& view, const ReadsLook& look)
        : m_scene(scene), m_view(view), m_look(look), m_project(view), m_inner(view.inSight())
    {
    }

    ReadsPicture paint(const std::stop_token& stop)
    {
        m_picture.image = clearImage(m_view);
        QPainter painter(&m_picture.image);
        painter.setRenderHint(QPainter::Antialiasing);
        countPoints();
        if (stop.stop_requested())
            return {};
        if (m_picture.summary.pointsAs == PointsAs::Hexagons)
            paintHexagons(painter);
        else
            paintDots(painter);
        if (stop.stop_requested())
            return {};
        paintSites(painter);
        painter.end();
        return std::move(m_picture);
    }

private:
    [[nodiscard]] bool kept(std::size_t point) const { return m_scene.kept.empty() || m_scene.kept[point] != 0; }

    void countPoints()
    {
        ReadsSummary& sum = m_picture.summary;
        std::int64_t keptPoints = 0;
        for (std::size_t i = 0; i < m_scene.points.size(); ++i)
            if (m_inner.contains(m_project(m_scene.points[i]))) {
                ++sum.pointsInView;
                keptPoints += kept(i) ? 1 : 0;
            }
        sum.totalInView += sum.pointsInView;
        sum.keptInView += keptPoints;
        sum.tooManyForDots = sum.pointsInView > kMostPoints && m_view.zoom >= kDotsFrom;
        const bool crowd = sum.pointsInView > kMostDots && m_view.zoom < kDotsFrom;
        sum.pointsAs = crowd || sum.pointsInView > kMostPoints ? PointsAs::Hexagons : PointsAs::Dots;
    }

    void paintHexagons(QPainter& painter)
    {
        auto grid = std::make_shared<HexGrid>(m_view);
        for (std::size_t i = 0; i < m_scene.points.size(); ++i)
            grid->add(m_project(m_scene.points[i]), kept(i));
        const std::vector<HexCell> cells = grid->cells();
        const auto most = std::ranges::max_element(cells, {}, &HexCell::kept);
        m_picture.summary.breaks = densityBreaks(most == cells.end() ? 1 : std::max(most->kept, 1U));
        painter.setPen(Qt::NoPen);
        const QPolygonF shape = hexagon();
        for (const HexCell& cell : cells) {
            const int step = cell.kept > 0 ? densityStep(cell.kept, m_picture.summary.breaks) : 0;
            const QColor colour = m_look.data.density[static_cast<std::size_t>(step)];
            painter.setBrush(faded(colour, cell.kept > 0 ? kCellOpacity : kFiltered));
            painter.drawPolygon(shape.translated(cell.middle));
        }
        m_picture.hexagons = std::move(grid);
    }

    void paintDots(QPainter& painter)
    {
        std::array<std::vector<QPointF>, kAgeSteps> keptAt, otherAt;
        const QRectF reach = m_view.rect().adjusted(-kDotAcross, -kDotAcross, kDotAcross, kDotAcross);
        for (std::size_t i = 0; i < m_scene.points.size(); ++i)
            if (const QPointF at = m_project(m_scene.points[i]); reach.contains(at))
                (kept(i) ? keptAt : otherAt)[m_scene.ages[i]].push_back(at);
        for (const auto share : {kFiltered, 1.0})
            for (std::size_t age = kAgeSteps; age-- > 0;) // the oldest below
                stamp(painter, share < 1 ? otherAt[age] : keptAt[age], dot(faded(m_look.data.age[age], share), faded(m_look.data.halo, share), m_view.ratio));
        painter.setBrush(Qt::NoBrush);
        for (const std::uint32_t point : m_scene.selectedPoints)
            ring(painter, m_project(m_scene.points[point]), kDotAcross / 2, size::kFocus);
    }

    /// Onto whole device pixels, so that all dots of a colour look alike.
    void stamp(QPainter& painter, const std::vector<QPointF>& places, const QImage& image) const
    {
        painter.save();
        painter.resetTransform();
        painter.scale(1 / m_view.ratio, 1 / m_view.ratio);
        const QPointF half(image.width() / 2.0, image.height() / 2.0);
        for (const QPointF& at : places)
            painter.drawImage((at * m_view.ratio - half).toPoint(), image);
        painter.restore();
    }

    void paintSites(QPainter& painter)
    {
        ReadsSummary& sum = m_picture.summary;
        const std::vector<SitePlace> places = sitePlaces(m_scene.sites, m_view);
        for (const SitePlace& place : places)
            paintLeader(painter, place);
        for (const SitePlace& place : places) {
            const SiteCounts& site = m_scene.sites[place.site];
            if (m_inner.contains(m_view.toScreen(site.at))) {
                sum.sitesInView += site.kept > 0 ? 1 : 0;
                sum.keptInView += site.kept;
                sum.totalInView += site.total;
                sum.anySilent = sum.anySilent || site.silent;
            }
            if (m_view.rect().adjusted(-kReach, -kReach, kReach, kReach).contains(place.middle))
                paintSite(painter, site, place);
        }
    }

    /// From a symbol that was pushed aside to where its camera is.
    void paintLeader(QPainter& painter, const SitePlace& place) const
    {
        constexpr double kWorthALine = 3, kFoot = 2;
        const QPointF off = place.middle - place.place;
        if (std::hypot(off.x(), off.y()) < kWorthALine)
            return;
        painter.setPen(QPen(m_look.data.halo, size::kHair + 2 * kHalo));
        painter.drawLine(place.place, place.middle);
        painter.setPen(QPen(m_look.data.read, size::kHair));
        painter.drawLine(place.place, place.middle);
        painter.setBrush(m_look.data.read);
        painter.drawEllipse(place.place, kFoot, kFoot);
    }

    void paintSite(QPainter& painter, const SiteCounts& site, const SitePlace& place) const
    {
        const bool filteredOut = site.kept == 0 && site.total > 0;
        const double share = filteredOut ? kFiltered : 1;
        const QColor fill = faded(m_look.data.read, share), halo = faded(m_look.data.halo, share);
        paintWedges(painter, site, place, fill, halo);
        if (site.total == 0) {
            paintReporting(painter, place.middle);
        } else {
            painter.setPen(QPen(halo, 2 * kHalo));
            painter.setBrush(fill);
            painter.drawEllipse(place.middle, place.radius, place.radius);
            paintNumber(painter, place, site.kept, halo);
        }
        if (site.silent)
            paintSilence(painter, place);
        if (site.selected > 0) {
            ring(painter, place.middle, place.radius, size::kFocus);
            paintBadge(painter, place, site.selected);
        }
    }

    /// A camera without reads in the result is there all the same.
    void paintReporting(QPainter& painter, QPointF middle) const
    {
        constexpr double kRadius = size::kGrid;
        painter.setBrush(m_look.data.halo);
        painter.setPen(QPen(m_look.data.read, kHalo * 1.5));
        painter.drawEllipse(middle, kRadius, kRadius);
    }

    /// A small arrow head outside the disc for each direction of travel.
    void paintWedges(QPainter& painter, const SiteCounts& site, const SitePlace& place, const QColor& fill, const QColor& halo) const
    {
        constexpr double kHigh = 10, kWide = 5, kOff = 1; // reaches out of a selection ring
        for (int eighth = 0; eighth < 8; ++eighth) {
            if ((site.directions >> eighth & 1) == 0)
                continue;
            painter.save();
            painter.translate(place.middle);
            painter.rotate(eighth * 45.0);
            const double foot = -place.radius - kOff;
            QPainterPath wedge;
            wedge.addPolygon(QPolygonF({QPointF(-kWide, foot + kOff), QPointF(0, foot - kHigh), QPointF(kWide, foot + kOff)}));
            wedge.closeSubpath();
            painter.strokePath(wedge, QPen(halo, 2 * kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.fillPath(wedge, fill);
            painter.restore();
        }
    }

    void paintNumber(QPainter& painter, const SitePlace& place, std::int64_t number, const QColor& ink) const
    {
        painter.setFont(m_look.numberFont);
        painter.setPen(ink);
        const QRectF box(place.middle - QPointF(kLargestSite, kLargestSite), QSizeF(2 * kLargestSite, 2 * kLargestSite));
        painter.drawText(box, Qt::AlignCenter, shortNumber(number));
    }

    void paintSilence(QPainter& painter, const SitePlace& place) const
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(m_look.silent, Qt::BDiagPattern));
        painter.drawEllipse(place.middle, place.radius + size::kGrid, place.radius + size::kGrid);
        painter.setPen(QPen(m_look.silent, size::kFocus));
        const double arm = place.radius * 0.7;
        painter.drawLine(place.middle + QPointF(-arm, -arm), place.middle + QPointF(arm, arm));
        painter.drawLine(place.middle + QPointF(-arm, arm), place.middle + QPointF(arm, -arm));
    }

    void paintBadge(QPainter& painter, const SitePlace& place, std::int64_t number) const
    {
        const QString text = shortNumber(number);
        const QFontMetricsF metrics(m_look.numberFont);
        const double high = metrics.height(), wide = std::max(high, metrics.horizontalAdvance(text) + size::kSmall);
        const double diagonal = place.radius * 0.75;
        const QRectF box(place.middle + QPointF(diagonal, -diagonal - high), QSizeF(wide, high));
        painter.setPen(QPen(m_look.data.halo, kHalo));
        painter.setBrush(m_look.accent);
        painter.drawRoundedRect(box, high / 2, high / 2);
        painter.setFont(m_look.numberFont);
        painter.setPen(m_look.accentOn);
        painter.drawText(box, Qt::AlignCenter, text);
    }

    void ring(QPainter& painter, QPointF middle, double radius, double width) const
    {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.accent, width));
        const double r = radius + kHalo + width / 2;
        painter.drawEllipse(middle, r, r);
    }

    const ReadsScene& m_scene;
    const Viewport& m_view;
    const ReadsLook& m_look;
    Projection m_project;
    QRectF m_inner;
    ReadsPicture m_picture;
};

} // namespace

ReadsLook readsLookOf(const Tokens& tokens)
{
    constexpr double kNumberShare = 11.0 / 12.0;
    QFont font = fontFor(TextRole::Note);
    font.setPixelSize(static_cast<int>(std::lround(QFontInfo(font).pixelSize() * kNumberShare)));
    font.setWeight(QFont::DemiBold);
    return {tokens.data, tokens.accent, tokens.accentOn, tokens.warn.text, font};
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

std::vector<SitePlace> sitePlaces(std::span<const SiteCounts> sites, const Viewport& view)
{
    std::uint32_t largest = 1;
    for (const SiteCounts& site : sites)
        largest = std::max(largest, site.kept);
    std::vector<SitePlace> places;
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
        const double share = std::sqrt(static_cast<double>(sites[i].kept) / largest);
        const double radius = sites[i].total == 0 ? size::kGrid : std::max(kSmallestSite, kLargestSite * share);
        const QPointF at = view.toScreen(sites[i].at);
        places.push_back({i, at, radius, at});
    }
    std::ranges::stable_sort(places, std::ranges::greater(), &SitePlace::radius);
    if (places.size() <= kMostSpread)
        spread(places);
    return places;
}

ReadsPicture paintReads(const ReadsScene& scene, const Viewport& view, const ReadsLook& look, std::stop_token stop)
{
    return Raster(scene, view, look).paint(stop);
}

void paintEmphasis(QPainter& painter, const Emphasis& emphasis, const ReadsLook& look)
{
    constexpr double kGap = size::kHair;
    painter.setBrush(Qt::NoBrush);
    const auto ring = [&](const Emphasis::Ring& at, double width) {
        const double r = at.radius + kHalo + kGap + width / 2;
        painter.setPen(QPen(look.data.halo, width + 2 * kHalo));
        painter.drawEllipse(at.middle, r, r);
        painter.setPen(QPen(look.accent, width));
        painter.drawEllipse(at.middle, r, r);
    };
    if (emphasis.current)
        ring(*emphasis.current, size::kCurrentBar);
    if (emphasis.hovered)
        ring(*emphasis.hovered, size::kHair * 1.5);
    if (!emphasis.hoveredCell)
        return;
    const HexCell& cell = *emphasis.hoveredCell;
    painter.setPen(QPen(look.accent, size::kHair * 1.5));
    painter.drawPolygon(hexagon().translated(cell.middle));
    const QString text = shortNumber(cell.kept);
    QPainterPath letters;
    const QFontMetricsF metrics(look.numberFont);
    letters.addText(cell.middle + QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2), look.numberFont, text);
    painter.strokePath(letters, QPen(look.data.halo, 3 * kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(letters, look.data.outline);
}

} // namespace plateglass::ui
