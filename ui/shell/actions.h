// The one table of actions: what can be done, what it is called, which key does it and where. Menus, buttons and the key
// sheet read it; a test fails when two actions of one place share a key. Window thread.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <map>
#include <span>
#include <vector>

class QAction;
class QWidget;

namespace plateglass::ui {

enum class Act {
    ExploreDemo, OpenWorkspace, CloseWorkspace, Lock, Quit,
    FocusSearch, Run, StepBack, ClearFilters, AllowLookAlike, WidenTime,
    PreviousRead, NextRead,
    StartSession, PauseSession, EndSession,
    NextPanel, PreviousPanel, FocusMap, FocusTimeline, FocusTable, FocusLoupe, GrowMap, GrowTimeline, GrowTable, ResetLayout,
    ClockMode, SwitchTheme, FullScreen,
    GoInvestigate, GoAudit, GoAdministration,
    Keys, About,
};

enum class Menu { File, Search, Select, Case, View, Window, Help };

struct ActionSpec {
    enum class Where {
        Everywhere,
        Workspace,   ///< in every room
        Investigate, ///< in that room
        Panels,      ///< there; single keys: while a panel has the focus, not a text
    };
    Act id;
    const char* name; ///< objectName of the QAction; stable
    const char* text; ///< translated in the context `Actions`; `&` marks the mnemonic
    const char* keys; ///< portable, several with `; `; empty: menu only
    Where where;
    Menu menu;
};

/// A key that a panel handles by itself while it has the focus; listed on the key sheet.
struct PanelKey {
    enum class Panel { Map, Timeline, Table, Loupe };
    Panel panel;
    const char* keys; ///< as people read them
    const char* text;
};

[[nodiscard]] std::span<const ActionSpec> actionTable();
[[nodiscard]] std::span<const PanelKey> panelKeys();
/// Whether a line stands above the action in its menu.
[[nodiscard]] bool startsGroup(Act id);
[[nodiscard]] QString titleOf(Menu menu);
[[nodiscard]] QString titleOf(PanelKey::Panel panel);
/// The text without its mnemonic.
[[nodiscard]] QString nameOf(const ActionSpec& spec);
[[nodiscard]] QList<QKeySequence> keysOf(const ActionSpec& spec);

/// The table as QActions of one window.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QWidget* window);

    [[nodiscard]] QAction* operator[](Act id) const { return m_actions.at(id); }
    void retranslate();

private:
    std::map<Act, QAction*> m_actions;
};

} // namespace plateglass::ui
