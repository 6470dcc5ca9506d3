// The line around an area, for drawing it: circles and corridors become polygons of many corners. The exact test is in
// app/geo; this is for the eye. Any thread.
#pragma once

#include "domain/area.h"

#include <vector>

namespace plateglass::ui {

struct Outline {
    domain::Ring outer;
    std::vector<domain::Ring> holes;
};

/// Empty for a NamedArea and for areas without extent.
[[nodiscard]] std::vector<Outline> outlinesOf(const domain::Area& area);

} // namespace plateglass::ui
