#include "store/reader_pool.h"

namespace plateglass::store {

using base::Result;

namespace {
constexpr std::size_t kMostIdle = 4;
const char* const kCache = "PRAGMA cache_size = -65536"; ///< 64 MiB of decrypted pages a connection
} // namespace

ReaderPool::Lease::~Lease()
{
    if (m_pool != nullptr) m_pool->giveBack(std::move(m_connection));
}

Result<ReaderPool::Lease> ReaderPool::take()
{
    if (auto idle = takeIdle()) return Lease(*this, std::move(*idle));
    PG_TRY(auto connection, sqlite::Connection::open(m_file, m_options));
    PG_TRY_VOID(connection.execute(kCache));
    return Lease(*this, std::move(connection));
}

std::optional<sqlite::Connection> ReaderPool::takeIdle()
{
    const std::scoped_lock lock(m_mutex);
    if (m_idle.empty()) return std::nullopt;
    auto connection = std::move(m_idle.back());
    m_idle.pop_back();
    return connection;
}

void ReaderPool::giveBack(sqlite::Connection connection)
{
    if (connection.inTransaction()) return; // a rollback was interrupted: its old snapshot must not serve the next question
    const std::scoped_lock lock(m_mutex);
    if (m_idle.size() < kMostIdle) m_idle.push_back(std::move(connection));
}

} // namespace plateglass::store
