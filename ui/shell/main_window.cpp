#include "ui/shell/main_window.h"

#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/actions.h"
#include "ui/shell/brand.h"
#include "ui/shell/demo_page.h"
#include "ui/shell/investigate_page.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/open_dialog.h"
#include "ui/shell/open_failure.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/preferences.h"
#include "ui/shell/room_bar.h"
#include "ui/shell/rooms.h"
#include "ui/shell/session_band.h"
#include "ui/shell/sign_in_page.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/window_frame.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>

namespace plateglass::ui {

namespace {

QString roleName(policy::Role role)
{
    switch (role) {
    case policy::Role::Analyst: return MainWindow::tr("analyst", "role of an account");
    case policy::Role::Supervisor: return MainWindow::tr("supervisor", "role of an account");
    case policy::Role::Auditor: return MainWindow::tr("auditor", "role of an account");
    case policy::Role::Administrator: return MainWindow::tr("administrator", "role of an account");
    case policy::Role::Trainer: return MainWindow::tr("trainer", "role of an account");
    }
    return {};
}

} // namespace

MainWindow::MainWindow(Surroundings surroundings, QWidget* parent)
    : QMainWindow(parent), m_around(std::move(surroundings)), m_workbench(m_around.wall), m_actions(new Actions(this)),
      m_roomBar(new RoomBar(m_around.theme)), m_frame(new WindowFrame(m_around.theme, this)), m_pages(new PageStack(m_frame)), m_welcome(new WelcomePage(m_around.theme)),
      m_demoPage(new DemoPage(m_around.theme)), m_signIn(new SignInPage(m_around.theme)), m_lock(new LockPage(m_around.theme)),
      m_band(new SessionBand(m_workbench, m_around.theme, m_frame)), m_rooms(new Rooms(m_workbench, *m_band, m_around.theme)), m_idle(m_around.wall)
{
    setObjectName(QStringLiteral("mainWindow"));
    build();
    connectActions();
    connectPages();
    m_welcome->setDemo(m_around.demo ? WelcomePage::Demo::Offered : WelcomePage::Demo::Absent);
    m_rooms->setClockMode(m_around.preferences.clockMode());
    showPage(Page::Welcome);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_menus = new QMenuBar;
    m_menus->setObjectName(QStringLiteral("menuBar"));
    m_menus->setFixedHeight(size::kMenu);
    m_menus->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    buildMenus(*m_menus);
    for (QWidget* page : {static_cast<QWidget*>(m_welcome), static_cast<QWidget*>(m_demoPage), static_cast<QWidget*>(m_signIn), static_cast<QWidget*>(m_lock),
                           static_cast<QWidget*>(m_rooms)})
        m_pages->addWidget(page);
    auto* all = new QVBoxLayout(m_frame);
    all->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_menus, 1);
    top->addWidget(m_roomBar);
    all->addLayout(top);
    all->addWidget(m_band);
    all->addWidget(m_pages, 1);
    setCentralWidget(m_frame);
    setWindowIcon(brandIcon(tokensOf(Scheme::Light))); // task bars have a ground of their own
}

