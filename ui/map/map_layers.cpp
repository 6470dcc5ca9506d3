#include "ui/map/map_layers.h"

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

} // namespace

MapLayer::Painter BaseMapLayer::painter() const
{
    const MapContent& content = controller()->content();
    return [tiles = content.tiles(), style = content.baseMapStyle()](const Viewport& view, const std::stop_token& stop) {
        return Painted{paintBaseMap(tiles ? tiles->tilesFor(view, stop) : MapTiles(), view, style, stop)};
    };
}

void BaseMapLayer::connectTo(MapController& controller)
{
    connect(&controller.content(), &MapContent::baseMapsChanged, this, &BaseMapLayer::refresh);
    connect(&controller.content(), &MapContent::lookChanged, this, &BaseMapLayer::refresh);
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
    return [marks, state = controller()->content().reads(), look = controller()->content().areaLook()](const Viewport& view, const std::stop_token&) {
        std::vector<QRectF> symbols; // numbers of reads win over names
        for (const SitePlace& place : sitePlaces(state->sites, view))
            symbols.emplace_back(place.middle - QPointF(place.radius, place.radius), QSizeF(2 * place.radius, 2 * place.radius));
        return Painted{paintAreaNames(*marks, symbols, view, look)};
    };
}

void AreaNameLayer::connectTo(MapController& controller)
{
    connect(controller.areas(), &MapAreas::changed, this, &AreaNameLayer::refresh);
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
