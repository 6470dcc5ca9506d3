// Pieces of one street joined end to end, so that its name finds room: makers cut streets at every crossing.
#pragma once

#include "tiles/vector_tile.h"

#include <vector>

namespace plateglass::ui {

/// Joins lines that meet at an end and go on in about the same direction. Each point appears once; the order of the
/// result follows the order of the input.
[[nodiscard]] std::vector<std::vector<tiles::TilePoint>> joinedLines(std::vector<std::vector<tiles::TilePoint>> lines);

} // namespace plateglass::ui
