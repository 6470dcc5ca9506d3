// What the window's actions do, and when they can be done.
#include "ui/common/theme.h"
#include "ui/shell/actions.h"
#include "ui/shell/investigate_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/room_bar.h"
#include "ui/shell/rooms.h"
#include "ui/shell/session_band.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <array>

namespace plateglass::ui {

namespace {

constexpr std::array kRoomActs{std::pair{Act::GoInvestigate, RoomId::Investigate}, std::pair{Act::GoAudit, RoomId::Audit},
                               std::pair{Act::GoAdministration, RoomId::Administration}};

} // namespace

void MainWindow::buildMenus(QMenuBar& bar)
{
    for (const Menu menu : {Menu::File, Menu::Search, Menu::Select, Menu::Case, Menu::View, Menu::Window, Menu::Help}) {
        QMenu* made = bar.addMenu(titleOf(menu));
        for (const ActionSpec& spec : actionTable())
            if (spec.menu == menu) {
                if (startsGroup(spec.id))
                    made->addSeparator();
                made->addAction((*m_actions)[spec.id]);
            }
    }
}

void MainWindow::connectActions()
{
    const auto on = [this](Act id, auto&& what) { connect((*m_actions)[id], &QAction::triggered, this, std::forward<decltype(what)>(what)); };
    on(Act::ExploreDemo, [this] { openDemo(); });
    on(Act::OpenWorkspace, [this] { chooseFolder(); });
    on(Act::CloseWorkspace, [this] { closeWorkspace(); });
    on(Act::Lock, [this] { lock(gate::LockCause::Person); });
    on(Act::Quit, [this] { close(); });
    on(Act::FocusSearch, [this] { m_rooms->investigate().focusFirst(); });
    on(Act::Run, [this] { m_rooms->investigate().runSearch(); });
    on(Act::StepBack, [this] { m_rooms->room().stepBack(); });
    on(Act::ClearFilters, [this] { m_workbench.investigation().clearFilters(); });
    on(Act::AllowLookAlike, [this] { m_rooms->investigate().suggestLookAlike(); });
    on(Act::WidenTime, [this] { m_rooms->investigate().suggestWiderTime(); });
    on(Act::PreviousRead, [this] { m_workbench.investigation().step(-1); });
    on(Act::NextRead, [this] { m_workbench.investigation().step(1); });
    on(Act::StartSession, [this] { m_band->askForSession(); });
    on(Act::PauseSession, [this] { m_workbench.session() && m_workbench.session()->paused ? m_workbench.resumeSession() : m_workbench.pauseSession(); });
    on(Act::EndSession, [this] { m_band->endSession(); });
    on(Act::NextPanel, [this] { m_rooms->room().cyclePanel(1); });
    on(Act::PreviousPanel, [this] { m_rooms->room().cyclePanel(-1); });
    for (const auto& [act, pane] : {std::pair{Act::FocusMap, Pane::Map}, {Act::FocusTimeline, Pane::Timeline}, {Act::FocusTable, Pane::Table}, {Act::FocusLoupe, Pane::Loupe}})
        on(act, [this, pane] { m_rooms->investigate().panes().focus(pane); });
    for (const auto& [act, pane] : {std::pair{Act::GrowMap, Pane::Map}, {Act::GrowTimeline, Pane::Timeline}, {Act::GrowTable, Pane::Table}})
        on(act, [this, pane] { m_rooms->investigate().panes().grow(pane); });
    on(Act::ResetLayout, [this] { m_rooms->investigate().panes().resetLayout(); });
    on(Act::ClockMode, [this] {
        m_rooms->setClockMode(m_rooms->clockMode() == ClockMode::Local ? ClockMode::Utc : ClockMode::Local);
        m_around.preferences.setClockMode(m_rooms->clockMode());
    });
    for (const auto& [act, room] : kRoomActs)
        on(act, [this, room] { m_rooms->go(room); });
    on(Act::SwitchTheme, [this] { m_around.theme.toggle(); });
    on(Act::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on(Act::Keys, [this] { openOver(*makeKeySheet(m_around.theme, this), m_around.theme); });
    on(Act::About, [this] { openOver(*makeAboutSheet(m_around.theme, m_around.drawing, this), m_around.theme); });
    connect(&m_around.theme, &Theme::changed, this, [this] { m_around.preferences.setScheme(m_around.theme.scheme()); });
}

void MainWindow::updateActions()
{
    using Where = ActionSpec::Where;
    const bool inside = m_page == Page::Workspace;
    const bool investigating = inside && m_rooms->current() == RoomId::Investigate;
    const auto& session = m_workbench.session();
    for (const ActionSpec& spec : actionTable())
        if (spec.where != Where::Everywhere) { // where nothing is open there is nothing to search, select or grow
            const bool here = spec.where == Where::Workspace ? inside : investigating;
            (*m_actions)[spec.id]->setEnabled(here);
            (*m_actions)[spec.id]->setVisible(here);
        }
    for (const auto& [act, room] : kRoomActs) {
        const bool offered = inside && m_rooms->offered().size() > 1 && std::ranges::contains(m_rooms->offered(), room);
        (*m_actions)[act]->setEnabled(offered);
        (*m_actions)[act]->setVisible(offered);
    }
    m_roomBar->show(inside ? std::span(m_rooms->offered()) : std::span<const RoomId>(), m_rooms->current());
    for (QAction* menu : m_menus->actions())
        menu->setVisible(std::ranges::any_of(menu->menu()->actions(), [](const QAction* action) { return action->isVisible() && !action->isSeparator(); }));
    const bool maySearch = m_workbench.desk() && m_workbench.desk()->maySearch;
    (*m_actions)[Act::ExploreDemo]->setVisible(m_around.demo.has_value());
    (*m_actions)[Act::ExploreDemo]->setEnabled(m_page == Page::Welcome || (inside && !inDemo()));
    (*m_actions)[Act::OpenWorkspace]->setEnabled(m_page != Page::MakingDemo && m_page != Page::Locked);
    (*m_actions)[Act::CloseWorkspace]->setEnabled(inside);
    (*m_actions)[Act::Lock]->setEnabled(inside);
    (*m_actions)[Act::StartSession]->setEnabled(inside && maySearch);
    (*m_actions)[Act::PauseSession]->setEnabled(inside && session);
    (*m_actions)[Act::EndSession]->setEnabled(inside && session);
    for (const Act wider : {Act::AllowLookAlike, Act::WidenTime})
        (*m_actions)[wider]->setEnabled(investigating && m_workbench.investigation().result() != nullptr);
    (*m_actions)[Act::ClearFilters]->setEnabled(investigating && m_workbench.investigation().result() != nullptr);
}

} // namespace plateglass::ui
