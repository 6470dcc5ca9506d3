#include "sqlite/statement.h"

#include "base/check.h"
#include "sqlite/sqlite_error.h"

#include <sqlite3.h>

namespace plateglass::sqlite {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bound(int code)
{
    PG_CHECK(code != SQLITE_RANGE && code != SQLITE_MISUSE); // no such parameter, or the statement was not reset
    if (code != SQLITE_OK) m_bindError = code;
    return *this;
}

Statement& Statement::bindInteger(int index, std::int64_t value) { return bound(sqlite3_bind_int64(m_statement.get(), index, value)); }

Statement& Statement::bindReal(int index, double value) { return bound(sqlite3_bind_double(m_statement.get(), index, value)); }

Statement& Statement::bindText(int index, std::string_view value)
{
    const char* data = value.data() != nullptr ? value.data() : ""; // a null pointer would bind NULL
    return bound(sqlite3_bind_text64(m_statement.get(), index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Statement& Statement::bindBlob(int index, base::ByteView value)
{
    if (value.empty()) return bound(sqlite3_bind_zeroblob(m_statement.get(), index, 0));
    return bound(sqlite3_bind_blob64(m_statement.get(), index, value.data(), value.size(), SQLITE_TRANSIENT));
}

Statement& Statement::bindNull(int index) { return bound(sqlite3_bind_null(m_statement.get(), index)); }

base::Result<bool> Statement::step()
{
    sqlite3* db = sqlite3_db_handle(m_statement.get());
    if (m_bindError != SQLITE_OK) return std::unexpected(errorOf(m_bindError, db));
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected(errorOf(sqlite3_extended_errcode(db), db));
}

base::Result<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (row && *row) continue;
        reset();
        if (!row) return std::unexpected(row.error());
        return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get()); // repeats the error of the last step, which was reported already
    sqlite3_clear_bindings(m_statement.get());
    m_bindError = SQLITE_OK;
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement.get(), column); }

std::string_view Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    return {data != nullptr ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

base::ByteView Statement::blob(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

} // namespace plateglass::sqlite
