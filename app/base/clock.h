// Time is injected, never taken: tests run on a fixed clock, the demo city on its own.
#pragma once

#include "base/time.h"

#include <chrono>

namespace plateglass::base {

/// Source of the present. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime now() const = 0;
    /// Never runs backwards, unlike now(); for durations.
    [[nodiscard]] virtual std::chrono::milliseconds monotonic() const = 0;
};

/// The wall clock of the machine.
class SystemClock final : public Clock {
public:
    [[nodiscard]] UtcTime now() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
};

/// A clock that stands still until moved. Not thread-safe; for tests and for the demo city's fixed clock.
class FixedClock final : public Clock {
public:
    explicit FixedClock(UtcTime start) : m_now(start) {}
    [[nodiscard]] UtcTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_mono; }
    void advance(Microseconds d)
    {
        m_now = m_now + d;
        m_mono += std::chrono::duration_cast<std::chrono::milliseconds>(d);
    }

private:
    UtcTime m_now;
    std::chrono::milliseconds m_mono{0};
};

} // namespace plateglass::base
