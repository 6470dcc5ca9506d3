// One connection to one SQLite file, encrypted by SQLCipher or plain (MBTiles). A connection belongs to one thread at a
// time; only interrupt() may be called from another. Nothing here knows what the tables hold.
#pragma once

#include "base/result.h"
#include "sqlite/statement.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;

namespace plateglass::sqlite {

using Key = std::array<std::uint8_t, 32>;

enum class Access { ReadOnly, ReadWrite, Create }; ///< Create opens an existing file too
enum class Sync { Normal, Full };                  ///< Full: a committed transaction survives a power cut
enum class Journal { Wal, Rollback };              ///< Rollback for files handed to other programs as one file

struct OpenOptions {
    Access access = Access::ReadWrite;
    std::optional<Key> key = std::nullopt; ///< raw AES-256 key; none means a plain SQLite file
    /// Bytes a page; for an encrypted file part of the format, so the same number must be given at every opening.
    int pageSize = 4096;
    Sync sync = Sync::Normal;
    Journal journal = Journal::Wal;
    std::chrono::milliseconds busyTimeout{5000};
    std::string vfs = {}; ///< name of a registered VFS; empty is the system's
};

/// Movable owner of a connection. A moved-from one may only be destroyed or assigned to.
class Connection {
public:
    /// Opens and reads the first page, so that a wrong key is noticed here: Errc::Corrupt, because SQLCipher cannot tell
    /// a wrong key from a damaged page. Errc::NotFound, Locked, Io otherwise. Temporary tables stay in memory.
    [[nodiscard]] static base::Result<Connection> open(const std::filesystem::path& path, const OpenOptions& options);

    /// Runs one or more statements without parameters; rows are dropped.
    [[nodiscard]] base::Result<void> execute(const std::string& sql);
    /// Prepares the single statement of `sql`. Text must be constant: values are bound, never pasted in.
    [[nodiscard]] base::Result<Statement> prepare(std::string_view sql);
    /// First column of the first row as an integer; Errc::NotFound when there is no row.
    [[nodiscard]] base::Result<std::int64_t> integer(std::string_view sql);

    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] std::int64_t changes() const; ///< rows changed by the last statement
    [[nodiscard]] bool inTransaction() const;

    /// Any thread, while the connection lives: running statements end with Errc::Cancelled.
    void interrupt() const;
    /// Moves what the write-ahead log holds into the file and truncates the log.
    [[nodiscard]] base::Result<void> checkpointWal();

    /// Copies this file as it is at one moment into `to`, an empty database of the same page size; others may go on writing here.
    /// Inside a transaction the moment is the one at which it began to read. The source is sqlite.org/backup.html.
    [[nodiscard]] base::Result<void> copyTo(Connection& to);
    /// Encrypts every page anew, in one transaction: a crash leaves all of it under the old key or all under the new one.
    [[nodiscard]] base::Result<void> rekey(const Key& next);

    /// For the few calls without a wrapper (an authorizer); the caller links SQLCipher itself.
    [[nodiscard]] sqlite3* handle() const { return m_db.get(); }

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };
    explicit Connection(sqlite3* db) : m_db(db) {}
    [[nodiscard]] base::Result<void> configure(const OpenOptions& options);
    [[nodiscard]] base::Result<void> applyKey(const OpenOptions& options);

    std::unique_ptr<sqlite3, Close> m_db;
};

} // namespace plateglass::sqlite
