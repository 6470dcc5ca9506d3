// The window: which page is shown, the menus, and the way between them: first page, demo being made, sign-in, the
// workspace, locked. It stays a registry; what the pages do is theirs. Window thread.
#pragma once

#include "ui/common/async.h"
#include "ui/shell/demo_offer.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/sheet_dialog.h"
#include "ui/shell/workbench.h"

#include <QMainWindow>

#include <optional>

class QMenuBar;
class QStackedWidget;

namespace plateglass::ui {

class Actions;
class DemoPage;
class InvestigatePage;
class Preferences;
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
    enum class Page { Welcome, MakingDemo, SignIn, Locked, Investigate };

    explicit MainWindow(Surroundings surroundings, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] Workbench& workbench() { return m_workbench; }
    [[nodiscard]] InvestigatePage& investigate() { return *m_investigate; }
    [[nodiscard]] Actions& actions() { return *m_actions; }

public Q_SLOTS:
    void openDemo();
    void openWorkspace(const QString& directory, const QString& account = {});
    void lock();
    void closeWorkspace();

Q_SIGNALS:
    void pageChanged();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    struct Reopen {
        std::string account;
        std::filesystem::path directory;
        QString query;
        policy::SessionRequest session;
    };

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
    void backToWelcome(const QString& trouble);
    void chooseFolder();
    void updateActions();
    void updateTitle();
    void forgetClipboard();
    [[nodiscard]] bool inDemo() const;

    Surroundings m_around;
    Workbench m_workbench;
    Actions* m_actions;
    WindowFrame* m_frame;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    DemoPage* m_demoPage;
    SignInPage* m_signIn;
    InvestigatePage* m_investigate;
    Page m_page = Page::Welcome;
    std::optional<gate::WorkspaceInfo> m_asking; ///< the workspace whose password is asked for
    std::optional<Reopen> m_reopen;              ///< what a lock closed, for the same account only
    bool m_demoWanted = false;                   ///< the sign-in under way is the demo's
    IdleWatch m_idle;
    AsyncLane m_opening;
};

} // namespace plateglass::ui
