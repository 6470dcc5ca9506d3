#include "ui/shell/open_failure.h"

#include "ui/common/error_text.h"
#include "ui/common/qt_std.h"

#include <QCoreApplication>

namespace plateglass::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("plateglass::ui", text);
}

/// The holder's name, host and process are machine-made words of the lock file; anything else says that the account is locked.
QString lockedSentence(const std::string& detail)
{
    if (detail.find('@') != std::string::npos)
        return tr("This workspace is in use by %1. Close it there, then try again.").arg(toQt(detail));
    return tr("This workspace is in use by another program, or the account is locked. Close the other program, or ask an administrator.");
}

} // namespace

QString openFailureSentence(const base::Error& error)
{
    using base::Errc;
    switch (error.code) {
    case Errc::WrongPassword: return tr("Account and password did not match. The attempt is recorded.");
    case Errc::Locked: return lockedSentence(error.detail);
    case Errc::Refused:
        return error.detail == "account.proposed" ? tr("This account still waits for a supervisor's approval.")
                                                  : tr("This account is disabled. An administrator can enable it again.");
    case Errc::NotFound: return tr("There is no workspace in this folder. A workspace is a folder that holds a file workspace.json.");
    case Errc::Malformed: return tr("The file workspace.json of this folder cannot be read, so nothing was opened. Restore it from a backup.");
    case Errc::NewerVersion: return tr("This workspace was written by a newer Plateglass. Update the program to open it.");
    case Errc::Corrupt: return tr("The stored data failed its check, so nothing was opened. Restore the workspace from a backup.");
    case Errc::Unsupported: return tr("Workspaces on a network drive are not opened, because two programs could write at once. Copy it to a local disk.");
    case Errc::AuditUnavailable: return tr("The sign-in could not be recorded, so nothing was opened. Check that the disk is there and has room.");
    default: return sentenceFor(error);
    }
}

} // namespace plateglass::ui
