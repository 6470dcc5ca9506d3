// Who hears whom in the workspace Investigate.
#include "ui/cases/session_strip.h"
#include "ui/cases/start_session_dialog.h"
#include "ui/common/notice.h"
#include "ui/loupe/loupe_panel.h"
#include "ui/map/map_panel.h"
#include "ui/results/results_panel.h"
#include "ui/search/search_bar.h"
#include "ui/shell/investigate_page.h"
#include "ui/shell/status_line.h"
#include "ui/timeline/timeline_panel.h"

namespace plateglass::ui {

void InvestigatePage::connectBar()
{
    connect(m_bar, &SearchBar::runRequested, &m_workbench, &Workbench::search);
    connect(m_bar, &SearchBar::cancelRequested, &m_workbench, &Workbench::cancelSearch);
    connect(m_strip, &SessionStrip::startRequested, this, &InvestigatePage::askForSession);
    connect(m_strip, &SessionStrip::pauseRequested, &m_workbench, &Workbench::pauseSession);
    connect(m_strip, &SessionStrip::resumeRequested, &m_workbench, &Workbench::resumeSession);
    connect(m_strip, &SessionStrip::endRequested, this, &InvestigatePage::endSession);
}

void InvestigatePage::connectPanels()
{
    Investigation& shared = m_workbench.investigation();
    connect(&shared, &Investigation::phaseChanged, this, &InvestigatePage::showReadiness);
    connect(m_results, &ResultsPanel::rowsShown, &m_workbench, &Workbench::recordShown);
    connect(m_results, &ResultsPanel::querySuggested, this, [this](const QString& text) {
        m_bar->setText(text);
        m_bar->focusText();
    });
    connect(m_results, &ResultsPanel::retryWanted, m_bar, &SearchBar::run);
    connect(m_map, &MapPanel::areaDrawn, this, [this](const QString& term) { m_bar->putTerm(term); });
    connect(m_map, &MapPanel::hintChanged, m_status, &StatusLine::setHint);
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
    connect(&m_workbench, &Workbench::sessionChanged, this, &InvestigatePage::showSession);
    connect(&m_workbench, &Workbench::sessionRefused, this, [this](const QString& sentence) {
        m_startWanted = false;
        m_dialog && m_dialog->isVisible() ? m_dialog->showFailure(sentence) : m_trouble->say(sentence);
    });
    connect(&m_workbench, &Workbench::furnitureArrived, this, &InvestigatePage::showFurniture);
    connect(&m_workbench, &Workbench::recordWritten, m_status, &StatusLine::setRecord);
    connect(&m_workbench, &Workbench::searchEnded, m_status, &StatusLine::setMessage);
    connect(&m_workbench, &Workbench::troubled, this, &InvestigatePage::showTrouble);
}

} // namespace plateglass::ui
