// The rear of a car, as a camera behind and above sees it. Private to this folder.
#pragma once

#include "imaging/canvas.h"

#include <array>
#include <string_view>
#include <vector>

namespace plateglass::imaging {

/// From the car's own measure (u: half widths to the right of its middle, v: half widths above the ground) to pixels.
struct Pose {
    cv::Point2d foot;  ///< on the ground below the middle
    double half = 200; ///< pixels of half a width
    double turn = 0;   ///< the right side nearer (+) or farther (-)
    double roll = 0;   ///< radians; the camera is never quite level
    [[nodiscard]] cv::Point2d operator()(double u, double v) const;
};

struct Rear {
    std::array<cv::Point2d, 4> plate; ///< corners in the picture: upper left, then clockwise
    std::vector<cv::Point2d> lamps;   ///< middles of the tail lamps
};

/// Share of the half width that a plate takes.
inline constexpr double kPlateHalf = 0.27;

[[nodiscard]] Rear drawRear(Canvas& canvas, std::string_view vehicleType, std::string_view colour, const Pose& pose, bool lampsOn, Chance chance);

} // namespace plateglass::imaging
