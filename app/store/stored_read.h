// One read as the narrow columns that searches run over, and its way into and out of statements. Private to this folder.
#pragma once

#include "base/units.h"
#include "domain/read.h"
#include "sqlite/statement.h"

#include <cstdint>
#include <tuple>

namespace plateglass::store {

/// Numbers refer to the tables plates, cameras, sources and words; word 0 is "unknown".
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

    [[nodiscard]] auto historyKey() const { return std::tuple(plate, time, camera); }
};

/// Column list of a SELECT for readFrom(), and of an INSERT for bindTo(): parameters 1 to kReadColumnCount.
inline constexpr const char* kReadColumns =
    "plate, time, camera, read, source, lat, lon, confidence, make, model, colour, vehicle_type, direction, flags";
inline constexpr int kReadColumnCount = 14;

[[nodiscard]] StoredRead readFrom(const sqlite::Statement& row);
void bindTo(sqlite::Statement& statement, const StoredRead& read);

} // namespace plateglass::store
