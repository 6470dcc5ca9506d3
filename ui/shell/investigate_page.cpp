#include "ui/shell/investigate_page.h"

#include "ui/cases/session_strip.h"
#include "ui/cases/start_session_dialog.h"
#include "ui/common/keyed_button.h"
#include "ui/common/notice.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/loupe/loupe_panel.h"
#include "ui/map/map_panel.h"
#include "ui/results/results_panel.h"
#include "ui/search/query_terms.h"
#include "ui/search/search_bar.h"
#include "ui/shell/sheet_dialog.h"
#include "ui/shell/status_line.h"
#include "ui/timeline/timeline_panel.h"

#include <QAccessible>
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
    : QWidget(parent), m_workbench(workbench), m_theme(theme), m_strip(new SessionStrip(theme, this)), m_bar(new SearchBar(theme, this)),
      m_map(new MapPanel(&workbench.investigation(), &theme)), m_timeline(new TimelinePanel(workbench.investigation(), theme, m_formats)),
      m_results(new ResultsPanel(workbench.investigation(), theme, m_formats)), m_loupe(new LoupePanel(workbench.investigation(), theme, m_formats)),
      m_panes(nullptr), m_trouble(new Notice(theme, Notice::Kind::Warning, this)), m_status(new StatusLine(theme, this))
{
    setObjectName(QStringLiteral("investigatePage"));
    build();
    connectBar();
    connectPanels();
    connectWorkbench();
    showSession();
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
    m_strip->setAccessibleName(tr("Session", "the strip with case and purpose"));
    m_bar->setAccessibleName(tr("Search", "the bar with the question"));
    m_trouble->setObjectName(QStringLiteral("windowTrouble"));
    auto* understood = new KeyedButton(tr("Close", "verb: close a message"), {}, KeyedButton::Height::Dense, m_trouble);
    understood->setObjectName(QStringLiteral("windowTroubleClose"));
    connect(understood, &QPushButton::clicked, this, [this] { m_trouble->say({}); });
    m_trouble->addAction(understood);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(0);
    all->addWidget(m_strip);
    all->addWidget(m_bar);
    all->addWidget(m_trouble);
    all->addWidget(m_panes, 1);
    all->addWidget(m_status);
    connect(m_status, &StatusLine::keysRequested, this, &InvestigatePage::keysRequested);
}

void InvestigatePage::enter(const QStringList& examples)
{
    const Desk& desk = *m_workbench.desk();
    m_formats = Formats(desk.zone, m_formats.mode());
    showFormats();
    const bool demo = desk.workspace.kind == policy::WorkspaceKind::Demo;
    const QString policyMark = toQt(desk.policy.mark.empty() ? desk.workspace.mark : desk.policy.mark);
    const QString mark = demo ? tr("DEMO - SYNTHETIC DATA") : policyMark;
    m_strip->setMark(mark, demo ? MarkChip::Kind::Demo : MarkChip::Kind::Policy);
    m_strip->setStartReason(desk.maySearch ? QString() : tr("This account does not search. Sign in as an analyst or a supervisor."));
    m_status->setMark(demo ? tr("Demo: no real vehicle, place or person") : policyMark);
    m_status->setMessage({});
    m_bar->setChecker(m_workbench.checker());
    m_bar->setExamples(examples);
    showSession();
}

void InvestigatePage::leave()
{
    if (m_dialog)
        m_dialog->reject();
    m_bar->setChecker({});
    m_bar->setText({});
    m_bar->setExamples({});
    m_map->setCameras({});
    m_map->setFences({});
    m_map->setOverlays({});
    m_map->setBaseMaps({});
    m_map->setHomeBounds({});
    m_trouble->say({});
    m_status->setMessage({});
    m_status->setRecord(0);
    m_status->setDataTo({});
    m_dataTo.reset();
}

void InvestigatePage::setClockMode(ClockMode mode)
{
    m_formats.setMode(mode);
    showFormats();
}

void InvestigatePage::askForSession()
{
    if (!m_workbench.desk() || !m_workbench.desk()->maySearch || (m_dialog && m_dialog->isVisible()))
        return;
    m_dialog = new StartSessionDialog(m_theme, m_workbench.desk()->policy, window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setRequest(m_draft);
    if (const auto& open = m_workbench.session())
        m_dialog->setRunningCase(toQt(open->request.caseNumber));
    connect(m_dialog, &StartSessionDialog::startRequested, this, [this](const policy::SessionRequest& request) {
        m_draft = request;
        m_startWanted = true;
        m_started = m_workbench.session() ? m_workbench.session()->id : std::string();
        m_results->reportShown();
        m_workbench.startSession(request);
    });
    connect(m_dialog, &QObject::destroyed, this, [this](QObject* gone) {
        if (m_dialog == gone)
            m_dialog = nullptr;
    });
    openOver(*m_dialog, m_theme);
}

void InvestigatePage::endSession()
{
    m_results->reportShown();
    m_workbench.endSession();
}

void InvestigatePage::runSearch()
{
    m_bar->run();
}

void InvestigatePage::stepBack()
{
    if (m_workbench.searching())
        m_workbench.cancelSearch();
    else
        m_workbench.investigation().setSelection({});
}

void InvestigatePage::focusSearch()
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
        return focusSearch();
    m_panes->focus(static_cast<Pane>(next - 1));
}

void InvestigatePage::showTrouble(const QString& sentence)
{
    m_trouble->say(sentence);
    if (sentence.isEmpty())
        return;
    QAccessibleAnnouncementEvent said(m_trouble, sentence);
    said.setPoliteness(QAccessible::AnnouncementPoliteness::Assertive);
    QAccessible::updateAccessibility(&said);
}

void InvestigatePage::showSession()
{
    const auto& session = m_workbench.session();
    m_strip->setSession(session);
    m_strip->setNow(m_workbench.wallNow());
    showReadiness();
    if (m_startWanted && session && session->id != m_started) {
        m_startWanted = false;
        m_trouble->say({});
        if (m_dialog)
            m_dialog->accept();
        focusSearch();
    }
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
    m_dataTo = furniture.extent ? std::optional(furniture.extent->to) : std::nullopt;
    showFormats();
}

void InvestigatePage::showFormats()
{
    m_map->setFormats(m_formats);
    m_timeline->setFormats(m_formats);
    m_results->setFormats(m_formats);
    m_loupe->setFormats(m_formats);
    const base::UtcTime at = m_dataTo.value_or(m_workbench.wallNow());
    m_status->setDataTo(m_dataTo ? m_formats.dateTime(*m_dataTo) : QString());
    m_status->setClock(m_formats.mode() == ClockMode::Utc ? tr("Times in UTC") : tr("Local time %1").arg(m_formats.offset(at)));
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
    QWidget::resizeEvent(event);
    m_strip->setShape(window()->width() < size::kCompactBelow ? SessionStrip::Shape::OneLine : SessionStrip::Shape::TwoLines);
}

} // namespace plateglass::ui
