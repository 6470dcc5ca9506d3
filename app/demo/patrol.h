// Two patrol cars that read what is parked along their way and what drives beside them.
#pragma once

#include "demo/traffic.h"

namespace plateglass::demo {

/// Adds exactly `count` passes of the traffic's vehicles in front of the patrol cars. Errc::Cancelled.
[[nodiscard]] base::Result<void> addPatrols(Traffic& traffic, const CityPlan& plan, Routes& routes,
                                            const Anchors& anchors, std::uint64_t count, std::uint64_t seed,
                                            std::stop_token stop);

} // namespace plateglass::demo
