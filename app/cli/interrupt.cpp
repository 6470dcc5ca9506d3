#include "cli/interrupt.h"

#include <chrono>
#include <csignal>

namespace plateglass::cli {

namespace {

// A signal handler can reach nothing but a global, and may do no more than set it: a stop source cannot be told from there.
volatile std::sig_atomic_t s_interrupted = 0;

void interrupted(int signal)
{
    s_interrupted = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

Interrupt::Interrupt()
{
    s_interrupted = 0;
    std::signal(SIGINT, interrupted);
    std::signal(SIGTERM, interrupted);
    m_watch = std::jthread([this](std::stop_token done) {
        while (!done.stop_requested()) {
            if (s_interrupted) m_source.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

} // namespace plateglass::cli
