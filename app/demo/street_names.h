#pragma once

#include "demo/street_net.h"

#include <string>

namespace plateglass::demo {

struct NamedLine {
    std::string name;
    StreetClass kind;
};

/// Columns run north and south, rows east and west.
[[nodiscard]] NamedLine nameOfColumn(int column);
[[nodiscard]] NamedLine nameOfRow(int row);

} // namespace plateglass::demo
