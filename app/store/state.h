// The one row that says where the store stands. Private to this folder.
#pragma once

#include "sqlite/connection.h"

#include <cstdint>
#include <optional>

namespace plateglass::store {

struct State {
    std::int64_t snapshot = 0; ///< grows with every change of reads
    std::int64_t epoch = 0;    ///< grows when plates go
    std::int64_t nextRead = 1;
    std::int64_t reads = 0;
    std::optional<std::int64_t> firstTime, lastTime; ///< none without reads
};

[[nodiscard]] base::Result<State> readState(sqlite::Connection& connection);
[[nodiscard]] base::Result<void> writeState(sqlite::Connection& connection, const State& state);

} // namespace plateglass::store
