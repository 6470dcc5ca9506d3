#include "sqlite/transaction.h"

namespace plateglass::sqlite {

base::Result<Transaction> Transaction::begin(Connection& connection, Kind kind)
{
    PG_TRY_VOID(connection.execute(kind == Kind::Immediate ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"));
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction()
{
    // After a full disk SQLite has rolled back by itself. A failing rollback leaves the journal, which the next opening
    // applies: the outcome is the same.
    if (m_connection != nullptr && m_connection->inTransaction()) (void)m_connection->execute("ROLLBACK");
}

base::Result<void> Transaction::commit()
{
    Connection& connection = *std::exchange(m_connection, nullptr);
    auto committed = connection.execute("COMMIT");
    if (!committed && connection.inTransaction()) (void)connection.execute("ROLLBACK");
    return committed;
}

} // namespace plateglass::sqlite
