#include "ui/map/name_painter.h"

#include "ui/map/name_layout.h"

#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace plateglass::ui {

namespace {

constexpr double kHalo = 3;           ///< width of the pen around the letters
constexpr double kAir = 3;            ///< kept free around every name
constexpr double kRepeat = 360;       ///< logical pixels along a street from name to name
constexpr double kSameNameApart = 240; ///< between two places of the same name, also on parallel carriageways

/// A text shaped once: outlines of its glyphs, each with its middle on the base line at x = 0.
struct Shaped {
    std::vector<QPainterPath> glyphs;
    std::vector<double> middles; ///< from the text's start
    std::vector<double> widths;
    double length = 0;
    double ascent = 0, descent = 0, xHeight = 0;
};

Shaped shaped(const QString& text, const QFont& font)
{
    Shaped out;
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(text.size()));
    layout.endLayout();
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QRawFont raw = run.rawFont();
        const auto glyphs = run.glyphIndexes();
        const auto positions = run.positions();
        const auto advances = raw.advancesForGlyphIndexes(glyphs);
        out.ascent = std::max(out.ascent, raw.ascent());
        out.descent = std::max(out.descent, raw.descent());
        out.xHeight = std::max(out.xHeight, raw.xHeight());
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const double half = advances[i].x() / 2;
            out.glyphs.push_back(raw.pathForGlyph(glyphs[i]).translated(-half, 0));
            out.middles.push_back(positions[i].x() + half);
            out.widths.push_back(advances[i].x());
        }
    }
    out.length = line.naturalTextWidth();
    return out;
}

struct Candidate {
    const MapTile* tile;
    const MapName* name;
};

class NamePainting {
public:
    NamePainting(QPainter& painter, const std::vector<QRectF>& taken, const Viewport& view, const BaseMapStyle& style)
        : m_painter(painter), m_view(view), m_style(style)
    {
        m_taken.take(taken);
    }

    [[nodiscard]] bool full() const { return m_count >= kMostNames; }

    void place(const Candidate& candidate)
    {
        const MapName& name = *candidate.name;
        const QRectF onScreen = tileRect(m_view, candidate.tile->id);
        const double scale = onScreen.width() / candidate.tile->extent;
        QPolygonF line;
        for (const tiles::TilePoint p : name.line)
            line << onScreen.topLeft() + QPointF(p.x * scale, p.y * scale);
        if (line.size() == 1)
            placeAtPoint(name, line.first());
        else if (line.boundingRect().intersects(m_view.rect()) || line.boundingRect().isEmpty())
            placeAlong(name, MeasuredLine(line));
    }

private:
    void placeAtPoint(const MapName& name, QPointF at)
    {
        const Shaped& text = shapedOf(name.text, m_style.placeFont);
        std::vector<GlyphPlace> places;
        for (const double middle : text.middles)
            places.push_back({at + QPointF(middle - text.length / 2, text.xHeight / 2), 0});
        const QRectF box(at.x() - text.length / 2, at.y() - text.ascent / 2, text.length, text.ascent);
        draw(name, text, places, {box});
    }

    /// Names stand at fixed distances along the street, so that they stay where they are while the map is dragged.
    void placeAlong(const MapName& name, const MeasuredLine& line)
    {
        const Shaped& text = shapedOf(name.text, m_style.streetFont);
        if (line.length() < text.length + 2 * kAir)
            return;
        const int count = std::max(1, static_cast<int>(line.length() / kRepeat));
        for (int i = 0; i < count && !full(); ++i)
            for (const double aside : {0.0, -0.25, 0.25}) // of the stretch that is this name's
                if (placeAround(name, text, line, line.length() * (i + 0.5 + aside) / count))
                    break;
    }

    bool placeAround(const MapName& name, const Shaped& text, const MeasuredLine& line, double middle)
    {
        auto places = alongLine(line, middle, text.middles, text.length);
        if (!places)
            return false;
        lowerOntoMiddle(*places, text);
        return draw(name, text, *places, boxesOf(*places, text));
    }

    /// The way's course runs through the middle of small letters, not under their feet.
    static void lowerOntoMiddle(std::vector<GlyphPlace>& places, const Shaped& text)
    {
        for (GlyphPlace& place : places) {
            const QTransform turn = QTransform().rotate(place.degrees);
            place.at += turn.map(QPointF(0, text.xHeight / 2));
        }
    }

    static std::vector<QRectF> boxesOf(const std::vector<GlyphPlace>& places, const Shaped& text)
    {
        std::vector<QRectF> boxes;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const QRectF upright(-text.widths[i] / 2, -text.xHeight - kAir, text.widths[i], text.xHeight + 2 * kAir);
            boxes.push_back(QTransform().translate(places[i].at.x(), places[i].at.y()).rotate(places[i].degrees).mapRect(upright));
        }
        return boxes;
    }

    /// Says whether there was room.
    bool draw(const MapName& name, const Shaped& text, const std::vector<GlyphPlace>& places, std::vector<QRectF> boxes)
    {
        for (QRectF& box : boxes)
            box.adjust(-kAir, -kAir, kAir, kAir);
        const QPointF middle = places[places.size() / 2].at;
        if (!standsClear(boxes, m_view) || tooNearToItself(name.text, middle) || !m_taken.isFree(boxes))
            return false;
        m_taken.take(boxes);
        m_drawn[name.text].push_back(middle);
        ++m_count;
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        for (std::size_t i = 0; i < places.size(); ++i)
            path.addPath(QTransform().translate(places[i].at.x(), places[i].at.y()).rotate(places[i].degrees).map(text.glyphs[i]));
        m_painter.strokePath(path, QPen(m_style.colours.labelHalo, kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.fillPath(path, m_style.colours.label);
        return true;
    }

    [[nodiscard]] bool tooNearToItself(const QString& text, QPointF at) const
    {
        const auto found = m_drawn.find(text);
        return found != m_drawn.end() && std::ranges::any_of(found->second, [at](QPointF other) {
            return std::hypot(at.x() - other.x(), at.y() - other.y()) < kSameNameApart;
        });
    }

    const Shaped& shapedOf(const QString& text, const QFont& font)
    {
        auto& shape = m_shaped[{text, font.pixelSize()}];
        if (shape.glyphs.empty())
            shape = shaped(text, font);
        return shape;
    }

    QPainter& m_painter;
    const Viewport& m_view;
    const BaseMapStyle& m_style;
    TakenRoom m_taken;
    std::map<QString, std::vector<QPointF>> m_drawn;
    std::map<std::pair<QString, int>, Shaped> m_shaped;
    int m_count = 0;
};

} // namespace

QImage paintNames(const MapTiles& tiles, const std::vector<QRectF>& taken, const Viewport& view, const BaseMapStyle& style)
{
    std::vector<Candidate> candidates;
    for (const auto& tile : tiles)
        for (const MapName& name : tile->names)
            if (shownAt(name.kind).contains(view.zoom))
                candidates.push_back({tile.get(), &name});
    std::ranges::stable_sort(candidates, {}, [](const Candidate& c) { return c.name->kind; });
    QImage image = clearImage(view);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    NamePainting painting(painter, taken, view, style);
    for (const Candidate& candidate : candidates) {
        if (painting.full())
            break;
        painting.place(candidate);
    }
    return image;
}

} // namespace plateglass::ui
