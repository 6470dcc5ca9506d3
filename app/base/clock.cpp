#include "base/clock.h"

namespace plateglass::base {

UtcTime SystemClock::now() const
{
    return UtcTime::from(std::chrono::floor<Microseconds>(std::chrono::system_clock::now()));
}

std::chrono::milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace plateglass::base
