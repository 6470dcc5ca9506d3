#include "sqlite/connection.h"

#include "base/check.h"
#include "sqlite/sqlite_error.h"

#include <sqlite3.h>

namespace plateglass::sqlite {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr int kRawKeyLength = 67; ///< x'…' around 64 hexadecimal digits: taken as the key itself, no key derivation

void wipe(std::string& secret)
{
    volatile char* data = secret.data(); // volatile: the compiler may not drop writes to a dying string
    for (std::size_t i = 0; i < secret.size(); ++i) data[i] = 0;
}

std::string rawKey(const Key& key)
{
    std::string text = "x'" + base::toHex(key) + '\'';
    PG_CHECK(text.size() == kRawKeyLength);
    return text;
}

std::string utf8(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

int openFlags(Access access)
{
    constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Access::ReadOnly: return always | SQLITE_OPEN_READONLY;
    case Access::ReadWrite: return always | SQLITE_OPEN_READWRITE;
    case Access::Create: return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return always | SQLITE_OPEN_READONLY;
}

/// SQLite takes a file of less than a page for a new database, and would not notice that it was cut.
Result<void> checkFile(const std::filesystem::path& path, const OpenOptions& options)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    const bool creates = options.access == Access::Create;
    if (error) return creates ? Result<void>{} : fail(Errc::NotFound, "no such database file");
    constexpr std::uintmax_t smallestPage = 512;
    const auto page = options.key ? static_cast<std::uintmax_t>(options.pageSize) : smallestPage;
    if (size < page && !(size == 0 && creates)) return fail(Errc::Corrupt, "the file is shorter than a page");
    return {};
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n;") == std::string_view::npos; }

} // namespace

void Connection::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Result<Connection> Connection::open(const std::filesystem::path& path, const OpenOptions& options)
{
    PG_TRY_VOID(checkFile(path, options));
    sqlite3* raw = nullptr;
    const int code =
        sqlite3_open_v2(utf8(path).c_str(), &raw, openFlags(options.access), options.vfs.empty() ? nullptr : options.vfs.c_str());
    Connection connection(raw); // SQLite hands out a connection even when opening failed
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, raw));
    PG_TRY_VOID(connection.configure(options));
    return connection;
}

Result<void> Connection::copyTo(Connection& to)
{
    sqlite3_backup* copy = sqlite3_backup_init(to.m_db.get(), "main", m_db.get(), "main");
    if (!copy) return std::unexpected(errorOf(sqlite3_errcode(to.m_db.get()), to.m_db.get()));
    sqlite3_backup_step(copy, -1); // all at once: a copy in steps begins anew whenever somebody writes
    const int code = sqlite3_backup_finish(copy);
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, to.m_db.get()));
    return {};
}

Result<void> Connection::rekey(const Key& next)
{
    PG_TRY_VOID(checkpointWal()); // pages under the old key leave the write-ahead log first
    std::string key = rawKey(next);
    const int code = sqlite3_rekey(m_db.get(), key.data(), kRawKeyLength);
    wipe(key);
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, m_db.get()));
    return checkpointWal();
}

Result<void> Connection::applyKey(const OpenOptions& options)
{
    std::string key = rawKey(*options.key);
    const int code = sqlite3_key(m_db.get(), key.data(), kRawKeyLength);
    wipe(key);
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, m_db.get()));
    // It would write to standard error what we return. Said after the key: the first key of a process sets the level anew.
    PG_TRY_VOID(execute("PRAGMA cipher_log_level = NONE"));
    return execute("PRAGMA cipher_page_size = " + std::to_string(options.pageSize));
}

Result<void> Connection::configure(const OpenOptions& options)
{
    sqlite3_busy_timeout(m_db.get(), static_cast<int>(options.busyTimeout.count()));
    // Files of strangers (MBTiles, imports) may bring hostile schemas: their views and triggers get no dangerous functions.
    sqlite3_db_config(m_db.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_db.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_db.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_db.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (options.key) PG_TRY_VOID(applyKey(options));
    else PG_TRY_VOID(execute("PRAGMA page_size = " + std::to_string(options.pageSize)));
    PG_TRY_VOID(execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON"));
    PG_TRY_VOID(integer("SELECT count(*) FROM sqlite_schema")); // the first read of the file: a wrong key ends here
    if (options.access == Access::ReadOnly) return {};
    if (sqlite3_db_readonly(m_db.get(), "main") != 0) return fail(Errc::Io, "the file may not be written");
    PG_TRY_VOID(execute(options.journal == Journal::Wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE"));
    return execute(options.sync == Sync::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

Result<void> Connection::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_db.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, m_db.get()));
    return {};
}

Result<Statement> Connection::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(m_db.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, m_db.get()));
    PG_CHECK(statement != nullptr); // an empty text is no statement
    PG_CHECK(blank(sql.substr(static_cast<std::size_t>(rest - sql.data()))));
    return Statement(statement);
}

Result<std::int64_t> Connection::integer(std::string_view sql)
{
    PG_TRY(auto statement, prepare(sql));
    PG_TRY(const bool row, statement.step());
    if (!row) return fail(Errc::NotFound, "no row");
    return statement.integer(0);
}

std::int64_t Connection::lastInsertId() const { return sqlite3_last_insert_rowid(m_db.get()); }

std::int64_t Connection::changes() const { return sqlite3_changes64(m_db.get()); }

bool Connection::inTransaction() const { return sqlite3_get_autocommit(m_db.get()) == 0; }

void Connection::interrupt() const { sqlite3_interrupt(m_db.get()); }

Result<void> Connection::checkpointWal()
{
    const int code = sqlite3_wal_checkpoint_v2(m_db.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected(errorOf(code, m_db.get()));
    return {};
}

} // namespace plateglass::sqlite
