#include "gate/retention_runner.h"

namespace plateglass::gate {

void RetentionRunner::start(Work work)
{
    m_thread = std::jthread([this, work = std::move(work)](std::stop_token stop) {
        for (const char* why = "start"; !stop.stop_requested(); why = "schedule") {
            work(why, stop);
            std::unique_lock hold(m_mutex);
            m_woken.wait(hold, stop, [this] { return m_due; });
            m_due = false;
        }
    });
}

void RetentionRunner::wake()
{
    {
        const std::scoped_lock hold(m_mutex);
        m_due = true;
    }
    m_woken.notify_all();
}

void RetentionRunner::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable()) m_thread.join();
}

} // namespace plateglass::gate
