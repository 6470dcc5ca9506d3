#include "ui/map/base_map_painter.h"

#include "ui/map/graticule.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace plateglass::ui {

namespace {

constexpr double kWaysReach = 40; ///< logical pixels around a tile that its widest line and case may touch

constexpr double kRoundFrom = 3; ///< thinner ends look alike, and flat ones are quicker

/// One tile laid onto the view.
struct Placed {
    const MapTile* tile = nullptr;
    QRectF onScreen;
    double scale = 1;  ///< logical pixels per tile unit
    QRectF seen;       ///< tile units: the part of the tile that is on the screen, grown by what lines may reach

    [[nodiscard]] QPointF toScreen(tiles::TilePoint p) const
    {
        return {onScreen.left() + p.x * scale, onScreen.top() + p.y * scale};
    }
};

/// QRectF::intersects() says no to a box without width, which is what a straight street has.
bool touches(const QRectF& a, const QRectF& b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

Placed placed(const MapTile& tile, const Viewport& view)
{
    Placed out{&tile, tileRect(view, tile.id), 1, {}};
    out.scale = out.onScreen.width() / tile.extent;
    const QRectF seen = out.onScreen.intersected(view.rect()).adjusted(-kWaysReach, -kWaysReach, kWaysReach, kWaysReach);
    out.seen = QRectF((seen.topLeft() - out.onScreen.topLeft()) / out.scale, seen.size() / out.scale);
    return out;
}

enum class Ends { Open, Closed };

void addTo(QPainterPath& path, const TileShape& shape, const Placed& at, Ends ends)
{
    std::size_t from = 0;
    for (const std::uint32_t end : shape.partEnds) {
        path.moveTo(at.toScreen(shape.points[from]));
        for (std::size_t i = from + 1; i < end; ++i)
            path.lineTo(at.toScreen(shape.points[i]));
        if (ends == Ends::Closed)
            path.closeSubpath();
        from = end;
    }
}

class Painting {
public:
    Painting(QPainter& painter, const MapTiles& tiles, const Viewport& view, const BaseMapStyle& style)
        : m_painter(painter), m_view(view), m_style(style)
    {
        for (const auto& tile : tiles)
            m_placed.push_back(placed(*tile, view));
    }

    void rasters()
    {
        for (const Placed& at : m_placed)
            if (!at.tile->raster.isNull())
                m_painter.drawImage(at.onScreen, at.tile->raster);
    }

    void grounds(Ground kind)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(groundColour(kind, m_style.colours));
        inEachTile([&](const Placed& at) {
            const auto range = std::ranges::equal_range(at.tile->grounds, kind, {}, &MapGround::kind);
            for (const MapGround& ground : range)
                if (touches(ground.shape.bounds, at.seen)) {
                    QPainterPath path; // one at a time: odd-even filling keeps holes and must not see the neighbours
                    addTo(path, ground.shape, at, Ends::Closed);
                    m_painter.drawPath(path);
                }
        });
    }

    /// Cases first and fills after, so that streets flow into each other at crossings.
    void ways(std::initializer_list<Way> kinds)
    {
        for (const Way kind : kinds)
            if (const WayLook look = wayLook(kind, m_view.zoom); look.edge > 0)
                strokeWays(kind, wayCase(kind, m_style.colours), look.fill + 2 * look.edge, Qt::FlatCap);
        for (const Way kind : kinds) {
            const WayLook look = wayLook(kind, m_view.zoom);
            strokeWays(kind, look.edge > 0 ? wayFill(kind, m_style.colours) : wayThin(kind, m_style.colours), look.fill,
                       look.fill >= kRoundFrom ? Qt::RoundCap : Qt::FlatCap);
        }
    }

    void rails()
    {
        stroke(QPen(m_style.colours.rail, railWidth(m_view.zoom), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin),
               [](const MapTile& tile, const auto& take) { std::ranges::for_each(tile.rails, take); });
    }

    void boundaries()
    {
        QPen pen(m_style.colours.boundary, size::kHair, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
        pen.setDashPattern({6, 3});
        stroke(pen, [](const MapTile& tile, const auto& take) { std::ranges::for_each(tile.boundaries, take); });
    }

private:
    /// Each pixel is painted from exactly one tile: the clip lies on whole device pixels and is shared by neighbours.
    template <class Paint>
    void inEachTile(const Paint& paint)
    {
        for (const Placed& at : m_placed) {
            m_painter.setClipRect(at.onScreen);
            paint(at);
        }
        m_painter.setClipping(false);
    }

    void strokeWays(Way kind, const QColor& colour, double width, Qt::PenCapStyle cap)
    {
        constexpr double kTunnelShare = 0.5;
        for (const bool tunnel : {true, false})
            stroke(QPen(tunnel ? faded(colour, kTunnelShare) : colour, width, Qt::SolidLine, cap, Qt::RoundJoin),
                   [&](const MapTile& tile, const auto& take) {
                       for (const MapWay& way : std::ranges::equal_range(tile.ways, kind, {}, &MapWay::kind))
                           if (way.tunnel == tunnel)
                               take(way.shape);
                   });
    }

    /// Line by line: one path of all of them takes the rasteriser twice as long, and opaque paint may overlap.
    template <class Each>
    void stroke(const QPen& pen, const Each& each)
    {
        inEachTile([&](const Placed& at) {
            each(*at.tile, [&](const TileShape& shape) {
                if (!touches(shape.bounds, at.seen))
                    return;
                QPainterPath path;
                addTo(path, shape, at, Ends::Open);
                m_painter.strokePath(path, pen);
            });
        });
    }

    QPainter& m_painter;
    const Viewport& m_view;
    const BaseMapStyle& m_style;
    std::vector<Placed> m_placed;
};

void paintGrounds(Painting& painting, const Viewport& view)
{
    painting.rasters();
    for (const Ground kind : {Ground::Park, Ground::Water, Ground::Pier})
        painting.grounds(kind);
    if (view.zoom >= kBuildingsFrom)
        painting.grounds(Ground::Building);
}

void paintWays(Painting& painting)
{
    painting.ways({Way::Service, Way::Minor, Way::Tertiary, Way::Major, Way::Trunk});
    painting.rails();
    painting.ways({Way::Highway}); // on its own: it passes over the others
    painting.boundaries();
}

} // namespace

QImage paintBaseMap(const MapTiles& tiles, const Viewport& view, const BaseMapStyle& style, std::stop_token stop)
{
    QImage image(view.devicePixels(), QImage::Format_RGB32);
    image.setDevicePixelRatio(view.ratio);
    image.fill(style.colours.land);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (tiles.empty()) {
        paintGraticule(painter, view, style);
        return image;
    }
    Painting painting(painter, tiles, view, style);
    paintGrounds(painting, view);
    if (stop.stop_requested())
        return {};
    paintWays(painting);
    return image;
}

} // namespace plateglass::ui
