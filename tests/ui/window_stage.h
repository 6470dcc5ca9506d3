// The real window over a copy of a small workspace, with the keys a person presses. One per test.
#pragma once

#include "gate/workspace_fixture.h"
#include "support/panel_stage.h"
#include "ui/common/qt_std.h"
#include "ui/shell/investigate_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QTemporaryDir>
#include <QTest>

namespace plateglass::test {

class WindowStage {
public:
    explicit WindowStage(WorkspaceFixture& workspaces)
        : m_directory(workspaces.copy()), m_preferences(m_scratch.filePath(QStringLiteral("window.ini"))),
          m_window({workspaces.clock(), m_stage.theme(), m_preferences, std::nullopt, ui::MapDrawing::Software})
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
