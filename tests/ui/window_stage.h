// The real window over a copy of a small workspace, with the keys a person presses. One per test.
#pragma once

#include "gate/workspace_fixture.h"
#include "support/panel_stage.h"
#include "ui/common/qt_std.h"
#include "ui/shell/investigate_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rooms.h"
#include "ui/shell/session_band.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace plateglass::test {

inline constexpr int kSlow = 20'000; ///< ms; password hashes are slow on purpose
inline constexpr const char* kCase = "26-000411";
inline constexpr const char* kAsked = "Which vehicles passed the two cameras that morning?";

/// Finds four reads of the small workspace.
inline QString question()
{
    return QStringLiteral("plate:QQ8*,QQ1* time:2026-01-03T00:00..2026-01-04T00:00");
}

class WindowStage {
public:
    explicit WindowStage(WorkspaceFixture& workspaces) : WindowStage(workspaces, workspaces.clock()) {}
    /// `wall` outlives the stage.
    WindowStage(WorkspaceFixture& workspaces, const base::Clock& wall)
        : m_directory(workspaces.copy()), m_preferences(m_scratch.filePath(QStringLiteral("window.ini"))),
          m_window({wall, m_stage.theme(), m_preferences, std::nullopt, ui::MapDrawing::Software})
    {
        m_window.resize(1920, 1080);
        m_window.show();
        m_window.activateWindow();
    }

    [[nodiscard]] ui::MainWindow& window() { return m_window; }
    [[nodiscard]] ui::Workbench& bench() { return m_window.workbench(); }
    [[nodiscard]] ui::Investigation& shared() { return m_window.workbench().investigation(); }
    [[nodiscard]] QString directory() const { return ui::toQt(m_directory); }
    [[nodiscard]] test::PanelStage& stage() { return m_stage; }

    template <class T>
    T* part(const char* name)
    {
        return m_window.findChild<T*>(QString::fromLatin1(name));
    }

    /// To the widget that has the focus, or to the window where none has.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(target(), key, modifiers); }
    void type(const QString& text) { QTest::keyClicks(target(), text); }

    [[nodiscard]] bool isOn(ui::MainWindow::Page page) const { return m_window.page() == page; }

    void signIn(const QString& account = QStringLiteral("lind"))
    {
        m_window.openWorkspace(directory(), account);
        QTRY_VERIFY(isOn(ui::MainWindow::Page::SignIn));
        type(QString::fromLatin1(kPassword));
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isOn(ui::MainWindow::Page::Workspace), kSlow);
    }
    void startSession()
    {
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto* number = part<QLineEdit>("sessionCaseNumber");
        QVERIFY(number);
        QTRY_VERIFY(number->hasFocus());
        type(QString::fromLatin1(kCase));
        press(Qt::Key_Tab);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        while (QApplication::focusWidget() != part<QPlainTextEdit>("sessionQuestionText"))
            press(Qt::Key_Tab);
        type(QString::fromLatin1(kAsked));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(bench().session());
        QTRY_VERIFY(!part<QLineEdit>("sessionCaseNumber"));
    }
    void search(const QString& text)
    {
        press(Qt::Key_L, Qt::ControlModifier);
        type(text);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(shared().phase(), ui::Investigation::Phase::Shown);
    }
    void signInAndSearch(const QString& text)
    {
        signIn();
        startSession();
        search(text);
    }

    /// All text a person could read, title included.
    QString everythingSaid()
    {
        QString all = m_window.windowTitle();
        for (const auto* widget : m_window.findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            all += u'\n' + widget->accessibleName() + u'\n' + widget->accessibleDescription() + u'\n' + widget->toolTip() + u'\n' + widget->windowTitle();
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                all += u'\n' + label->text();
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                all += u'\n' + button->text();
            if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
                all += u'\n' + edit->text();
            if (const auto* table = qobject_cast<const QTableView*>(widget); table && table->model())
                for (int row = 0; row < table->model()->rowCount(); ++row)
                    all += u'\n' + table->model()->index(row, 0).data().toString();
        }
        return all;
    }

private:
    QWidget* target()
    {
        QWidget* focus = QApplication::focusWidget();
        return focus ? focus : &m_window;
    }

    std::filesystem::path m_directory;
    QTemporaryDir m_scratch;
    PanelStage m_stage;
    ui::Preferences m_preferences;
    ui::MainWindow m_window;
};

} // namespace plateglass::test
