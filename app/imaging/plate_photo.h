// Synthetic photographs of reads: a street, the rear of a car, its plate, as a camera on a pole would have taken them.
// Drawn, never photographed; the word SYNTHETIC is part of every picture. Pure; any thread; the same scene gives the
// same pixels.
#pragma once

#include "imaging/photo.h"

#include <string>

namespace plateglass::imaging {

struct PlateScene {
    std::string plate;        ///< what stands on the plate: 1 to 8 of A-Z and 0-9
    std::string jurisdiction; ///< `US-CA`, `US-NV`, `US-OR` have a look of their own; anything else is plain
    std::string colour;       ///< white black grey silver blue red green brown beige yellow orange; anything else is grey
    std::string vehicleType;  ///< sedan, coupe, SUV, hatchback, pickup, van, truck; anything else is a sedan
    std::string caption;      ///< burned in at the left, as cameras do: code and name
    std::string clock;        ///< burned in at the right: local time
    double hour = 12;         ///< local hour of the day, 0 to 24: sun, dusk or lamps
    std::uint64_t street = 0; ///< the same number draws the same street: one per camera
    std::uint64_t seed = 0;   ///< everything that differs between two passes
};

struct PlatePhoto {
    Photo photo;              ///< 640 x 480
    domain::PixelBox plateBox;
};

/// Errc::InvalidArgument for a plate text that cannot be drawn.
[[nodiscard]] base::Result<PlatePhoto> drawPlatePhoto(const PlateScene& scene);

} // namespace plateglass::imaging
