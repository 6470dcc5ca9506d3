#include "store/holds.h"

#include "sqlite/transaction.h"
#include "store/segments.h"

#include <format>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {

const char* const kColumns = "SELECT id, case_number, facts, query, requester, requested, approver, approved, expires, released, "
                             "(SELECT count(*) FROM held_reads WHERE hold = holds.id) FROM holds ";

std::optional<base::UtcTime> timeAt(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(base::UtcTime{row.integer(column)});
}

Hold holdFrom(const sqlite::Statement& row)
{
    Hold hold{.id = row.integer(0),
              .caseNumber = std::string(row.text(1)),
              .facts = std::string(row.text(2)),
              .query = std::string(row.text(3)),
              .requester = std::string(row.text(4)),
              .requested = {row.integer(5)},
              .approver = std::string(row.text(6)),
              .approved = timeAt(row, 7),
              .expires = {row.integer(8)},
              .released = timeAt(row, 9)};
    hold.reads = static_cast<std::uint64_t>(row.integer(10));
    return hold;
}

void bindTime(sqlite::Statement& statement, int index, std::optional<base::UtcTime> time)
{
    if (time) statement.bindInteger(index, time->micros);
    else statement.bindNull(index);
}

} // namespace

Result<Hold> addHold(sqlite::Connection& connection, Hold hold, std::span<const base::ReadId> reads)
{
    PG_TRY(auto transaction, sqlite::Transaction::begin(connection));
    PG_TRY(auto insert, connection.prepare("INSERT INTO holds (case_number, facts, query, requester, requested, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
    insert.bindText(1, hold.caseNumber).bindText(2, hold.facts).bindText(3, hold.query).bindText(4, hold.requester);
    PG_TRY_VOID(insert.bindInteger(5, hold.requested.micros).bindInteger(6, hold.expires.micros).run());
    hold.id = connection.lastInsertId();
    SegmentMemory memory;
    PG_TRY(auto segments, Segments::of(connection, memory));
    PG_TRY(auto keep, connection.prepare("INSERT INTO held_reads VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"));
    for (const auto id : reads) {
        PG_TRY(const auto at, segments.find(id.value));
        if (!at) continue;
        PG_TRY(const auto read, segments.readAt(*at));
        PG_TRY_VOID(keep.bindInteger(1, hold.id).bindInteger(2, read.read).bindInteger(3, read.time).run());
        hold.reads += static_cast<std::uint64_t>(connection.changes());
    }
    PG_TRY_VOID(transaction.commit());
    return hold;
}

Result<Hold> holdNumbered(sqlite::Connection& connection, std::int64_t id)
{
    PG_TRY(auto row, connection.prepare(std::string(kColumns) + "WHERE id = ?1"));
    PG_TRY(const bool found, row.bindInteger(1, id).step());
    if (!found) return fail(Errc::NotFound, "hold");
    return holdFrom(row);
}

Result<void> updateHold(sqlite::Connection& connection, const Hold& hold)
{
    PG_TRY(auto update, connection.prepare("UPDATE holds SET approver = ?2, approved = ?3, expires = ?4, released = ?5 WHERE id = ?1"));
    update.bindInteger(1, hold.id).bindText(2, hold.approver).bindInteger(4, hold.expires.micros);
    bindTime(update, 3, hold.approved);
    bindTime(update, 5, hold.released);
    PG_TRY_VOID(update.run());
    return connection.changes() == 1 ? Result<void>{} : fail(Errc::NotFound, "hold");
}

Result<std::vector<Hold>> listHolds(sqlite::Connection& connection)
{
    PG_TRY(auto rows, connection.prepare(std::string(kColumns) + "ORDER BY id"));
    std::vector<Hold> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        out.push_back(holdFrom(rows));
    }
}

Result<std::vector<base::ReadId>> readsOfHold(sqlite::Connection& connection, std::int64_t id)
{
    PG_TRY(auto rows, connection.prepare("SELECT read FROM held_reads WHERE hold = ?1 ORDER BY read"));
    rows.bindInteger(1, id);
    std::vector<base::ReadId> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        out.push_back({rows.integer(0)});
    }
}

Result<bool> sourceIsHeld(sqlite::Connection& connection, base::SourceId source, base::UtcTime now)
{
    PG_TRY(auto row, connection.prepare("SELECT 1 FROM sources s CROSS JOIN held_reads r ON r.read BETWEEN s.first_read AND s.last_read "
                                        "CROSS JOIN holds h ON h.id = r.hold WHERE s.id = ?2 AND h.released IS NULL AND h.expires > ?1 LIMIT 1"));
    return row.bindInteger(1, now.micros).bindInteger(2, source.value).step();
}

} // namespace plateglass::store
