// The synthetic city as a workspace: made through the gate like any other, reads imported like any file's. The same seed
// gives the same reads, plates, images and map.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace plateglass::demo {

struct DemoOptions {
    std::filesystem::path directory; ///< must not exist, or be an empty folder
    std::uint64_t reads = 50'000;    ///< 1 to 20 million
    std::uint64_t seed = 1;
    std::string password = "demo";   ///< of all five accounts
};

struct DemoSummary {
    std::filesystem::path directory;
    std::uint64_t reads = 0;
    std::uint64_t images = 0;
    std::uint64_t vehicles = 0;
    std::uint64_t cameras = 0;
    std::uint64_t mapBytes = 0;
    std::chrono::milliseconds elapsed{0};
};

enum class DemoPhase : int { Planning, Map, Workspace, Reads, Accounts, Done };

/// Running state another thread may look at.
struct DemoProgress {
    std::atomic<DemoPhase> phase{DemoPhase::Planning};
    std::atomic<int> perMille{0}; ///< of the whole
};

/// Accounts `analyst`, `supervisor`, `auditor`, `administrator`, `trainer`. The folder appears whole or not at all.
/// Errc::AlreadyExists, InvalidArgument (detail names the option), Cancelled, DiskFull, Io.
[[nodiscard]] base::Result<DemoSummary> createDemo(const DemoOptions& options, const base::Clock& wall,
                                                   std::stop_token stop, DemoProgress* progress = nullptr);

} // namespace plateglass::demo
