// The workspace Investigate: session strip, search bar, the linked panels and the status line, wired to the workbench.
// Panels know the shared Investigation and not each other; this is where they meet. Window thread.
#pragma once

#include "ui/common/formats.h"
#include "ui/shell/panes.h"
#include "ui/shell/workbench.h"

#include <QStringList>
#include <QWidget>

namespace plateglass::ui {

class LoupePanel;
class MapPanel;
class Notice;
class ResultsPanel;
class SearchBar;
class SessionStrip;
class StartSessionDialog;
class StatusLine;
class Theme;
class TimelinePanel;

class InvestigatePage : public QWidget {
    Q_OBJECT

public:
    InvestigatePage(Workbench& workbench, Theme& theme, QWidget* parent = nullptr);

    /// Shows the workspace that was just signed in to.
    void enter(const QStringList& examples);
    /// Nothing of it stays in any view.
    void leave();

    void setClockMode(ClockMode mode);
    [[nodiscard]] ClockMode clockMode() const { return m_formats.mode(); }
    /// What the dialog starts from: the last ground in this window, or what is given here.
    void setSessionDraft(const policy::SessionRequest& draft) { m_draft = draft; }
    [[nodiscard]] Panes& panes() { return *m_panes; }

public Q_SLOTS:
    void askForSession(); ///< opens the dialog
    void endSession();
    void runSearch();
    void stepBack(); ///< Esc: the running search, else the selection
    void focusSearch();
    void cyclePanel(int by);
    void showTrouble(const QString& sentence); ///< in the line under the bar, announced; empty takes it away

Q_SIGNALS:
    void keysRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectBar();
    void connectPanels();
    void connectWorkbench();
    void showSession();
    void showReadiness();
    void showFurniture(const Furniture& furniture);
    void showFormats();
    [[nodiscard]] QString timeTerm(const base::Interval& window) const;

    Workbench& m_workbench;
    Theme& m_theme;
    Formats m_formats;
    SessionStrip* m_strip;
    SearchBar* m_bar;
    MapPanel* m_map;
    TimelinePanel* m_timeline;
    ResultsPanel* m_results;
    LoupePanel* m_loupe;
    Panes* m_panes;
    Notice* m_trouble;
    StatusLine* m_status;
    StartSessionDialog* m_dialog = nullptr;
    policy::SessionRequest m_draft;
    std::optional<base::UtcTime> m_dataTo;
    bool m_startWanted = false; ///< a session was asked for; its dialog closes when it is open
    std::string m_started;      ///< the session that was open when the new one was asked for
};

} // namespace plateglass::ui
