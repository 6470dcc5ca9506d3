// One line on the terminal that says how far long work is. Nothing where standard error is no terminal.
#pragma once

#include "cli/console.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <thread>

namespace plateglass::cli {

/// Draws while it lives what `text` says, which another thread asks with the time since the beginning.
class ProgressLine {
public:
    ProgressLine(const Console& console, std::function<std::string(std::chrono::milliseconds)> text);
    ~ProgressLine();

private:
    std::jthread m_thread;
};

/// `120,000 rows · 35 % · 150,000 rows/s · 1:20 left`; parts that are not known are left out. perMille < 0: unknown.
[[nodiscard]] std::string progressText(std::uint64_t rows, int perMille, std::chrono::milliseconds elapsed);

/// `23,515`
[[nodiscard]] std::string grouped(std::uint64_t number);

} // namespace plateglass::cli
