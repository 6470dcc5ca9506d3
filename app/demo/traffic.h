// Thirty days of driving: who passed which camera when. Days have their rush hours and nights, weeks their weekends;
// commuters keep their hours, strangers pass once.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "demo/cameras.h"
#include "demo/fleet.h"
#include "demo/routes.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace plateglass::demo {

/// One vehicle in front of one reader.
struct Pass {
    base::UtcTime time;
    std::uint32_t vehicle = 0; ///< into Traffic::vehicles
    std::int16_t camera = 0;   ///< 0..29 fixed, then the patrol cars
    std::int16_t script = -1;  ///< into storyReads(), for those of the story
    bool market = false;       ///< on the way to or from the evening market in Mill Park
    Spot at;                   ///< where a patrol car stood; fixed cameras give their own
    Spot towards;              ///< its way then
};

struct Traffic {
    std::vector<Vehicle> vehicles;
    std::vector<Pass> passes; ///< by time
};

/// Exactly `reads` passes, or fewer where `reads` is less than the story needs: then the story's last ones.
/// Errc::Cancelled.
[[nodiscard]] base::Result<Traffic> makeTraffic(const CityPlan& plan, const std::vector<CameraSite>& cameras,
                                                std::uint64_t reads, std::uint64_t seed, std::stop_token stop);

} // namespace plateglass::demo
