// Where a car stands in the picture, and its outlines brought there. Private to this folder.
#pragma once

#include "imaging/canvas.h"

namespace plateglass::imaging {

/// From the car's own measure (u: half widths to the right of its middle, v: half widths above the ground) to pixels.
struct Pose {
    cv::Point2d foot;  ///< on the ground below the middle
    double half = 200; ///< pixels of half a width
    double turn = 0;   ///< the right side nearer (+) or farther (-)
    double roll = 0;   ///< radians; the camera is never quite level
    [[nodiscard]] cv::Point2d operator()(double u, double v) const;
};

/// Both halves of an outline given for the right half, in pixels; corners cut `rounds` times.
[[nodiscard]] Outline bothHalves(const Outline& right, const Pose& pose, int rounds);
/// One half of it: the right (+1) or the left (-1).
[[nodiscard]] Outline oneHalf(const Outline& right, const Pose& pose, double sign, int rounds);
/// `round` is how far from its corners the rectangle begins to bend.
[[nodiscard]] Outline rectangle(const Pose& pose, double left, double right, double low, double high, double round);

} // namespace plateglass::imaging
