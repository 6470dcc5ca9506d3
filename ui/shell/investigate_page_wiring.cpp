// Who hears whom in the room Investigate.
#include "ui/loupe/loupe_panel.h"
#include "ui/map/map_panel.h"
#include "ui/results/results_panel.h"
#include "ui/search/search_bar.h"
#include "ui/shell/investigate_page.h"
#include "ui/timeline/timeline_panel.h"

namespace plateglass::ui {

void InvestigatePage::connectBar()
{
    connect(m_bar, &SearchBar::runRequested, this, [this](const QString& text) {
        if (!m_workbench.searching())
            m_asked = text;
        m_workbench.search(text);
    });
    connect(m_bar, &SearchBar::textChanged, this, &InvestigatePage::showWhetherEarlier);
    connect(m_bar, &SearchBar::cancelRequested, &m_workbench, &Workbench::cancelSearch);
}

void InvestigatePage::connectPanels()
{
    Investigation& shared = m_workbench.investigation();
    connect(&shared, &Investigation::phaseChanged, this, &InvestigatePage::showReadiness);
    connect(&shared, &Investigation::resultChanged, this, [this] {
        m_answered = m_asked;
        showWhetherEarlier();
    });
    connect(m_results, &ResultsPanel::rowsShown, &m_workbench, &Workbench::recordShown);
    connect(m_results, &ResultsPanel::querySuggested, this, [this](const QString& text) {
        m_bar->setText(text);
        m_bar->focusText();
    });
    connect(m_results, &ResultsPanel::retryWanted, m_bar, &SearchBar::run);
    connect(m_map, &MapPanel::areaDrawn, this, [this](const QString& term) { m_bar->putTerm(term); });
    connect(m_map, &MapPanel::hintChanged, this, &Room::hinted);
    connect(m_map, &MapPanel::rowsShown, this,
            [this](const std::vector<gate::RowRange>& rows) { m_workbench.recordShown(m_workbench.investigation().result(), rows); });
    connect(m_timeline, &TimelinePanel::widerWindowWanted, this, [this](const base::Interval& window) {
        m_bar->putTerm(timeTerm(window));
        m_bar->focusText();
    });
    connect(m_loupe, &LoupePanel::wanted, &m_workbench, &Workbench::fetch);
    connect(&m_workbench, &Workbench::readArrived, m_loupe, &LoupePanel::showRead);
    connect(&m_workbench, &Workbench::imageArrived, m_loupe, [this](const ImageAnswer& answer, qint64 position) { m_loupe->showImage(answer.image, position); });
}

void InvestigatePage::connectWorkbench()
{
    connect(&m_workbench, &Workbench::sessionChanged, this, &InvestigatePage::showReadiness);
    connect(&m_workbench, &Workbench::furnitureArrived, this, &InvestigatePage::showFurniture);
}

} // namespace plateglass::ui
