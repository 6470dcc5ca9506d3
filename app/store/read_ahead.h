// A stream read by a thread of its own while what it gave before is being stored, so that reading the file costs no time of
// the import's. Private to this folder.
#pragma once

#include "domain/read_stream.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace plateglass::store {

/// The stream is the reading thread's until this ends, which stops that thread and waits for it. One thread asks.
class ReadAhead {
public:
    ReadAhead(domain::ReadStream& stream, std::stop_token stop);
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// As ReadStream::next. Once it gave false or an error it is not asked again.
    [[nodiscard]] base::Result<bool> next(domain::ReadBatch& batch);
    /// Share of the input that was consumed when the last batch was read.
    [[nodiscard]] double progress() const { return m_progress; }

private:
    struct Item {
        base::Result<bool> more = false;
        domain::ReadBatch batch;
        double progress = 0;
    };
    void read(const std::stop_token& stop);

    domain::ReadStream& m_stream;
    double m_progress = 0;
    std::mutex m_mutex; ///< guards the queue
    std::condition_variable_any m_changed;
    std::deque<Item> m_queue;
    std::jthread m_thread;                               ///< uses all of the above
    std::stop_callback<std::function<void()>> m_stopped; ///< the asker's wish reaches the thread, which therefore is there before it and after it
};

} // namespace plateglass::store
