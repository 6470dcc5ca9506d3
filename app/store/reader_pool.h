// Connections that only read one file, kept open between questions: a new one costs milliseconds. Any thread.
#pragma once

#include "sqlite/connection.h"

#include <mutex>
#include <vector>

namespace plateglass::store {

class ReaderPool {
public:
    ReaderPool(std::filesystem::path file, sqlite::OpenOptions options) : m_file(std::move(file)), m_options(std::move(options)) {}

    /// A connection for one thread; goes back when the lease ends. The pool outlives it.
    class Lease {
    public:
        Lease(Lease&& other) noexcept : m_pool(std::exchange(other.m_pool, nullptr)), m_connection(std::move(other.m_connection)) {}
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        [[nodiscard]] sqlite::Connection& connection() { return m_connection; }

    private:
        friend class ReaderPool;
        Lease(ReaderPool& pool, sqlite::Connection connection) : m_pool(&pool), m_connection(std::move(connection)) {}
        ReaderPool* m_pool;
        sqlite::Connection m_connection;
    };

    [[nodiscard]] base::Result<Lease> take();

private:
    [[nodiscard]] std::optional<sqlite::Connection> takeIdle();
    void giveBack(sqlite::Connection connection);

    std::filesystem::path m_file;
    sqlite::OpenOptions m_options;
    std::mutex m_mutex;
    std::vector<sqlite::Connection> m_idle;
};

} // namespace plateglass::store
