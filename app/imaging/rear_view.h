// The rear of a car, as a camera behind and above sees it. Private to this folder.
#pragma once

#include "imaging/rear_pose.h"

#include <array>
#include <string_view>
#include <vector>

namespace plateglass::imaging {

struct Rear {
    std::array<cv::Point2d, 4> plate; ///< corners in the picture: upper left, then clockwise
    std::vector<cv::Point2d> lamps;   ///< middles of the tail lamps
};

/// Share of the half width that a plate takes.
inline constexpr double kPlateHalf = 0.27;

[[nodiscard]] Rear drawRear(Canvas& canvas, std::string_view vehicleType, std::string_view colour, const Pose& pose,
                            bool lampsOn, Chance chance);

} // namespace plateglass::imaging
