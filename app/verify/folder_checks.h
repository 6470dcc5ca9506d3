// The parts of a log directory that are not records: key, policies. One thread.
#pragma once

#include "verify/log_folder.h"
#include "verify/log_keys.h"
#include "verify/report.h"

#include <set>

namespace plateglass::verify {

/// The folder's copy of the keys must be among those given.
void checkKeyCopy(const LogFolder& folder, const LogKeys& keys, Report& report);

/// Every policy must be named by its digest; those that records name and that are not here are counted.
void checkPolicies(const LogFolder& folder, const std::set<std::string>& named, Report& report);

} // namespace plateglass::verify
