// The only bridge from blocking calls of the gate to the windows: work runs on a pool, the answer comes back on the
// thread of a context object and is dropped when that object is gone. Newest wins: a lane numbers its requests and
// hands over only the answer to the latest one.
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace plateglass::ui {

/// One line of requests of which only the newest matters (the table's pages, the loupe's image). Window thread.
/// Its destructor cancels and waits, so that no work outlives what it borrows.
class AsyncLane {
public:
    AsyncLane() { m_pool.setMaxThreadCount(1); }
    AsyncLane(const AsyncLane&) = delete;
    AsyncLane& operator=(const AsyncLane&) = delete;
    ~AsyncLane()
    {
        cancel();
        m_pool.waitForDone();
    }

    /// `work(std::stop_token)` on the pool, then `done(value)` on the context's thread unless a newer start() or cancel() came.
    template <class Work, class Done>
    void start(QObject* context, Work work, Done done)
    {
        cancel();
        m_stop = std::stop_source();
        const std::uint64_t mine = *m_generation;
        using Value = std::invoke_result_t<Work&, std::stop_token>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        promise->future().then(context, [done = std::move(done), mine, generation = m_generation](Value value) mutable {
                if (*generation == mine)
                    done(std::move(value));
            });
        m_pool.start([promise, work = std::move(work), stop = m_stop.get_token()]() mutable {
            promise->addResult(work(stop));
            promise->finish();
        });
    }

    /// Asks running work to stop and makes its answer unwelcome.
    void cancel()
    {
        m_stop.request_stop();
        ++*m_generation;
    }

    /// Asks running work to stop but still wants its answer (a recorded cancellation).
    void requestStop() { m_stop.request_stop(); }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    /// Shared with answers under way, which may arrive after this lane is gone. Read and written on the window's thread only.
    std::shared_ptr<std::uint64_t> m_generation = std::make_shared<std::uint64_t>(0);
};

} // namespace plateglass::ui
