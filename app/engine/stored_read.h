// One read as the narrow columns that searches run over.
#pragma once

#include "base/units.h"
#include "domain/read.h"

#include <cstdint>
#include <tuple>

namespace plateglass::engine {

/// Numbers refer to the store's tables plates, cameras, sources and words; word 0 is "unknown".
struct StoredRead {
    std::int64_t time = 0; ///< UTC microseconds
    std::int64_t read = 0;
    std::uint32_t plate = 0;
    std::uint32_t camera = 0;
    std::uint32_t source = 0;
    base::LatLon place{}; ///< meaningful where hasPlace
    std::uint32_t make = 0, model = 0, colour = 0, vehicleType = 0, direction = 0;
    std::int16_t confidence = -1; ///< -1: none
    domain::ImageState image = domain::ImageState::None;
    bool mobile = false;
    bool hasPlace = false;

    /// Two reads with the same are one: the later is a duplicate.
    [[nodiscard]] auto historyKey() const { return std::tuple(plate, time, camera); }
};

} // namespace plateglass::engine
