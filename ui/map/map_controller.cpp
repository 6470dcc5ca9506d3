#include "ui/map/map_controller.h"

#include "geo/area_test.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/map/cleared_view.h"
#include "ui/map/map_words.h"
#include "ui/models/investigation.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace plateglass::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kHoverDelay = 50ms;
constexpr int kFitMargin = 2 * size::kDialog;
constexpr double kWhileSearching = 0.75; ///< of the symbols: their numbers keep 4.5 to 1
/// Zoom levels that may be given up to show the searched area as well as the reads.
constexpr double kMostAsideForArea = 1.5;

/// What stays free around what is fitted: less in a low pane, where every pixel counts, but enough for whole symbols and a name.
int airOf(const Viewport& view)
{
    constexpr int kPart = 10;
    return std::clamp(std::min(view.size.width(), view.size.height()) / kPart, size::kHuge, kFitMargin);
}

/// The box around both; the first alone where one crosses the antimeridian.
domain::Box united(const domain::Box& a, const domain::Box& b)
{
    if (a.west > a.east || b.west > b.east)
        return a;
    return {std::min(a.south, b.south), std::min(a.west, b.west), std::max(a.north, b.north), std::max(a.east, b.east)};
}

} // namespace

MapController::MapController(Investigation* investigation, Theme* theme, QObject* parent)
    : QObject(parent), m_content(investigation, theme)
{
    updateLook();
    m_hoverDelay.setSingleShot(true);
    m_hoverDelay.setInterval(kHoverDelay);
    connect(&m_hoverDelay, &QTimer::timeout, this, &MapController::applyHover);
    connect(&m_content, &MapContent::lookChanged, this, &MapController::updateLook);
    connect(&m_content, &MapContent::readsReplaced, this, &MapController::takeNewResult);
    connect(&m_content, &MapContent::readsChanged, this, [this] {
        if (!m_moved && !m_content.investigation().result())
            goHome(); // cameras may have come
        Q_EMIT wordsChanged();
    });
    connect(&m_content, &MapContent::overlaysChanged, this, &MapController::wordsChanged);
    connect(&m_content, &MapContent::baseMapsChanged, this, [this] {
        if (!m_moved && !m_content.investigation().result())
            goHome();
        Q_EMIT wordsChanged();
    });
    connect(investigation, &Investigation::phaseChanged, this, &MapController::wordsChanged);
    connect(investigation, &Investigation::hoveredChanged, this, &MapController::emphasisChanged);
    connect(investigation, &Investigation::currentChanged, this, &MapController::emphasisChanged);
    connect(&m_draft, &ShapeDraft::finished, this, [this](const domain::Area& area) {
        m_areas.setProposed(area);
        Q_EMIT areaDrawn(area);
    });
}

QGeoCoordinate MapController::center() const
{
    const base::LatLon place = geo::fromUnit(m_view.centre);
    return {place.lat.degrees(), place.lon.degrees()};
}

void MapController::setViewSize(double width, double height)
{
    const QSize size(qRound(width), qRound(height));
    if (size == m_view.size || size.isEmpty())
        return;
    const bool first = m_view.size.isEmpty();
    m_view.size = size;
    setView(m_view.constrained());
    if (first || !m_moved)
        fitResult();
}

void MapController::setCover(Cover cover, QRectF room)
{
    QRectF& known = m_covers.at(static_cast<std::size_t>(cover));
    if (known == room || (known.isEmpty() && room.isEmpty()))
        return;
    known = room;
    Q_EMIT coversChanged();
    // A note that comes and goes with a search moves nothing.
    if (!m_moved && m_content.investigation().phase() != Investigation::Phase::Searching)
        fitResult();
}

std::vector<QRectF> MapController::covers() const
{
    std::vector<QRectF> out;
    std::ranges::copy_if(m_covers, std::back_inserter(out), [](const QRectF& room) { return !room.isEmpty(); });
    return out;
}

void MapController::setFitted(const Viewport& view, const domain::Box& box)
{
    setView(clearedView(view, box, *m_content.reads(), covers(), m_content.readsLook().fonts));
}

void MapController::setView(const Viewport& view)
{
    m_view = view;
    Q_EMIT viewChanged();
}

void MapController::panBy(QPointF pixels)
{
    m_moved = true;
    setView(m_view.panned(pixels));
}

void MapController::zoomAt(QPointF screen, double levels)
{
    m_moved = true;
    setView(m_view.zoomedAt(screen, levels));
}

void MapController::zoomBy(double levels)
{
    zoomAt(m_view.rect().center(), levels);
}

void MapController::setHome(std::optional<domain::Box> bounds)
{
    m_home = bounds;
    if (!m_moved && !m_content.investigation().result())
        goHome();
}

void MapController::goHome()
{
    const auto home = m_home ? m_home : m_content.naturalBounds();
    if (home && !m_view.size.isEmpty())
        setFitted(m_view.fitting(*home, size::kDialog), *home);
}

