// The plate itself, seen from straight ahead. Private to this folder.
#pragma once

#include "imaging/canvas.h"

#include <string>

namespace plateglass::imaging {

inline constexpr int kPlateWidth = 336; ///< pixels of the face before it is put into a picture
inline constexpr int kPlateHeight = 168;

[[nodiscard]] Canvas plateFace(const std::string& text, const std::string& jurisdiction, Chance chance);

} // namespace plateglass::imaging
