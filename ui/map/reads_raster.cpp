#include "ui/map/reads_raster.h"

#include "ui/common/fonts.h"
#include "ui/map/site_painter.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr double kFiltered = 0.25; ///< opacity of what does not pass the filters
constexpr double kCellOpacity = 0.85; ///< of hexagons: the streets below stay in sight
constexpr double kHalo = size::kHair;

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
        sum.signs.cells = sum.pointsAs == PointsAs::Hexagons;
        sum.signs.dots = !sum.signs.cells && keptPoints > 0;
        sum.signs.faint = keptPoints < sum.pointsInView;
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
        for (const std::uint32_t point : m_scene.selectedPoints)
            if (const QPointF at = m_project(m_scene.points[point]); m_view.rect().contains(at)) {
                paintRing(painter, {at, {0, 0}, kDotAcross / 2}, m_look.accent, size::kFocus, kHalo);
                m_picture.summary.signs.selected = true;
            }
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
        for (const SiteCounts& site : m_scene.sites)
            if (m_inner.contains(m_view.toScreen(site.at))) {
                sum.sitesInView += site.kept > 0 ? 1 : 0;
                ++sum.allSitesInView;
                sum.keptInView += site.kept;
                sum.totalInView += site.total;
            }
        const std::vector<SiteSymbol> symbols =
            m_scene.layouts ? m_scene.layouts->in(m_scene.sites, m_view, m_look.fonts) : layoutSites(m_scene.sites, m_view, m_look.fonts);
        paintSymbols(painter, symbols, m_view.rect(), m_look);
        for (const SiteSymbol& symbol : symbols)
            if (m_inner.intersects(symbol.shape.box()))
                note(symbol);
    }

    void note(const SiteSymbol& symbol)
    {
        DrawnSigns& signs = m_picture.summary.signs;
        signs.idle |= symbol.isIdle();
        signs.clusters |= symbol.isCluster();
        signs.sites |= !symbol.isIdle() && !symbol.isCluster();
        signs.arrows |= symbol.arrows() != 0;
        signs.leaders |= hasLeader(symbol);
        signs.silent |= symbol.sum.silent;
        signs.faint |= symbol.isFilteredOut();
        signs.selected |= symbol.sum.selected > 0;
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
    constexpr double kShare = 11.0 / 12.0;
    QFont words = fontFor(TextRole::Note);
    words.setPixelSize(static_cast<int>(std::lround(QFontInfo(words).pixelSize() * kShare)));
    QFont number = words;
    number.setWeight(QFont::DemiBold);
    return {tokens.data, tokens.accent, tokens.warn.text, {number, words}};
}

ReadsPicture paintReads(const ReadsScene& scene, const Viewport& view, const ReadsLook& look, std::stop_token stop)
{
    return Raster(scene, view, look).paint(stop);
}

void paintEmphasis(QPainter& painter, const Emphasis& emphasis, const ReadsLook& look)
{
    const auto ring = [&](const Emphasis::Ringed& mark, double width) {
        constexpr double kGap = kHalo + size::kHair;
        paintRing(painter, mark.shape, look.data.halo, width + 2 * kHalo, kGap - kHalo);
        paintRing(painter, mark.shape, look.accent, width, kGap);
        paintArrows(painter, mark.shape, mark.arrows, look.data.read, look.data.halo);
    };
    if (emphasis.current)
        ring(*emphasis.current, size::kCurrentBar);
    if (emphasis.hovered)
        ring(*emphasis.hovered, size::kHair * 1.5);
    if (!emphasis.hoveredCell)
        return;
    const HexCell& cell = *emphasis.hoveredCell;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.accent, size::kHair * 1.5));
    painter.drawPolygon(hexagon().translated(cell.middle));
    const QString text = shortNumber(cell.kept);
    QPainterPath letters;
    const QFontMetricsF metrics(look.fonts.number);
    letters.addText(cell.middle + QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2), look.fonts.number, text);
    painter.strokePath(letters, QPen(look.data.halo, 3 * kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(letters, look.data.outline);
}

} // namespace plateglass::ui
