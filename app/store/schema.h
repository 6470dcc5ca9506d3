// The tables of reads.db and images.db, as versioned steps. Private to this folder.
#pragma once

#include "sqlite/connection.h"
#include "sqlite/migrations.h"

#include <filesystem>
#include <vector>

namespace plateglass::store {

inline constexpr int kPageSize = 16384; ///< part of the format: a chunk of reads is three pages

[[nodiscard]] std::vector<sqlite::Migration> readsSchema();
[[nodiscard]] std::vector<sqlite::Migration> imagesSchema();

/// How both files are opened. Full sync: an import that was reported stays, and its images lie there before it does.
[[nodiscard]] sqlite::OpenOptions openOptions(sqlite::Access access, const sqlite::Key& key, const std::string& vfs);

/// The one connection that changes a file: made or brought to the last version. Errc::Corrupt for an existing file that
/// has no tables yet, unless it is being made. What is deleted is overwritten with zeros.
[[nodiscard]] base::Result<sqlite::Connection> openForWriting(const std::filesystem::path& file, sqlite::OpenOptions options,
                                                              const std::vector<sqlite::Migration>& steps);
/// Errc::Unsupported where the file has an older version, which only an opening for writing can lift.
[[nodiscard]] base::Result<void> checkVersion(sqlite::Connection& connection, const std::vector<sqlite::Migration>& steps);

/// While it lives the connection keeps enough pages to write each one out once in a large change.
class LargeCache {
public:
    explicit LargeCache(sqlite::Connection& connection);
    ~LargeCache();
    LargeCache(const LargeCache&) = delete;
    LargeCache& operator=(const LargeCache&) = delete;

private:
    sqlite::Connection& m_connection;
};

} // namespace plateglass::store
