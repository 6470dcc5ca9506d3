#include "ui/map/map_content.h"

#include "ui/common/theme.h"
#include "ui/models/investigation.h"

#include <algorithm>

namespace plateglass::ui {

namespace {

struct OpenedMaps {
    std::shared_ptr<TileSource> tiles;
    std::vector<tiles::BaseMapInfo> infos;
};

OpenedMaps openMaps(const std::vector<std::filesystem::path>& files)
{
    auto tiles = std::make_shared<TileSource>(files);
    auto infos = tiles->infos();
    return {std::move(tiles), std::move(infos)};
}

struct ParsedOverlays {
    std::vector<std::shared_ptr<const OverlayShapes>> shapes;
    std::size_t failed = 0;
};

ParsedOverlays parseOverlays(const std::vector<gate::Overlay>& overlays)
{
    ParsedOverlays out;
    for (const gate::Overlay& overlay : overlays) {
        if (const auto shapes = tiles::readGeoJson(overlay.geojson))
            out.shapes.push_back(std::make_shared<const OverlayShapes>(overlayShapesOf(*shapes)));
        else
            ++out.failed;
    }
    return out;
}

/// One flag for each row of the result: does it pass the filters? Empty when all do.
std::vector<std::uint8_t> keptRows(const Investigation& investigation)
{
    const auto rows = investigation.result() ? investigation.result()->answer.rows.size() : 0;
    const auto& kept = investigation.kept();
    if (kept.size() == rows)
        return {};
    std::vector<std::uint8_t> flags(rows, 0);
    for (const auto position : kept)
        flags[static_cast<std::size_t>(position)] = 1;
    return flags;
}

void countSites(ReadsState& state, const std::vector<std::uint8_t>& keptRow)
{
    const domain::Answer& answer = state.reads->result()->answer;
    for (const MapSite& site : state.reads->sites()) {
        const auto total = static_cast<std::uint32_t>(site.rows.size());
        const auto passes = [&](std::uint32_t row) { return keptRow[row] != 0; };
        const auto kept = keptRow.empty() ? total : static_cast<std::uint32_t>(std::ranges::count_if(site.rows, passes));
        state.sites.push_back({site.at, kept, total, 0, site.directions, false});
        state.cameras.push_back(answer.cameras[site.camera]);
    }
}

void addIdleCameras(ReadsState& state, const std::vector<domain::Camera>& cameras)
{
    const auto busy = state.cameras;
    for (const domain::Camera& camera : cameras)
        if (camera.kind == domain::CameraKind::Fixed && camera.place && std::ranges::find(busy, camera.id, &domain::Camera::id) == busy.end()) {
            state.sites.push_back({.at = geo::toUnit(*camera.place)});
            state.cameras.push_back(camera);
        }
}

void select(ReadsState& state, const std::vector<Investigation::Position>& rows)
{
    for (const auto row : rows) {
        const auto mark = state.reads->markOf(row);
        if (!mark)
            continue;
        if (const auto* site = std::get_if<SiteMark>(&*mark))
            ++state.sites[site->site].selected;
        else
            state.selectedPoints.push_back(std::get<PointMark>(*mark).point);
    }
}

} // namespace

ReadsScene ReadsState::scene() const
{
    if (!reads)
        return {sites, {}, {}, {}, {}, layouts.get()};
    return {sites, reads->points(), reads->ages(), kept, selectedPoints, layouts.get()};
}

MapContent::MapContent(Investigation* investigation, Theme* theme, QObject* parent)
    : QObject(parent), m_investigation(investigation), m_theme(theme), m_state(std::make_shared<const ReadsState>())
{
    restyle();
    connect(theme, &Theme::changed, this, &MapContent::restyle);
    connect(investigation, &Investigation::resultChanged, this, &MapContent::takeResult);
    connect(investigation, &Investigation::filtersChanged, this, &MapContent::restate);
    connect(investigation, &Investigation::selectionChanged, this, &MapContent::restate);
    takeResult();
}

void MapContent::setBaseMaps(std::vector<std::filesystem::path> files)
{
    const auto done = [this](OpenedMaps maps) {
        m_failedMaps = maps.tiles->failed();
        m_tiles = maps.tiles->empty() ? nullptr : std::move(maps.tiles);
        m_infos = std::move(maps.infos);
        m_isOpening = false;
        Q_EMIT baseMapsChanged();
    };
    m_isOpening = true;
    m_opening.start(this, [files = std::move(files)](const std::stop_token&) { return openMaps(files); }, done);
}

void MapContent::setOverlays(std::vector<gate::Overlay> overlays)
{
    const auto done = [this](ParsedOverlays parsed) {
        m_overlays = std::move(parsed.shapes);
        m_failedOverlays = parsed.failed;
        m_isParsing = false;
        Q_EMIT overlaysChanged();
    };
    m_isParsing = true;
    m_parsing.start(this, [overlays = std::move(overlays)](const std::stop_token&) { return parseOverlays(overlays); }, done);
}

void MapContent::setCameras(std::vector<domain::Camera> cameras)
{
    m_cameras = std::move(cameras);
    restate();
}

void MapContent::takeResult()
{
    const auto done = [this](std::shared_ptr<const MapReads> reads) {
        m_reads = std::move(reads);
        m_isArranging = false;
        restate();
        Q_EMIT readsReplaced();
    };
    m_isArranging = true;
    m_arranging.start(this, [result = m_investigation->result()](const std::stop_token&) { return std::make_shared<const MapReads>(result); }, done);
}

void MapContent::restate()
{
    auto state = std::make_shared<ReadsState>();
    // Between a new result and its arrangement the old marks stay, unfiltered: their rows are not the new result's.
    const bool current = m_reads && m_reads->result() == m_investigation->result();
    state->reads = m_reads;
    if (m_reads && m_reads->result()) {
        const auto keptRow = current ? keptRows(*m_investigation) : std::vector<std::uint8_t>();
        countSites(*state, keptRow);
        if (!keptRow.empty())
            std::ranges::transform(m_reads->pointRows(), std::back_inserter(state->kept), [&](std::uint32_t row) { return keptRow[row]; });
        if (current)
            select(*state, m_investigation->selection());
    }
    addIdleCameras(*state, m_cameras);
    m_state = std::move(state);
    Q_EMIT readsChanged();
}

void MapContent::restyle()
{
    const Tokens& t = m_theme->tokens();
    m_baseStyle = baseMapStyleOf(t);
    m_readsLook = readsLookOf(t);
    m_areaLook = areaLookOf(t);
    constexpr double kLineShare = 0.8, kFillShare = 0.08;
    m_overlayLook = {faded(t.lineControl, kLineShare), faded(t.lineControl, kFillShare), t.map.labelHalo};
    Q_EMIT lookChanged();
}

std::optional<domain::Box> MapContent::naturalBounds() const
{
    std::optional<domain::Box> box;
    for (const domain::Camera& camera : m_cameras)
        if (camera.place) {
            const base::LatLon p = *camera.place;
            if (!box)
                box = domain::Box{p.lat, p.lon, p.lat, p.lon};
            *box = {std::min(box->south, p.lat), std::min(box->west, p.lon), std::max(box->north, p.lat), std::max(box->east, p.lon)};
        }
    for (const tiles::BaseMapInfo& info : m_infos)
        if (info.bounds && !box)
            box = info.bounds;
    return box;
}

} // namespace plateglass::ui
