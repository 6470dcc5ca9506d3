// From a clean drawing to what a sensor makes of it: the light of the hour, lamps, blur, noise. Private to this folder.
#pragma once

#include "imaging/canvas.h"

#include <vector>

namespace plateglass::imaging {

/// 0 by night, 1 by day, for a clear day in May.
[[nodiscard]] double daylight(double hour);

struct Lights {
    double day = 1;                 ///< as daylight()
    double hour = 12;
    cv::Point2d flash;              ///< where the camera's own lamp points
    std::vector<cv::Point2d> lamps; ///< lit tail lamps
};

void expose(Canvas& canvas, const Lights& lights, Chance chance);
/// Softness of the lens, then the sensor's noise; both grow as the light goes.
void develop(Canvas& canvas, double day, Chance chance);

} // namespace plateglass::imaging
