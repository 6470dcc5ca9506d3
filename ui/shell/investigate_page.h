// The room Investigate: search bar and the linked panels, wired to the workbench.
// Panels know the shared Investigation and not each other; this is where they meet. Window thread.
#pragma once

#include "ui/common/room.h"
#include "ui/shell/panes.h"
#include "ui/shell/workbench.h"

#include <QStringList>

namespace plateglass::ui {

class LoupePanel;
class MapPanel;
class ResultsPanel;
class SearchBar;
class Theme;
class TimelinePanel;

class InvestigatePage : public Room {
    Q_OBJECT

public:
    InvestigatePage(Workbench& workbench, Theme& theme, QWidget* parent = nullptr);

    /// Shows the workspace that was just signed in to.
    void enter(const QStringList& examples);
    void leave() override;
    void setFormats(const Formats& formats) override;
    void cyclePanel(int by) override;
    void focusFirst() override; ///< the search bar
    void stepBack() override;   ///< the running search, else the selection

    [[nodiscard]] Panes& panes() { return *m_panes; }

public Q_SLOTS:
    void runSearch();
    void suggestLookAlike(); ///< wider questions go into the bar and are not run
    void suggestWiderTime();
    void reportShown(); ///< rows that came into view and were not reported yet

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectBar();
    void connectPanels();
    void connectWorkbench();
    void suggest(std::optional<domain::Query> (*wider)(const domain::Query&));
    void showReadiness();
    void showWhetherEarlier();
    void showFurniture(const Furniture& furniture);
    [[nodiscard]] QString timeTerm(const base::Interval& window) const;

    Workbench& m_workbench;
    Formats m_formats;
    SearchBar* m_bar;
    QString m_asked;    ///< text of the search that ran last
    QString m_answered; ///< text of the search whose result is shown
    MapPanel* m_map;
    TimelinePanel* m_timeline;
    ResultsPanel* m_results;
    LoupePanel* m_loupe;
    Panes* m_panes;
};

} // namespace plateglass::ui
