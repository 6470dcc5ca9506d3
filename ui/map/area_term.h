// An area drawn on the map as a term of the query language. Any thread.
#pragma once

#include "domain/area.h"

#include <QString>

namespace plateglass::ui {

/// What is drawn is as exact as a pointer: coordinates to 1e-5 degrees (a metre), radii to a metre. The shape shown and the
/// term are made from the same rounded area, so that nobody searches something else than what was on the screen.
[[nodiscard]] domain::Area rounded(const domain::Area& area);

/// `in:circle(34.1,-118.2,800)`. The area is not a NamedArea.
[[nodiscard]] QString areaTerm(const domain::Area& area);

/// On the ground, in square kilometres; 0 for a NamedArea.
[[nodiscard]] double squareKilometres(const domain::Area& area);

} // namespace plateglass::ui
