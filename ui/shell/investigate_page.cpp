#include "ui/shell/investigate_page.h"

#include "domain/query_text.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/loupe/loupe_panel.h"
#include "ui/map/map_panel.h"
#include "ui/results/empty_result.h"
#include "ui/results/results_panel.h"
#include "ui/search/query_terms.h"
#include "ui/search/search_bar.h"
#include "ui/timeline/timeline_panel.h"

#include <QVBoxLayout>

namespace plateglass::ui {

namespace {

/// Where the fixed cameras are, with some ground around: what the map shows before anything is asked.
std::optional<domain::Box> boundsOf(const std::vector<domain::Camera>& cameras)
{
    std::optional<domain::Box> bounds;
    for (const domain::Camera& camera : cameras) {
        if (!camera.place)
            continue;
        const auto& [lat, lon] = *camera.place;
        if (!bounds)
            bounds = domain::Box{lat, lon, lat, lon};
        bounds->south = std::min(bounds->south, lat);
        bounds->north = std::max(bounds->north, lat);
        bounds->west = std::min(bounds->west, lon);
        bounds->east = std::max(bounds->east, lon);
    }
    return bounds;
}

} // namespace

InvestigatePage::InvestigatePage(Workbench& workbench, Theme& theme, QWidget* parent)
    : Room(parent), m_workbench(workbench), m_bar(new SearchBar(theme, this)), m_map(new MapPanel(&workbench.investigation(), &theme)),
      m_timeline(new TimelinePanel(workbench.investigation(), theme, m_formats)), m_results(new ResultsPanel(workbench.investigation(), theme, m_formats)),
      m_loupe(new LoupePanel(workbench.investigation(), theme, m_formats)), m_panes(nullptr)
{
    setObjectName(QStringLiteral("investigatePage"));
    build();
    connectBar();
    connectPanels();
    connectWorkbench();
    showReadiness();
}

void InvestigatePage::build()
{
    m_bar->setObjectName(QStringLiteral("searchBar"));
    m_map->setObjectName(QStringLiteral("mapPanel"));
    m_timeline->setObjectName(QStringLiteral("timelinePanel"));
    m_results->setObjectName(QStringLiteral("resultsPanel"));
    m_loupe->setObjectName(QStringLiteral("loupePanel"));
    m_panes = new Panes({Panes::Slot{m_map, [this] { m_map->setFocus(Qt::ShortcutFocusReason); }}, Panes::Slot{m_timeline, [this] { m_timeline->focusPlot(); }},
                         Panes::Slot{m_results, [this] { m_results->focusTable(); }}, Panes::Slot{m_loupe, [this] { m_loupe->focusImage(); }}},
                        this);
    m_panes->setObjectName(QStringLiteral("panes"));
    m_bar->setAccessibleName(tr("Search", "the bar with the question"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addWidget(m_panes, 1);
}

void InvestigatePage::enter(const QStringList& examples)
{
    m_bar->setChecker(m_workbench.checker());
    m_bar->setExamples(examples);
    showReadiness();
}

void InvestigatePage::leave()
{
    m_bar->setChecker({});
    m_bar->setText({});
    m_bar->setExamples({});
    m_map->setCameras({});
    m_map->setFences({});
    m_map->setOverlays({});
    m_map->setBaseMaps({});
    m_map->setHomeBounds({});
    m_timeline->setHeld({});
}

void InvestigatePage::runSearch()
{
    m_bar->run();
}

void InvestigatePage::suggest(std::optional<domain::Query> (*wider)(const domain::Query&))
{
    const auto& result = m_workbench.investigation().result();
    if (const auto query = result ? wider(result->query) : std::nullopt) {
        m_bar->setText(toQt(domain::canonicalText(*query)));
        m_bar->focusText();
    }
}

void InvestigatePage::suggestLookAlike()
{
    suggest(&withOneMoreLookAlike);
}

void InvestigatePage::suggestWiderTime()
{
    suggest(&withWiderTime);
}

void InvestigatePage::stepBack()
{
    if (m_workbench.searching())
        m_workbench.cancelSearch();
    else
        m_workbench.investigation().setSelection({});
}

void InvestigatePage::focusFirst()
{
    m_bar->focusText();
}

void InvestigatePage::cyclePanel(int by)
{
    constexpr int kStops = 5; // the bar, then the panes in their order
    const auto pane = m_panes->focused();
    const int at = pane ? static_cast<int>(*pane) + 1 : 0;
    const int next = (at + by + kStops) % kStops;
    if (next == 0)
        return focusFirst();
    m_panes->focus(static_cast<Pane>(next - 1));
}

void InvestigatePage::reportShown()
{
    m_results->reportShown();
}

void InvestigatePage::showReadiness()
{
    using Readiness = SearchBar::Readiness;
    const auto& session = m_workbench.session();
    Readiness readiness = Readiness::Ready;
    if (m_workbench.desk() && !m_workbench.desk()->maySearch)
        readiness = Readiness::NotAllowed;
    else if (m_workbench.searching())
        readiness = Readiness::Searching;
    else if (!session)
        readiness = Readiness::NoSession;
    else if (session->paused)
        readiness = Readiness::Paused;
    m_bar->setReadiness(readiness);
    using WayIn = ResultsPanel::WayIn;
    m_results->setWayIn(readiness == Readiness::NotAllowed ? WayIn::None
                        : readiness == Readiness::NoSession ? WayIn::Session
                        : readiness == Readiness::Paused    ? WayIn::Resume
                                                            : WayIn::Question);
}

/// While nothing stands in the bar no other question is being written.
void InvestigatePage::showWhetherEarlier()
{
    const QString text = m_bar->text().simplified(), answered = m_answered.simplified();
    m_workbench.investigation().setEarlierQuestion(text.isEmpty() || text == answered ? QString() : answered);
}

void InvestigatePage::showFurniture(const Furniture& furniture)
{
    auto lowestFirst = furniture.baseMaps;
    std::ranges::reverse(lowestFirst);
    m_map->setBaseMaps(std::move(lowestFirst));
    m_map->setOverlays(furniture.overlays);
    m_map->setFences(furniture.fences);
    m_map->setCameras(furniture.cameras);
    m_map->setHomeBounds(boundsOf(furniture.cameras));
    m_timeline->setHeld(furniture.extent);
}

void InvestigatePage::setFormats(const Formats& formats)
{
    m_formats = formats;
    m_map->setFormats(m_formats);
    m_timeline->setFormats(m_formats);
    m_results->setFormats(m_formats);
    m_loupe->setFormats(m_formats);
}

/// In the workspace's own clock, whatever the views show: that is how a question without a zone is read.
QString InvestigatePage::timeTerm(const base::Interval& window) const
{
    const Formats local(m_formats.zone(), ClockMode::Local);
    const auto written = [&](base::UtcTime t) { return local.typed(t).replace(u' ', u'T'); };
    return QStringLiteral("time:%1..%2").arg(written(window.from), written(window.to));
}

void InvestigatePage::resizeEvent(QResizeEvent* event)
{
    Room::resizeEvent(event);
    m_results->setRows(window()->width() < size::kCompactBelow ? ResultsPanel::Rows::Low : ResultsPanel::Rows::Usual);
}

} // namespace plateglass::ui
