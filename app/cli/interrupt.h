// Ctrl+C during long work asks it to stop in order; a second one ends the program at once.
#pragma once

#include <stop_token>
#include <thread>

namespace plateglass::cli {

/// While one lives, the signals of interruption and termination reach the token. One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_watch;
};

} // namespace plateglass::cli