void MapController::fitResult()
{
    m_moved = false;
    if (m_view.size.isEmpty())
        return;
    const auto& reads = m_content.reads()->reads;
    const auto seen = reads ? reads->bounds() : std::nullopt;
    std::optional<domain::Box> all = seen;
    for (const auto& area : askedAreas(m_content.investigation()))
        all = all ? united(*all, geo::boundsOf(area)) : geo::boundsOf(area);
    if (!all)
        return goHome();
    const Viewport whole = m_view.fitting(*all, airOf(m_view)), close = seen ? m_view.fitting(*seen, airOf(m_view)) : whole;
    if (whole.zoom > close.zoom - kMostAsideForArea)
        setFitted(whole, *all);
    else
        setFitted(close, *seen);
}

void MapController::fitSelection()
{
    const Investigation& investigation = m_content.investigation();
    std::vector<qint64> rows = investigation.selection();
    if (rows.empty() && investigation.current())
        rows.push_back(*investigation.current());
    const auto& reads = m_content.reads()->reads;
    const auto bounds = reads ? reads->boundsOf(rows) : std::nullopt;
    if (!bounds)
        return;
    m_moved = true;
    setView(m_view.fitting(*bounds, airOf(m_view)));
}

void MapController::takeNewResult()
{
    m_areas.setProposed(std::nullopt);
    m_areas.setAsked(askedAreas(m_content.investigation()));
    m_hovered.reset();
    m_hoveredCell.reset();
    fitResult();
    Q_EMIT wordsChanged();
    Q_EMIT emphasisChanged();
}

void MapController::updateLook()
{
    const Tokens& t = m_content.theme().tokens();
    m_look.land = t.map.land;
    m_look.raised = t.bgRaised;
    m_look.edge = t.lineSubtle;
    m_look.text = t.textPrimary;
    m_look.focusRing = t.focusRing;
    m_look.note = fontFor(TextRole::Note);
    m_look.body = fontFor(TextRole::Body);
    Q_EMIT lookChanged();
}

void MapController::hoverAt(QPointF screen)
{
    m_pointer = screen;
    if (m_draft.tool() != ShapeDraft::Tool::None)
        m_draft.movePointer(m_view.toPlace(screen));
    else if (!m_hoverDelay.isActive())
        m_hoverDelay.start();
}

void MapController::leave()
{
    m_pointer.reset();
    m_hoverDelay.stop();
    applyHover();
}

void MapController::applyHover()
{
    const auto target = m_pointer ? targetAt(*m_pointer) : std::nullopt;
    m_hoveredCell = m_pointer && !target ? cellAt(*m_pointer) : std::nullopt;
    m_hoveredCellView = m_paintedView;
    const bool moved = target != m_hovered;
    m_hovered = target;
    if (moved) {
        const auto rows = target ? keptRowsOf(*target) : std::vector<qint64>();
        m_content.investigation().setHovered(rows.empty() ? std::nullopt : std::optional(rows.front()));
    }
    Q_EMIT emphasisChanged();
}

std::optional<HexCell> MapController::cellAt(QPointF screen) const
{
    if (m_summary.pointsAs != PointsAs::Hexagons || !m_hexagons || m_paintedView.zoom != m_view.zoom)
        return std::nullopt;
    return m_hexagons->cellAt(m_paintedView.toScreen(m_view.toUnit(screen)));
}

std::optional<Target> MapController::targetAt(QPointF screen) const
{
    return ui::targetAt(*m_content.reads(), m_view, screen, m_summary.pointsAs, m_content.readsLook().fonts);
}

std::vector<qint64> MapController::keptRowsOf(const Target& target) const
{
    const MapReads& reads = *m_content.reads()->reads;
    std::vector<qint64> rows;
    if (const auto* point = std::get_if<PointMark>(&target))
        rows.push_back(reads.pointRows()[point->point]);
    else
        for (const std::uint32_t site : std::get<SitesTarget>(target).sites)
            for (const std::uint32_t row : reads.sites()[site].rows)
                rows.push_back(row);
    std::erase_if(rows, [this](qint64 row) { return !m_content.investigation().isKept(row); });
    return rows;
}

void MapController::clickAt(QPointF screen, Click how)
{
    if (m_draft.tool() != ShapeDraft::Tool::None) {
        m_draft.click(m_view.toPlace(screen));
        return;
    }
    if (const auto target = targetAt(screen))
        clickTarget(*target, screen, how);
    else if (cellAt(screen))
        clickCell(screen);
    else {
        if (how == Click::Plain)
            m_content.investigation().setSelection({});
        Q_EMIT emptyClicked();
    }
}

