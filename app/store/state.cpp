#include "store/state.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {

std::optional<std::int64_t> optionalTime(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

void bindTime(sqlite::Statement& statement, int index, std::optional<std::int64_t> time)
{
    if (time) statement.bindInteger(index, *time);
    else statement.bindNull(index);
}

} // namespace

Result<State> readState(sqlite::Connection& connection)
{
    PG_TRY(auto row, connection.prepare("SELECT snapshot, epoch, next_read, reads, first_time, last_time FROM state"));
    PG_TRY(const bool found, row.step());
    if (!found) return fail(Errc::Corrupt, "the state row is missing");
    return State{row.integer(0), row.integer(1), row.integer(2), row.integer(3), optionalTime(row, 4), optionalTime(row, 5)};
}

Result<void> writeState(sqlite::Connection& connection, const State& state)
{
    PG_TRY(auto update,
           connection.prepare("UPDATE state SET snapshot = ?1, epoch = ?2, next_read = ?3, reads = ?4, first_time = ?5, last_time = ?6"));
    update.bindInteger(1, state.snapshot).bindInteger(2, state.epoch).bindInteger(3, state.nextRead).bindInteger(4, state.reads);
    bindTime(update, 5, state.firstTime);
    bindTime(update, 6, state.lastTime);
    return update.run();
}

} // namespace plateglass::store
