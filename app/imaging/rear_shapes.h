// The shapes of car rears as data: outlines of the right half, in half widths. Private to this folder.
#pragma once

#include "imaging/canvas.h"

#include <string_view>

namespace plateglass::imaging {

struct RearShape {
    Outline body;      ///< bumper to shoulder, from the middle below to the middle above
    Outline cabin;     ///< pillars and roof
    Outline window;        ///< empty for a van, whose doors have one each
    Outline lamp;
    Outline lid;       ///< the gap around boot lid, tailgate or door
    double plateU = 0; ///< middle of the plate
    double plateV = 0.62;
    double bumper = 0.46; ///< upper edge of the bumper
    double tall = 1.5;    ///< height of the whole
    enum class Kind { Car, Pickup, Van } kind = Kind::Car;
};

[[nodiscard]] const RearShape& rearShape(std::string_view vehicleType);

/// Half widths that fit the picture: tall vehicles are drawn smaller.
[[nodiscard]] double scaleOf(const RearShape& shape);

} // namespace plateglass::imaging
