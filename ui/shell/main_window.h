// The window: which page is shown, the menus, and the way between them: first page, demo being made, sign-in, the
// workspace, locked. It stays a registry; what the pages do is theirs. Window thread.
#pragma once

#include "ui/common/async.h"
#include "ui/shell/demo_offer.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/sheet_dialog.h"
#include "ui/shell/workbench.h"

#include <QMainWindow>
#include <QPointer>

#include <optional>

class QMenuBar;

namespace plateglass::ui {

class Actions;
class DemoPage;
class LockPage;
class PageStack;
class Preferences;
class RoomBar;
class Rooms;
class SessionBand;
class SignInPage;
class Theme;
class WelcomePage;
class WindowFrame;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Surroundings {
        const base::Clock& wall;
        Theme& theme;
        Preferences& preferences;
        std::optional<DemoOffer> demo;
        MapDrawing drawing = MapDrawing::GraphicsCard;
    };
    enum class Page { Welcome, MakingDemo, SignIn, Locked, Workspace };

    explicit MainWindow(Surroundings surroundings, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] Workbench& workbench() { return m_workbench; }
    [[nodiscard]] Rooms& rooms() { return *m_rooms; }
    [[nodiscard]] SessionBand& band() { return *m_band; }
    [[nodiscard]] Actions& actions() { return *m_actions; }

public Q_SLOTS:
    void openDemo();
    void openWorkspace(const QString& directory, const QString& account = {});
    /// Covers the window at once; session and results stay behind it. Does nothing where nobody is signed in.
    void lock(plateglass::gate::LockCause cause = gate::LockCause::Person);
    void closeWorkspace();

Q_SIGNALS:
    void pageChanged();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void buildMenus(QMenuBar& bar);
    void connectActions();
    void connectPages();
    void showPage(Page page);
    void makeDemo();
    void signInToDemo();
    void askForPassword(const gate::WorkspaceInfo& info, const QString& account);
    void entered();
    void signInFailed(const base::Error& error);
    void unlocked();
    void unlockFailed(const base::Error& error);
    void switchUser();
    void closeOverlays();
    void backToWelcome(const QString& trouble);
    void chooseFolder();
    void updateActions();
    void updateTitle();
    void updateBand();
    void forgetClipboard();
    [[nodiscard]] bool inDemo() const;
    /// Names the demo's password, which is no secret; empty for any other workspace.
    [[nodiscard]] QString demoPassword(const gate::WorkspaceInfo& workspace) const;

    Surroundings m_around;
    Workbench m_workbench;
    Actions* m_actions;
    QMenuBar* m_menus = nullptr;
    RoomBar* m_roomBar;
    WindowFrame* m_frame;
    PageStack* m_pages;
    WelcomePage* m_welcome;
    DemoPage* m_demoPage;
    SignInPage* m_signIn;
    LockPage* m_lock;
    SessionBand* m_band;
    Rooms* m_rooms;
    Page m_page = Page::Welcome;
    std::optional<gate::WorkspaceInfo> m_asking; ///< the workspace whose password is asked for
    QPointer<QWidget> m_focusBefore;             ///< of the lock
    bool m_demoWanted = false;                   ///< the sign-in under way is the demo's
    IdleWatch m_idle;
    AsyncLane m_opening;
};

} // namespace plateglass::ui
