#include "cli/progress_line.h"

#include <format>

namespace plateglass::cli {

using namespace std::chrono_literals;

std::string grouped(std::uint64_t number)
{
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

std::string progressText(std::uint64_t rows, int perMille, std::chrono::milliseconds elapsed)
{
    auto text = grouped(rows) + " rows";
    if (perMille >= 0) text += std::format(" · {} %", perMille / 10);
    if (perMille >= 1000) return text + " · finishing";
    if (elapsed < 1s) return text;
    text += " · " + grouped(rows * 1000 / static_cast<std::uint64_t>(elapsed.count())) + " rows/s";
    if (perMille <= 0) return text;
    const auto left = elapsed.count() * (1000 - perMille) / perMille / 1000;
    return text + std::format(" · {}:{:02} left", left / 60, left % 60);
}

ProgressLine::ProgressLine(const Console& console, std::function<std::string(std::chrono::milliseconds)> text)
{
    if (!console.errorIsTerminal()) return;
    m_thread = std::jthread([text = std::move(text)](std::stop_token stop) {
        const auto begin = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
            std::fputs(("\r\x1b[K" + text(elapsed)).c_str(), stderr);
            for (int i = 0; i < 10 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(20ms);
        }
        std::fputs("\r\x1b[K", stderr);
    });
}

ProgressLine::~ProgressLine() = default;

} // namespace plateglass::cli
