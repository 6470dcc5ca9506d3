#include "ui/map/map_layers.h"

#include "ui/map/name_painter.h"

#include <QPainter>
#include <QPointer>

#include <algorithm>
#include <iterator>

namespace plateglass::ui {

namespace {

DraftMark draftMark(const ShapeDraft& draft)
{
    DraftMark mark;
    std::ranges::transform(draft.corners(), std::back_inserter(mark.corners), geo::toUnit);
    std::ranges::transform(draft.path(), std::back_inserter(mark.path), geo::toUnit);
    if (const auto area = draft.area())
        mark.area = areaMark(*area, {}, AreaState::Proposed);
    return mark;
}

/// Numbers of reads win over names, and so does what stands on the map: a name half under it could not be read.
std::vector<QRectF> takenRoom(const ReadsState& state, const std::vector<QRectF>& covers, const Viewport& view, const SymbolFonts& fonts)
{
    std::vector<QRectF> room;
    for (const QRectF& cover : covers)
        room.push_back(cover.translated(view.margin, view.margin));
    for (const SiteSymbol& symbol : state.symbolsIn(view, fonts))
        room.push_back(symbol.room());
    return room;
}

} // namespace

MapLayer::Painter BaseMapLayer::painter() const
{
    const MapContent& content = controller()->content();
    return [source = content.tiles(), style = content.baseMapStyle(), controller = QPointer(controller())](const Viewport& view, const std::stop_token& stop) {
        auto tiles = std::make_shared<const MapTiles>(source ? source->tilesFor(view, stop) : MapTiles());
        const auto adopted = [controller, tiles] {
            if (controller)
                controller->setTiles(tiles);
        };
        return Painted{paintBaseMap(*tiles, view, style, stop), adopted};
    };
}

void BaseMapLayer::connectTo(MapController& controller)
{
    connect(&controller.content(), &MapContent::baseMapsChanged, this, &BaseMapLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &BaseMapLayer::refresh);
}

MapLayer::Painter NameLayer::painter() const
{
    const MapContent& content = controller()->content();
    return [tiles = controller()->tiles(), marks = controller()->areas()->marks(), state = content.reads(), style = content.baseMapStyle(),
            covers = controller()->covers(), fonts = content.readsLook().fonts, areaFont = content.areaLook().nameFont](const Viewport& view, const std::stop_token&) {
        if (!tiles || tiles->empty())
            return Painted{};
        std::vector<QRectF> taken = takenRoom(*state, covers, view, fonts);
        for (const AreaNamePlace& place : areaNamePlaces(*marks, taken, view, areaFont))
            taken.push_back(place.box);
        return Painted{paintNames(*tiles, taken, view, style)};
    };
}

void NameLayer::connectTo(MapController& controller)
{
    connect(&controller, &MapController::tilesChanged, this, &NameLayer::refresh);
    connect(&controller, &MapController::coversChanged, this, &NameLayer::refresh);
    connect(controller.areas(), &MapAreas::changed, this, &NameLayer::refresh);
    connect(&controller.content(), &MapContent::readsChanged, this, &NameLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &NameLayer::refresh);
}

MapLayer::Painter OverlayLayer::painter() const
{
    const MapContent& content = controller()->content();
    return [overlays = content.overlays(), look = content.overlayLook()](const Viewport& view, const std::stop_token& stop) {
        return overlays.empty() ? Painted{} : Painted{paintOverlays(overlays, view, look, stop)};
    };
}

void OverlayLayer::connectTo(MapController& controller)
{
    connect(&controller.content(), &MapContent::overlaysChanged, this, &OverlayLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &OverlayLayer::refresh);
}

MapLayer::Painter AreaLayer::painter() const
{
    const auto marks = controller()->areas()->marks();
    const DraftMark draft = draftMark(*controller()->draft());
    if (marks->empty() && draft.corners.empty())
        return [](const Viewport&, const std::stop_token&) { return Painted{}; };
    return [marks, draft, look = controller()->content().areaLook()](const Viewport& view, const std::stop_token&) {
        return Painted{paintAreas(*marks, draft, view, look)};
    };
}

void AreaLayer::connectTo(MapController& controller)
{
    connect(controller.areas(), &MapAreas::changed, this, &AreaLayer::refresh);
    connect(controller.draft(), &ShapeDraft::changed, this, &AreaLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &AreaLayer::refresh);
}

MapLayer::Painter AreaNameLayer::painter() const
{
    const auto marks = controller()->areas()->marks();
    if (std::ranges::all_of(*marks, [](const AreaMark& mark) { return mark.name.isEmpty(); }))
        return [](const Viewport&, const std::stop_token&) { return Painted{}; };
    return [marks, state = controller()->content().reads(), look = controller()->content().areaLook(),
            covers = controller()->covers(), fonts = controller()->content().readsLook().fonts](const Viewport& view, const std::stop_token&) {
        return Painted{paintAreaNames(*marks, takenRoom(*state, covers, view, fonts), view, look)};
    };
}

void AreaNameLayer::connectTo(MapController& controller)
{
    connect(controller.areas(), &MapAreas::changed, this, &AreaNameLayer::refresh);
    connect(&controller, &MapController::coversChanged, this, &AreaNameLayer::refresh);
    connect(&controller.content(), &MapContent::readsChanged, this, &AreaNameLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &AreaNameLayer::refresh);
}

MapLayer::Painter ReadsLayer::painter() const
{
    const MapContent& content = controller()->content();
    return [state = content.reads(), look = content.readsLook(), controller = QPointer(controller())](
               const Viewport& view, const std::stop_token& stop) {
        ReadsPicture picture = paintReads(state->scene(), view, look, stop);
        const auto adopted = [controller, state, view, summary = picture.summary, hexagons = picture.hexagons] {
            if (controller)
                controller->readsPainted(summary, hexagons, view);
        };
        return Painted{std::move(picture.image), adopted};
    };
}

void ReadsLayer::connectTo(MapController& controller)
{
    connect(&controller.content(), &MapContent::readsChanged, this, &ReadsLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &ReadsLayer::refresh);
}

MapLayer::Painter EmphasisLayer::painter() const
{
    const EmphasisSource source = controller()->emphasis();
    return [source, look = controller()->content().readsLook()](const Viewport& view, const std::stop_token&) {
        const Emphasis emphasis = source.in(view);
        if (!emphasis.current && !emphasis.hovered && !emphasis.hoveredCell)
            return Painted{};
        QImage image = clearImage(view);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintEmphasis(painter, emphasis, look);
        painter.end();
        return Painted{std::move(image)};
    };
}

void EmphasisLayer::connectTo(MapController& controller)
{
    connect(&controller, &MapController::emphasisChanged, this, &EmphasisLayer::refresh);
    connect(&controller.content(), &MapContent::readsChanged, this, &EmphasisLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &EmphasisLayer::refresh);
}

} // namespace plateglass::ui
