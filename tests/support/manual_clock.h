// A clock that stands until it is moved, for programs with threads of their own. Both hands move together.
#pragma once

#include "base/clock.h"

#include <atomic>

namespace plateglass::test {

class ManualClock final : public base::Clock {
public:
    explicit ManualClock(base::UtcTime start) : m_micros(start.micros) {}
    [[nodiscard]] base::UtcTime now() const override { return {m_micros}; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_mono); }
    /// Time passes: both clocks go on.
    void advance(base::Microseconds time)
    {
        m_mono += std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        m_micros += time.count();
    }
    /// Somebody sets the wall clock; no time passes.
    void set(base::UtcTime time) { m_micros = time.micros; }

private:
    std::atomic<std::int64_t> m_micros;
    std::atomic<std::int64_t> m_mono{0};
};

} // namespace plateglass::test
