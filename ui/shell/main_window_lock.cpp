// Locking the window and opening it again.
#include "ui/common/error_text.h"
#include "ui/common/qt_std.h"
#include "ui/common/room.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/open_failure.h"
#include "ui/shell/rooms.h"
#include "ui/shell/session_band.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QToolTip>

namespace plateglass::ui {

void MainWindow::lock(gate::LockCause cause)
{
    if (m_page != Page::Workspace || !m_workbench.desk())
        return;
    const Desk& desk = *m_workbench.desk();
    m_focusBefore = QApplication::focusWidget();
    closeOverlays();
    forgetClipboard();
    m_band->showTrouble({}); // the warning before the lock
    const auto minutes = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(desk.policy.sessionIdle).count());
    const QString at = Formats(desk.zone, ClockMode::Local).dateTimeWithOffset(desk.workspace.fixedClock.value_or(m_workbench.wallNow()));
    m_lock->cover({.account = toQt(desk.account.name),
                   .since = cause == gate::LockCause::Idle ? tr("Locked at %1 after %n minute(s) without a key or a move.", nullptr, minutes).arg(at) : tr("Locked at %1.").arg(at),
                   .running = m_workbench.searching() ? tr("A search is still running. Its result is kept and shown after you unlock.") : QString(),
                   .password = demoPassword(desk.workspace)});
    showPage(Page::Locked);
    repaint(); // before anything else, so that nothing is left on the screen while the lock is recorded
    m_workbench.lock(cause);
}

void MainWindow::unlocked()
{
    if (m_page != Page::Locked)
        return;
    showPage(Page::Workspace);
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    else
        m_rooms->room().focusFirst();
}

void MainWindow::unlockFailed(const base::Error& error)
{
    switch (error.code) {
    case base::Errc::WrongPassword: return m_lock->showTrouble(sentenceFor(error));
    case base::Errc::AuditUnavailable:
        return m_lock->showTrouble(tr("The unlocking could not be recorded, so the window stays locked. Check that the disk is there and has room."));
    default: m_lock->showTrouble(openFailureSentence(error));
    }
}

void MainWindow::switchUser()
{
    const gate::WorkspaceInfo workspace = m_workbench.desk()->workspace;
    m_workbench.leave();
    m_rooms->leave();
    askForPassword(workspace, {});
}

/// Menus, dialogs and tips float above the page that is covered.
void MainWindow::closeOverlays()
{
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    for (auto* dialog : findChildren<QDialog*>())
        dialog->reject();
    QToolTip::hideText();
}

void MainWindow::forgetClipboard()
{
    if (QGuiApplication::clipboard()->ownsClipboard())
        QGuiApplication::clipboard()->clear();
}

QString MainWindow::demoPassword(const gate::WorkspaceInfo& workspace) const
{
    if (workspace.kind != policy::WorkspaceKind::Demo || !m_around.demo || workspace.directory != m_around.demo->directory)
        return {};
    return tr("The password of the demo is %1. It protects nothing real.").arg(toQt(m_around.demo->password));
}

} // namespace plateglass::ui
