// Text for people in columns of fixed width. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace plateglass::cli {

struct Column {
    std::string_view title;
    int width; ///< characters; the last column may be longer
};

/// One line: every cell cut (with …) or filled up to its width, two blanks between, control characters made harmless.
[[nodiscard]] std::string tableLine(std::span<const Column> columns, std::span<const std::string> cells);
[[nodiscard]] std::string tableHead(std::span<const Column> columns);

} // namespace plateglass::cli
