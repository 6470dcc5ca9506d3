#include "cli/qr_text.h"

namespace plateglass::cli {

std::string halfBlocks(const qr::Modules& modules, Ground ground)
{
    constexpr const char* kBlackOnWhite = "\x1b[30;107m";
    constexpr const char* kAsBefore = "\x1b[0m";
    const int end = modules.side + qr::kQuietZone;
    std::string out;
    for (int row = -qr::kQuietZone; row < end; row += 2) {
        if (ground == Ground::Terminal) out += kBlackOnWhite;
        for (int column = -qr::kQuietZone; column < end; ++column) {
            const bool above = modules.isDark(row, column), below = modules.isDark(row + 1, column);
            out += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
        }
        if (ground == Ground::Terminal) out += kAsBefore;
        out += '\n';
    }
    return out;
}

std::string qrLines(std::string_view text, Ground ground)
{
    const auto modules = qr::encode(text);
    return modules ? "\n" + halfBlocks(*modules, ground) : std::string();
}

} // namespace plateglass::cli
