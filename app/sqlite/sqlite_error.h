// SQLite's result codes as our errors; private to this folder.
#pragma once

#include "base/result.h"

struct sqlite3;

namespace plateglass::sqlite {

/// Error for an extended result code. Its detail is SQLite's fixed text for the code, plus the names of table and column
/// for a broken constraint; never a bound value.
[[nodiscard]] base::Error errorOf(int extendedCode, sqlite3* db, std::source_location where = std::source_location::current());

} // namespace plateglass::sqlite