void MainWindow::connectPages()
{
    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::openDemo);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseFolder);
    connect(m_demoPage, &DemoPage::retryRequested, this, &MainWindow::makeDemo);
    connect(m_demoPage, &DemoPage::cancelRequested, this, [this] {
        m_opening.cancel();
        m_workbench.leave();
        backToWelcome({});
    });
    connect(m_signIn, &SignInPage::signInRequested, &m_workbench, &Workbench::signIn);
    connect(m_signIn, &SignInPage::backRequested, this, &MainWindow::closeWorkspace);
    connect(m_rooms, &Rooms::keysRequested, (*m_actions)[Act::Keys], &QAction::trigger);
    connect(m_lock, &LockPage::unlockRequested, &m_workbench, &Workbench::unlock);
    connect(m_lock, &LockPage::switchRequested, this, &MainWindow::switchUser);
    connect(&m_idle, &IdleWatch::expired, this, [this] { lock(gate::LockCause::Idle); });
    connect(&m_idle, &IdleWatch::warned, this, [this] { m_band->showTrouble(tr("Locks in 60 seconds. Any key keeps it open.")); });
    connect(&m_idle, &IdleWatch::resumed, this, [this] { m_band->showTrouble({}); });
    connect(m_roomBar, &RoomBar::wanted, m_rooms, &Rooms::go);
    connect(m_rooms, &Rooms::roomChanged, this, &MainWindow::updateActions);
    connect(&m_workbench, &Workbench::signedIn, this, &MainWindow::entered);
    connect(&m_workbench, &Workbench::signInFailed, this, &MainWindow::signInFailed);
    connect(&m_workbench, &Workbench::unlocked, this, &MainWindow::unlocked);
    connect(&m_workbench, &Workbench::unlockFailed, this, &MainWindow::unlockFailed);
    connect(&m_workbench, &Workbench::sessionChanged, this, &MainWindow::updateActions);
    connect(&m_workbench.investigation(), &Investigation::phaseChanged, this, &MainWindow::updateActions);
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    const bool asking = page == Page::SignIn && m_asking && m_asking->kind == policy::WorkspaceKind::Demo;
    const bool demo = asking || page == Page::MakingDemo || inDemo();
    m_frame->setKind(demo ? WindowFrame::Kind::Demo : WindowFrame::Kind::Plain);
    switch (page) {
    case Page::Welcome: m_pages->setCurrentWidget(m_welcome); break;
    case Page::MakingDemo: m_pages->setCurrentWidget(m_demoPage); break;
    case Page::SignIn: m_pages->setCurrentWidget(m_signIn); break;
    case Page::Locked: m_pages->setCurrentWidget(m_lock); break;
    case Page::Workspace: m_pages->setCurrentWidget(m_rooms); break;
    }
    if (page == Page::Workspace)
        m_idle.start(m_workbench.desk()->policy.sessionIdle);
    else
        m_idle.stop();
    updateActions();
    updateTitle();
    updateBand();
    Q_EMIT pageChanged();
}

void MainWindow::updateBand()
{
    const auto& desk = m_workbench.desk();
    if (m_frame->kind() == WindowFrame::Kind::Demo)
        m_band->setMark(tr("DEMO - SYNTHETIC DATA"), MarkChip::Kind::Demo);
    else
        m_band->setMark(desk ? toQt(desk->policy.mark.empty() ? desk->workspace.mark : desk->policy.mark) : QString(), MarkChip::Kind::Policy);
    switch (m_page) {
    case Page::Welcome: return m_band->setCover(tr("No workspace is open. Nothing can be searched."), tr("Open one, or explore the demo city."));
    case Page::MakingDemo: return m_band->setCover(tr("No session. Nothing can be searched."), tr("The session of the demo starts when the city is made."));
    case Page::SignIn: return m_band->setCover(tr("Nobody is signed in. Nothing can be searched."), tr("A session with a case and a purpose is opened after signing in."));
    case Page::Locked:
        return m_band->setCover(m_workbench.session() ? tr("Locked. The session is paused.") : tr("Locked. No session is open."), tr("Case, purpose and results are covered until you unlock."));
    case Page::Workspace: return m_band->setCover({}, {});
    }
}

void MainWindow::openDemo()
{
    if (!m_around.demo)
        return;
    m_workbench.leave();
    m_rooms->leave();
    makeDemo();
}

void MainWindow::makeDemo()
{
    m_demoPage->follow(m_around.demo->stand);
    showPage(Page::MakingDemo);
    m_opening.start(
        this,
        [offer = *m_around.demo](const std::stop_token& stop) -> base::Result<void> {
            if (gate::readWorkspaceInfo(offer.directory))
                return {}; // made by an earlier run
            return offer.create(stop);
        },
        [this](const base::Result<void>& made) {
            if (made)
                return signInToDemo();
            if (made.error().code == base::Errc::Cancelled)
                return backToWelcome({});
            m_demoPage->showTrouble(openFailureSentence(made.error()));
        });
}

