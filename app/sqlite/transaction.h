// A transaction that rolls back unless committed.
#pragma once

#include "sqlite/connection.h"

namespace plateglass::sqlite {

class Transaction {
public:
    enum class Kind {
        Deferred, ///< takes locks when needed; for a steady view over several reads
        Immediate ///< takes the write lock now, so that no write inside it fails with Locked
    };

    /// The connection must outlive the transaction and stay where it is.
    [[nodiscard]] static base::Result<Transaction> begin(Connection& connection, Kind kind = Kind::Immediate);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction(); ///< rolls back unless committed

    /// On failure nothing of it was kept.
    [[nodiscard]] base::Result<void> commit();

private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection; ///< null once over
};

} // namespace plateglass::sqlite
