// Text as the squares of a QR code (ISO/IEC 18004), for whoever draws them: window, terminal, paper. The only folder that sees
// libqrencode. Pure; any thread.
#pragma once

#include "base/result.h"

#include <string_view>
#include <vector>

namespace plateglass::qr {

/// Light squares that must stay free around a code, on each side.
inline constexpr int kQuietZone = 4;

/// A square of side × side squares, row by row from the top left; true is dark. Without the quiet zone.
struct Modules {
    int side = 0;
    std::vector<bool> bits;
    /// Light outside of the code.
    [[nodiscard]] bool isDark(int row, int column) const
    {
        return row >= 0 && column >= 0 && row < side && column < side && bits[static_cast<std::size_t>(row * side + column)];
    }
};

/// The smallest code for these bytes that survives losing about 15 % of its squares (level M). Errc::InvalidArgument for no text,
/// LimitExceeded beyond 2331 bytes.
[[nodiscard]] base::Result<Modules> encode(std::string_view text);

} // namespace plateglass::qr
