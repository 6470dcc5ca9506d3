// The readers of the city: thirty that stand at streets, two that drive.
#pragma once

#include "base/time.h"
#include "demo/city_plan.h"

#include <string>
#include <vector>

namespace plateglass::demo {

struct CameraSite {
    std::string code; ///< `CAM-014`
    std::string name; ///< street and cross street
    int from = 0, to = 0; ///< crossings: it reads what drives this stretch this way
    Spot at;
    std::string heading; ///< of what it reads
};

inline constexpr int kFixedCameras = 30;
inline constexpr int kPatrolCars = 2;

[[nodiscard]] std::vector<CameraSite> fixedCameras(const CityPlan& plan);
[[nodiscard]] std::string patrolCode(int car); ///< `CAR-01`
[[nodiscard]] std::string patrolName(int car);

/// When a camera sent nothing although vehicles passed. `camera` counts from 0.
struct Silence {
    int camera = 0;
    base::Interval when;
};
[[nodiscard]] const std::vector<Silence>& silences();
[[nodiscard]] bool silentAt(int camera, base::UtcTime time);

} // namespace plateglass::demo
