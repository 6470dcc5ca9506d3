// Units as types. Coordinates are integers of 1e-7 degrees throughout (about 1 cm); floats appear only inside geo.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

namespace plateglass::base {

struct Metres {
    double value = 0;
    auto operator<=>(const Metres&) const = default;
};

/// Degrees times 10,000,000.
struct Degrees7 {
    std::int32_t value = 0;
    auto operator<=>(const Degrees7&) const = default;
    [[nodiscard]] double degrees() const { return value / 1e7; }
    /// Rounds to the nearest 1e-7 degree; the caller has checked the range (|degrees| <= 180).
    [[nodiscard]] static Degrees7 fromDegrees(double degrees) { return {static_cast<std::int32_t>(std::llround(degrees * 1e7))}; }
};

/// A point on WGS84. Latitude -90..90, longitude -180..180.
struct LatLon {
    Degrees7 lat;
    Degrees7 lon;
    auto operator<=>(const LatLon&) const = default;
};

/// Confidence of a reader in whole per-mille (0..1000), so that 0.874 and 87.4 % are the same number everywhere.
struct PerMille {
    std::int16_t value = 0;
    auto operator<=>(const PerMille&) const = default;
};

} // namespace plateglass::base
