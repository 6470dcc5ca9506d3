// Workspaces from before there were segments. Private to this folder.
#pragma once

#include "sqlite/connection.h"

namespace plateglass::store {

/// Seals the reads of the tables `histories` and `details` of schema 4 into segments; the step of the schema it belongs to
/// drops the tables.
[[nodiscard]] base::Result<void> sealTables(sqlite::Connection& connection);

} // namespace plateglass::store
