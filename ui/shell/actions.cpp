#include "ui/shell/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <algorithm>
#include <array>

namespace plateglass::ui {

namespace {

using Where = ActionSpec::Where;
using Panel = PanelKey::Panel;

constexpr std::array kTable{
    ActionSpec{Act::ExploreDemo, "exploreDemo", QT_TRANSLATE_NOOP("Actions", "&Explore the demo city"), "Ctrl+Shift+O", Where::Everywhere, Menu::File},
    ActionSpec{Act::OpenWorkspace, "openWorkspace", QT_TRANSLATE_NOOP("Actions", "&Open a workspace…"), "Ctrl+O", Where::Everywhere, Menu::File},
    ActionSpec{Act::CloseWorkspace, "closeWorkspace", QT_TRANSLATE_NOOP("Actions", "&Close the workspace"), "Ctrl+W", Where::Everywhere, Menu::File},
    ActionSpec{Act::Lock, "lock", QT_TRANSLATE_NOOP("Actions", "&Lock"), "Ctrl+Shift+L", Where::Everywhere, Menu::File},
    ActionSpec{Act::Quit, "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", Where::Everywhere, Menu::File},

    ActionSpec{Act::FocusSearch, "focusSearch", QT_TRANSLATE_NOOP("Actions", "&Go to the search bar"), "Ctrl+L; /", Where::Investigate, Menu::Search},
    ActionSpec{Act::Run, "runSearch", QT_TRANSLATE_NOOP("Actions", "&Run the search"), "Ctrl+Enter; Ctrl+Return", Where::Investigate, Menu::Search},
    ActionSpec{Act::StepBack, "stepBack", QT_TRANSLATE_NOOP("Actions", "&Cancel the search, or clear the selection"), "Esc", Where::Workspace, Menu::Search},
    ActionSpec{Act::ClearFilters, "clearFilters", QT_TRANSLATE_NOOP("Actions", "Clear brush and &filters"), "F8", Where::Investigate, Menu::Search},
    ActionSpec{Act::AllowLookAlike, "suggestLookAlike", QT_TRANSLATE_NOOP("Actions", "Allow one more loo&k-alike in the question"), "Ctrl+Shift+K", Where::Investigate, Menu::Search},
    ActionSpec{Act::WidenTime, "suggestWiderTime", QT_TRANSLATE_NOOP("Actions", "&Widen the time in the question"), "Ctrl+Shift+T", Where::Investigate, Menu::Search},

    ActionSpec{Act::PreviousRead, "previousRead", QT_TRANSLATE_NOOP("Actions", "&Previous read"), "[", Where::Panels, Menu::Select},
    ActionSpec{Act::NextRead, "nextRead", QT_TRANSLATE_NOOP("Actions", "&Next read"), "]", Where::Panels, Menu::Select},

    ActionSpec{Act::StartSession, "startSession", QT_TRANSLATE_NOOP("Actions", "&Start a session…"), "Ctrl+Shift+S", Where::Workspace, Menu::Case},
    ActionSpec{Act::PauseSession, "pauseSession", QT_TRANSLATE_NOOP("Actions", "&Pause or resume the session"), "Ctrl+Shift+B", Where::Workspace, Menu::Case},
    ActionSpec{Act::EndSession, "endSession", QT_TRANSLATE_NOOP("Actions", "&End the session"), "Ctrl+Shift+E", Where::Workspace, Menu::Case},

    ActionSpec{Act::NextPanel, "nextPanel", QT_TRANSLATE_NOOP("Actions", "&Next panel"), "F6", Where::Workspace, Menu::View},
    ActionSpec{Act::PreviousPanel, "previousPanel", QT_TRANSLATE_NOOP("Actions", "&Previous panel"), "Shift+F6", Where::Workspace, Menu::View},
    ActionSpec{Act::FocusMap, "focusMap", QT_TRANSLATE_NOOP("Actions", "Go to the &map"), "Ctrl+1", Where::Investigate, Menu::View},
    ActionSpec{Act::FocusTimeline, "focusTimeline", QT_TRANSLATE_NOOP("Actions", "Go to the &timeline"), "Ctrl+2", Where::Investigate, Menu::View},
    ActionSpec{Act::FocusTable, "focusTable", QT_TRANSLATE_NOOP("Actions", "Go to the &results"), "Ctrl+3", Where::Investigate, Menu::View},
    ActionSpec{Act::FocusLoupe, "focusLoupe", QT_TRANSLATE_NOOP("Actions", "Go to the &loupe"), "Ctrl+4", Where::Investigate, Menu::View},
    ActionSpec{Act::GrowMap, "growMap", QT_TRANSLATE_NOOP("Actions", "Grow the map, and back"), "Ctrl+Shift+1", Where::Investigate, Menu::View},
    ActionSpec{Act::GrowTimeline, "growTimeline", QT_TRANSLATE_NOOP("Actions", "Grow the timeline, and back"), "Ctrl+Shift+2", Where::Investigate, Menu::View},
    ActionSpec{Act::GrowTable, "growTable", QT_TRANSLATE_NOOP("Actions", "Grow the results, and back"), "Ctrl+Shift+3", Where::Investigate, Menu::View},
    ActionSpec{Act::ResetLayout, "resetLayout", QT_TRANSLATE_NOOP("Actions", "Reset the la&yout"), "Ctrl+Shift+R", Where::Investigate, Menu::View},
    ActionSpec{Act::ClockMode, "clockMode", QT_TRANSLATE_NOOP("Actions", "Local time or &UTC"), "F9", Where::Workspace, Menu::View},
    ActionSpec{Act::SwitchTheme, "switchTheme", QT_TRANSLATE_NOOP("Actions", "Light or &dark"), "Ctrl+Shift+D", Where::Everywhere, Menu::View},
    ActionSpec{Act::FullScreen, "fullScreen", QT_TRANSLATE_NOOP("Actions", "&Full screen"), "F11", Where::Everywhere, Menu::View},

    ActionSpec{Act::GoInvestigate, "goInvestigate", QT_TRANSLATE_NOOP("Actions", "&Investigate"), "Alt+1", Where::Workspace, Menu::Window},
    ActionSpec{Act::GoAudit, "goAudit", QT_TRANSLATE_NOOP("Actions", "&Audit"), "Alt+3", Where::Workspace, Menu::Window},
    ActionSpec{Act::GoAdministration, "goAdministration", QT_TRANSLATE_NOOP("Actions", "A&dministration"), "Alt+6", Where::Workspace, Menu::Window},

    ActionSpec{Act::Keys, "allKeys", QT_TRANSLATE_NOOP("Actions", "&All keys"), "F1; ?", Where::Everywhere, Menu::Help},
    ActionSpec{Act::About, "about", QT_TRANSLATE_NOOP("Actions", "A&bout Plateglass"), "Shift+F1", Where::Everywhere, Menu::Help},
};

constexpr std::array kPanelKeys{
    PanelKey{Panel::Map, "O", QT_TRANSLATE_NOOP("Actions", "Draw a circle")},
    PanelKey{Panel::Map, "P", QT_TRANSLATE_NOOP("Actions", "Draw a polygon")},
    PanelKey{Panel::Map, "F2", QT_TRANSLATE_NOOP("Actions", "Type the shape's coordinates")},
    PanelKey{Panel::Map, "0", QT_TRANSLATE_NOOP("Actions", "Show the whole result")},
    PanelKey{Panel::Map, ".", QT_TRANSLATE_NOOP("Actions", "Show the selection")},
    PanelKey{Panel::Map, "+  -", QT_TRANSLATE_NOOP("Actions", "Closer, farther")},
    PanelKey{Panel::Map, "N  Shift+N", QT_TRANSLATE_NOOP("Actions", "Next, previous camera")},
    PanelKey{Panel::Map, "Enter", QT_TRANSLATE_NOOP("Actions", "List the camera's reads, or take several apart")},
    PanelKey{Panel::Map, "← → ↑ ↓", QT_TRANSLATE_NOOP("Actions", "Move the map")},

    PanelKey{Panel::Timeline, "←  →", QT_TRANSLATE_NOOP("Actions", "Move the playhead by one bar")},
    PanelKey{Panel::Timeline, "I  O", QT_TRANSLATE_NOOP("Actions", "Brush starts, ends at the playhead")},
    PanelKey{Panel::Timeline, "Shift+←  →", QT_TRANSLATE_NOOP("Actions", "Move the brush")},
    PanelKey{Panel::Timeline, "Ctrl+Shift+←  →", QT_TRANSLATE_NOOP("Actions", "Resize the brush")},
    PanelKey{Panel::Timeline, "↑  ↓", QT_TRANSLATE_NOOP("Actions", "Closer, farther")},
    PanelKey{Panel::Timeline, "Z  Shift+Z", QT_TRANSLATE_NOOP("Actions", "Zoom to the brush, one step out")},
    PanelKey{Panel::Timeline, "Home", QT_TRANSLATE_NOOP("Actions", "Show the whole window of the search")},

    PanelKey{Panel::Table, "↑  ↓", QT_TRANSLATE_NOOP("Actions", "Previous, next row")},
    PanelKey{Panel::Table, "Shift+↑  ↓", QT_TRANSLATE_NOOP("Actions", "Select more rows")},

    PanelKey{Panel::Loupe, "Z", QT_TRANSLATE_NOOP("Actions", "Whole image, or every pixel")},
    PanelKey{Panel::Loupe, "0  1  2  4", QT_TRANSLATE_NOOP("Actions", "Whole image, 100%, 200%, 400%")},
    PanelKey{Panel::Loupe, "+  -", QT_TRANSLATE_NOOP("Actions", "Closer, farther")},
    PanelKey{Panel::Loupe, "← → ↑ ↓", QT_TRANSLATE_NOOP("Actions", "Move the image")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

} // namespace

std::span<const ActionSpec> actionTable()
{
    return kTable;
}

bool startsGroup(Act id)
{
    constexpr std::array kFirst{Act::CloseWorkspace, Act::Quit, Act::ClearFilters, Act::PauseSession, Act::FocusMap, Act::GrowMap, Act::ClockMode, Act::About};
    return std::ranges::find(kFirst, id) != kFirst.end();
}

std::span<const PanelKey> panelKeys()
{
    return kPanelKeys;
}

QString titleOf(Menu menu)
{
    switch (menu) {
    case Menu::File: return QCoreApplication::translate("Actions", "&File", "menu");
    case Menu::Search: return QCoreApplication::translate("Actions", "&Search", "menu");
    case Menu::Select: return QCoreApplication::translate("Actions", "Se&lect", "menu");
    case Menu::Case: return QCoreApplication::translate("Actions", "&Case", "menu: the session of a case");
    case Menu::View: return QCoreApplication::translate("Actions", "&View", "menu");
    case Menu::Window: return QCoreApplication::translate("Actions", "&Window", "menu");
    case Menu::Help: return QCoreApplication::translate("Actions", "&Help", "menu");
    }
    return {};
}

QString titleOf(Panel panel)
{
    switch (panel) {
    case Panel::Map: return QCoreApplication::translate("Actions", "Map", "panel");
    case Panel::Timeline: return QCoreApplication::translate("Actions", "Timeline", "panel");
    case Panel::Table: return QCoreApplication::translate("Actions", "Results", "panel");
    case Panel::Loupe: return QCoreApplication::translate("Actions", "Loupe", "panel");
    }
    return {};
}

QString nameOf(const ActionSpec& spec)
{
    return translated(spec.text).remove(u'&');
}

QList<QKeySequence> keysOf(const ActionSpec& spec)
{
    // An empty text would come back as one empty key.
    return *spec.keys == '\0' ? QList<QKeySequence>() : QKeySequence::listFromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText);
}

Actions::Actions(QWidget* window) : QObject(window)
{
    for (const ActionSpec& spec : kTable) {
        auto* action = new QAction(window);
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setShortcuts(keysOf(spec));
        action->setShortcutContext(Qt::WindowShortcut);
        window->addAction(action); // keys work whether or not a menu shows the action
        m_actions.emplace(spec.id, action);
    }
    retranslate();
}

void Actions::retranslate()
{
    for (const ActionSpec& spec : kTable)
        m_actions.at(spec.id)->setText(translated(spec.text));
}

} // namespace plateglass::ui
