#include "sqlite/sqlite_error.h"

#include <sqlite3.h>

namespace plateglass::sqlite {

using base::Errc;

namespace {

Errc codeOf(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return Errc::AlreadyExists;
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_SHORT_READ: return Errc::Corrupt;
    default: break;
    }
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return Errc::Locked;
    case SQLITE_FULL: return Errc::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Errc::Corrupt;
    case SQLITE_INTERRUPT: return Errc::Cancelled;
    case SQLITE_AUTH: return Errc::Refused;
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG: return Errc::LimitExceeded;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return Errc::InvalidArgument;
    default: return Errc::Io;
    }
}

} // namespace

base::Error errorOf(int extendedCode, sqlite3* db, std::source_location where)
{
    std::string detail = sqlite3_errstr(extendedCode);
    // For a broken constraint the message names table and column only; for other codes it may quote what was given.
    if ((extendedCode & 0xff) == SQLITE_CONSTRAINT && db != nullptr) detail = sqlite3_errmsg(db);
    return {codeOf(extendedCode), std::move(detail), where};
}

} // namespace plateglass::sqlite