void MapController::clickTarget(const Target& target, QPointF screen, Click how)
{
    const auto rows = keptRowsOf(target);
    if (rows.empty())
        return;
    if (how == Click::Toggle)
        return toggle(rows);
    Investigation& investigation = m_content.investigation();
    if (!investigation.current() || std::ranges::find(rows, *investigation.current()) == rows.end())
        investigation.setCurrent(rows.front());
    if (const auto* sites = std::get_if<SitesTarget>(&target))
        openSites(sites->sites, screen);
}

void MapController::openSites(const std::vector<std::uint32_t>& sites, QPointF screen)
{
    const auto closer = sites.size() > 1 ? viewThatSplits(*m_content.reads(), sites, m_view, m_content.readsLook().fonts) : std::nullopt;
    if (!closer) {
        Q_EMIT sitesOpened(sites, screen);
        return;
    }
    m_moved = true;
    setView(*closer);
}

std::vector<SitesTarget> MapController::targetsInSight() const
{
    const auto& state = *m_content.reads();
    return state.reads ? ui::targetsInSight(state, m_view, m_content.readsLook().fonts) : std::vector<SitesTarget>();
}

std::optional<std::uint32_t> MapController::currentSite() const
{
    const auto mark = emphasis().current;
    const auto* site = mark ? std::get_if<SiteMark>(&*mark) : nullptr;
    return site ? std::optional(site->site) : std::nullopt;
}

std::vector<std::uint32_t> MapController::stepSite(int by)
{
    const std::vector<SitesTarget> targets = targetsInSight();
    if (targets.empty())
        return {};
    const auto site = currentSite();
    const auto here = std::ranges::find_if(targets, [&](const SitesTarget& target) { return site && std::ranges::binary_search(target.sites, *site); });
    const auto count = std::ssize(targets), at = here - targets.begin();
    const auto next = here == targets.end() ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    const SitesTarget& target = targets[static_cast<std::size_t>(next)];
    const auto rows = keptRowsOf(target);
    if (rows.empty())
        return {}; // the filters have just changed, and the symbols with them
    m_content.investigation().setCurrent(rows.front());
    return target.sites;
}

void MapController::openCurrentSite()
{
    const auto ringed = emphasis().in(m_view).current;
    if (currentSite() && ringed && m_view.inSight().contains(ringed->shape.middle))
        clickAt(ringed->shape.middle, Click::Plain);
}

/// Hexagons hold too many reads to be one; a click goes closer.
void MapController::clickCell(QPointF screen)
{
    zoomAt(screen, 1);
}

/// Adds the rows to the selection, or takes them out when all are in it.
void MapController::toggle(const std::vector<qint64>& rows)
{
    Investigation& investigation = m_content.investigation();
    std::vector<qint64> selection = investigation.selection();
    const auto isSelected = [&](qint64 row) { return std::ranges::binary_search(investigation.selection(), row); };
    if (std::ranges::all_of(rows, isSelected))
        std::erase_if(selection, [&](qint64 row) { return std::ranges::find(rows, row) != rows.end(); });
    else
        selection.insert(selection.end(), rows.begin(), rows.end());
    investigation.setSelection(std::move(selection));
}

EmphasisSource MapController::emphasis() const
{
    const auto& state = m_content.reads();
    EmphasisSource source{.state = state, .hovered = std::nullopt, .current = std::nullopt, .cell = m_hoveredCell, .cellView = m_hoveredCellView,
                          .fonts = m_content.readsLook().fonts};
    const Investigation& investigation = m_content.investigation();
    if (!state->reads || state->reads->result() != investigation.result())
        return source; // rows of the new result, marks of the old one
    if (investigation.current() && investigation.isKept(*investigation.current()))
        source.current = state->reads->markOf(*investigation.current());
    if (investigation.hovered() && investigation.isKept(*investigation.hovered()))
        source.hovered = state->reads->markOf(*investigation.hovered());
    return source;
}

void MapController::setTiles(std::shared_ptr<const MapTiles> tiles)
{
    m_tiles = std::move(tiles);
    Q_EMIT tilesChanged();
}

void MapController::readsPainted(const ReadsSummary& summary, std::shared_ptr<const HexGrid> hexagons, const Viewport& view)
{
    m_summary = summary;
    m_hexagons = std::move(hexagons);
    m_paintedView = view;
    Q_EMIT summaryChanged();
    Q_EMIT wordsChanged();
}

void MapController::setKeyboardFocus(bool focus)
{
    if (focus == m_keyboardFocus)
        return;
    m_keyboardFocus = focus;
    Q_EMIT keyboardFocusChanged();
}

QString MapController::stateText() const
{
    return stateTextOf(m_content, m_formats);
}

QStringList MapController::notes() const
{
    return notesOf(m_content, m_summary);
}

void MapController::setFormats(const Formats& formats)
{
    m_formats = formats;
    Q_EMIT wordsChanged();
}

double MapController::readsOpacity() const
{
    return m_content.investigation().phase() == Investigation::Phase::Searching ? kWhileSearching : 1.0;
}

} // namespace plateglass::ui
