// A clock that stands until it is moved, for programs with threads of their own. Both hands move together.
#pragma once

#include "base/clock.h"

#include <atomic>

namespace plateglass::test {

class ManualClock final : public base::Clock {
public:
    explicit ManualClock(base::UtcTime start) : m_now(start.micros) {}
    [[nodiscard]] base::UtcTime now() const override { return {m_now.load()}; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_mono.load()); }
    void advance(base::Microseconds by)
    {
        m_now += by.count();
        m_mono += std::chrono::duration_cast<std::chrono::milliseconds>(by).count();
    }

private:
    std::atomic<std::int64_t> m_now;
    std::atomic<std::int64_t> m_mono{0};
};

} // namespace plateglass::test
