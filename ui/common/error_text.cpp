#include "ui/common/error_text.h"

#include <QCoreApplication>

namespace plateglass::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("plateglass::ui", text);
}

} // namespace

QString sentenceFor(const base::Error& error)
{
    using base::Errc;
    if (error.detail == "workspace.copied")
        return tr("This folder was copied from another machine or made of a backup. Nothing is answered or recorded in it until an administrator adopts it.");
    switch (error.code) {
    case Errc::InvalidArgument: return tr("This value cannot be used here. Nothing was changed.");
    case Errc::Malformed: return tr("This does not follow the expected form. Nothing was changed.");
    case Errc::NotFound: return tr("It is not there. Check the name and try again.");
    case Errc::AlreadyExists: return tr("It exists already and was left as it is. Choose another name.");
    case Errc::Refused: return tr("The policy does not allow this for the open session. The refusal is recorded.");
    case Errc::WrongPassword: return tr("That did not match. The attempt is recorded.");
    case Errc::Locked: return tr("It is in use by another program, or the account is locked. Close the other program, or ask an administrator.");
    case Errc::NewerVersion: return tr("This workspace was written by a newer Plateglass. Update the program to open it.");
    case Errc::Corrupt: return tr("The stored data failed its check, so it was not opened. Restore it from a backup.");
    case Errc::DiskFull: return tr("The disk is full. Nothing half-written was kept; free some space and try again.");
    case Errc::Io: return tr("The file could not be read or written. Check that the disk is there and that you may use it.");
    case Errc::AuditUnavailable: return tr("The record could not be written. The search was not run.");
    case Errc::Cancelled: return tr("Search cancelled. Nothing is shown, and that is recorded.");
    case Errc::LimitExceeded: return tr("The answer is larger than the policy allows. Narrow the time or the area.");
    case Errc::Unsupported: return tr("This version cannot do that yet. Nothing was searched.");
    }
    return {};
}

} // namespace plateglass::ui
