#include "store/case_list.h"

#include "sqlite/transaction.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

Result<void> saveCases(sqlite::Connection& connection, std::span<const domain::CaseEntry> cases)
{
    PG_TRY(auto transaction, sqlite::Transaction::begin(connection, sqlite::Transaction::Kind::Immediate));
    PG_TRY(auto insert, connection.prepare("INSERT INTO cases VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (number) DO UPDATE SET "
                                           "title = excluded.title, opened = excluded.opened, status = excluded.status, unit = excluded.unit"));
    for (const auto& entry : cases) {
        insert.bindText(1, entry.number).bindText(2, entry.title).bindText(3, entry.opened).bindText(4, entry.status).bindText(5, entry.unit);
        PG_TRY_VOID(insert.run());
    }
    return transaction.commit();
}

Result<std::optional<domain::CaseEntry>> findCase(sqlite::Connection& connection, const std::string& number)
{
    PG_TRY(auto row, connection.prepare("SELECT number, title, opened, status, unit FROM cases WHERE number = ?1"));
    PG_TRY(const bool found, row.bindText(1, number).step());
    if (!found) return std::optional<domain::CaseEntry>{};
    return domain::CaseEntry{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4))};
}

Result<std::uint64_t> countCases(sqlite::Connection& connection)
{
    PG_TRY(const auto count, connection.integer("SELECT count(*) FROM cases"));
    return static_cast<std::uint64_t>(count);
}

Result<std::vector<PendingCaseRow>> listPending(sqlite::Connection& connection)
{
    PG_TRY(auto row, connection.prepare("SELECT number, account, since, due, overdue FROM pending_cases WHERE resolved IS NULL ORDER BY due, number, account"));
    std::vector<PendingCaseRow> all;
    for (;;) {
        PG_TRY(const bool more, row.step());
        if (!more) return all;
        all.push_back({{std::string(row.text(0)), std::string(row.text(1)), {row.integer(2)}, {row.integer(3)}}, row.integer(4) != 0});
    }
}

Result<void> savePending(sqlite::Connection& connection, const domain::PendingCase& pending)
{
    PG_TRY(auto insert, connection.prepare("INSERT INTO pending_cases VALUES (?1, ?2, ?3, ?4, 0, NULL) ON CONFLICT (number, account) DO UPDATE SET "
                                           "since = excluded.since, due = excluded.due, overdue = 0, resolved = NULL WHERE resolved IS NOT NULL"));
    insert.bindText(1, pending.number).bindText(2, pending.account).bindInteger(3, pending.since.micros).bindInteger(4, pending.due.micros);
    return insert.run();
}

Result<void> completePending(sqlite::Connection& connection, const std::string& number, const std::string& account, const std::string& resolved)
{
    PG_TRY(auto find, connection.prepare("SELECT 1 FROM pending_cases WHERE number = ?1 AND account = ?2 AND resolved IS NULL"));
    PG_TRY(const bool found, find.bindText(1, number).bindText(2, account).step());
    if (!found) return fail(Errc::NotFound, "pending case");
    find.reset();
    PG_TRY(auto update, connection.prepare("UPDATE pending_cases SET resolved = ?3 WHERE number = ?1 AND account = ?2"));
    return update.bindText(1, number).bindText(2, account).bindText(3, resolved).run();
}

Result<void> markOverdue(sqlite::Connection& connection, const std::string& number, const std::string& account)
{
    PG_TRY(auto update, connection.prepare("UPDATE pending_cases SET overdue = 1 WHERE number = ?1 AND account = ?2"));
    return update.bindText(1, number).bindText(2, account).run();
}

} // namespace plateglass::store
