// The thread that purges: once at sign-in, then whenever it is woken. Private to the gate.
#pragma once

#include "gate/retention_desk.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace plateglass::gate {

class RetentionRunner {
public:
    using Work = std::function<void(const char* why, std::stop_token stop)>;
    /// Calls `work("start", …)` at once, on a thread of its own, then `work("schedule", …)` after each wake().
    void start(Work work);
    void wake();
    /// Asks the work to end and waits for it.
    void stop();
    /// For whoever purges: one at a time.
    [[nodiscard]] std::mutex& turn() { return m_turn; }

private:
    std::mutex m_turn, m_mutex;
    std::condition_variable_any m_woken;
    bool m_due = false;
    std::jthread m_thread;
};

} // namespace plateglass::gate
