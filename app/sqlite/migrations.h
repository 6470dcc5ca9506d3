// Versioned schema: PRAGMA user_version counts the migrations a file has seen.
#pragma once

#include "sqlite/connection.h"

#include <functional>
#include <span>
#include <string>

namespace plateglass::sqlite {

/// One step of the schema. Versions are 1, 2, 3 … without gaps; released steps never change.
struct Migration {
    int version = 0;
    std::string sql;
    std::function<base::Result<void>(Connection&)> before = {}; ///< what SQL cannot say, done ahead of it in the same transaction
};

[[nodiscard]] base::Result<int> userVersion(Connection& connection);

/// Brings the file to the last version, each step in a transaction of its own together with its number.
/// Errc::NewerVersion when the file has seen more steps than `steps` knows; it is then left untouched.
[[nodiscard]] base::Result<void> migrate(Connection& connection, std::span<const Migration> steps);

} // namespace plateglass::sqlite
