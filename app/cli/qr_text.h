// A QR code on a terminal or as text on paper. Pure; any thread.
#pragma once

#include "qr/qr_code.h"

#include <string>

namespace plateglass::cli {

enum class Ground { Unknown, Terminal }; ///< Terminal: colours are set, so that dark is dark whatever the theme

/// Two rows of squares in each line, by the half blocks of Unicode.
[[nodiscard]] std::string halfBlocks(const qr::Modules& modules, Ground ground);
/// The same for a text, with an empty line before it; empty where the text has no code.
[[nodiscard]] std::string qrLines(std::string_view text, Ground ground);

} // namespace plateglass::cli
