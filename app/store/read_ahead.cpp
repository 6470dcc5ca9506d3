#include "store/read_ahead.h"

namespace plateglass::store {

namespace {
constexpr std::size_t kMostWaiting = 8; ///< batches of some thousand rows
} // namespace

ReadAhead::ReadAhead(domain::ReadStream& stream, std::stop_token stop)
    : m_stream(stream), m_thread([this](const std::stop_token& own) { read(own); }), m_stopped(std::move(stop), [this] { m_thread.request_stop(); })
{
}

void ReadAhead::read(const std::stop_token& stop)
{
    for (bool more = true; more;) {
        Item item;
        item.more = m_stream.next(item.batch, stop);
        item.progress = m_stream.progress();
        more = item.more.value_or(false);
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return m_queue.size() < kMostWaiting; })) item.more = base::fail(base::Errc::Cancelled), more = false;
        m_queue.push_back(std::move(item));
        m_changed.notify_all();
    }
}

base::Result<bool> ReadAhead::next(domain::ReadBatch& batch)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_queue.empty(); });
    Item item = std::move(m_queue.front());
    m_queue.pop_front();
    m_changed.notify_all();
    batch = std::move(item.batch);
    m_progress = item.progress;
    return std::move(item.more);
}

} // namespace plateglass::store
