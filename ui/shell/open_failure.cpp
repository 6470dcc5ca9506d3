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
    if (detail == "account.locked")
        return tr("This account is locked after failed attempts. An administrator can release it.");
    if (detail.find('@') != std::string::npos)
        return tr("This workspace is in use by %1. Close it there, then try again.").arg(toQt(detail));
    return tr("This workspace is in use by another program. Close it there, then try again.");
}

QString refusedSentence(const std::string& detail)
{
    if (detail == "account.proposed")
        return tr("This account still waits for a supervisor's approval.");
    if (detail == "totp.missing")
        return tr("This account has a second factor. Type the password again and the code that your authenticator shows.");
    if (detail == "notice")
        return tr("The notice of this workspace must be acknowledged before anybody signs in.");
    if (detail == "training.missing" || detail == "training.expired")
        return tr("No training counts for this account now. A supervisor can record it; until then the demo is open to you.");
    if (detail == "account.ended")
        return tr("This temporary account has ended. A supervisor can approve it again.");
    if (detail == "account.inactive")
        return tr("This account was not used for too long. A supervisor can approve it again.");
    return tr("This account is disabled. A supervisor can approve it again.");
}

} // namespace

QString openFailureSentence(const base::Error& error)
{
    using base::Errc;
    switch (error.code) {
    case Errc::WrongPassword:
        if (error.detail == "totp.wrong")
            return tr("The code did not match, or was used already. The attempt is recorded.");
        return tr("Account and password did not match. The attempt is recorded.");
    case Errc::Locked: return lockedSentence(error.detail);
    case Errc::Refused: return refusedSentence(error.detail);
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
