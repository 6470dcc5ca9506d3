// The top of the window, the same on every page: the session strip, the dialog that starts a session, and the line
// in which the window says what went wrong. Window thread.
#pragma once

#include "policy/policy.h"
#include "ui/cases/mark_chip.h"

#include <QWidget>

namespace plateglass::ui {

class Notice;
class SessionStrip;
class StartSessionDialog;
class Theme;
class Workbench;

class SessionBand : public QWidget {
    Q_OBJECT

public:
    SessionBand(Workbench& workbench, Theme& theme, QWidget* parent = nullptr);

    /// Reasons of the workspace that was just signed in to.
    void enter();
    void leave();
    /// What the dialog starts from: the last ground in this window, or what is given here.
    void setDraft(const policy::SessionRequest& draft) { m_draft = draft; }
    /// Words that mark the whole window; empty: no mark.
    void setMark(const QString& words, MarkChip::Kind kind);
    /// As SessionStrip::setCover().
    void setCover(const QString& state, const QString& advice);

public Q_SLOTS:
    void askForSession(); ///< opens the dialog
    void endSession();
    void showTrouble(const QString& sentence); ///< announced; empty takes it away

Q_SIGNALS:
    void aboutToEnd(); ///< a session is about to end or to make way: what was on screen belongs into its record
    void started();    ///< the session that was asked for here is open

private:
    void build();
    void connectWorkbench();
    void showSession();

    Workbench& m_workbench;
    Theme& m_theme;
    SessionStrip* m_strip;
    Notice* m_trouble;
    StartSessionDialog* m_dialog = nullptr;
    policy::SessionRequest m_draft;
    bool m_startWanted = false; ///< a session was asked for; its dialog closes when it is open
    std::string m_before;       ///< the session that was open when the new one was asked for
};

} // namespace plateglass::ui
