// The street behind the car: the same for one camera, whatever passes. Private to this folder.
#pragma once

#include "imaging/canvas.h"

namespace plateglass::imaging {

/// As seen from a pole over the lane, in full daylight.
[[nodiscard]] Canvas roadView(cv::Size size, Chance street);

} // namespace plateglass::imaging