void MainWindow::signInToDemo()
{
    m_demoWanted = true;
    m_workbench.signIn({m_around.demo->directory, m_around.demo->account, m_around.demo->password});
}

void MainWindow::openWorkspace(const QString& directory, const QString& account)
{
    m_workbench.leave();
    m_rooms->leave();
    m_opening.start(
        this, [path = toPath(directory)](const std::stop_token&) { return gate::readWorkspaceInfo(path); },
        [this, account](const base::Result<gate::WorkspaceInfo>& info) {
            if (!info)
                return backToWelcome(openFailureSentence(info.error()));
            askForPassword(*info, account);
        });
}

void MainWindow::askForPassword(const gate::WorkspaceInfo& info, const QString& account)
{
    m_asking = info;
    m_demoWanted = false;
    m_signIn->ask(info, account, demoPassword(info));
    showPage(Page::SignIn);
}

void MainWindow::entered()
{
    const Desk& desk = *m_workbench.desk();
    const bool demo = m_demoWanted && m_around.demo;
    if (!demo)
        m_around.preferences.setLastWorkspace(toQt(desk.workspace.directory));
    m_band->setDraft(inDemo() && m_around.demo ? m_around.demo->session : policy::SessionRequest{});
    m_rooms->enter(inDemo() && m_around.demo ? m_around.demo->examples : QStringList());
    if (demo)
        m_workbench.startSession(m_around.demo->session);
    m_demoWanted = false;
    if (const QByteArray panes = m_around.preferences.panes(screen()->size()); !panes.isEmpty())
        m_rooms->investigate().panes().restore(panes);
    showPage(Page::Workspace);
    m_rooms->room().focusFirst();
}

void MainWindow::signInFailed(const base::Error& error)
{
    const QString sentence = openFailureSentence(error);
    if (m_demoWanted) {
        m_demoWanted = false;
        return m_demoPage->showTrouble(sentence);
    }
    if (error.detail == "totp.missing" || error.detail == "totp.wrong")
        m_signIn->askCode();
    m_signIn->showTrouble(sentence);
}

void MainWindow::closeWorkspace()
{
    m_workbench.leave();
    m_rooms->leave();
    forgetClipboard();
    backToWelcome({});
}

void MainWindow::backToWelcome(const QString& trouble)
{
    m_asking.reset();
    m_demoWanted = false;
    m_welcome->showTrouble(trouble);
    showPage(Page::Welcome);
}

void MainWindow::chooseFolder()
{
    auto* dialog = new OpenDialog(m_around.theme, m_around.preferences.lastWorkspace(), this);
    connect(dialog, &OpenDialog::chosen, this, [this](const QString& folder) { openWorkspace(folder); });
    openOver(*dialog, m_around.theme);
}

/// Who and where, never what: titles are read by every program and every passer-by.
void MainWindow::updateTitle()
{
    if (m_page != Page::Workspace || !m_workbench.desk()) {
        setWindowTitle(m_page == Page::Locked ? tr("Plateglass - locked") : tr("Plateglass", "name of the program"));
        return;
    }
    const Desk& desk = *m_workbench.desk();
    setWindowTitle(tr("Plateglass - %1 (%2) - %3", "account, role, workspace")
                       .arg(toQt(desk.account.name), roleName(desk.account.role), toQt(desk.workspace.title)));
}

bool MainWindow::inDemo() const
{
    return m_workbench.desk() && m_workbench.desk()->workspace.kind == policy::WorkspaceKind::Demo;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_around.preferences.setPanes(screen()->size(), m_rooms->investigate().panes().state());
    m_opening.cancel();
    m_rooms->leave();
    m_workbench.leave(); // waited for when the workbench goes
    QMainWindow::closeEvent(event);
}

} // namespace plateglass::ui
