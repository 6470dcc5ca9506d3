// The parts of a log directory that are not records: key, policies. One thread.
#pragma once

#include "audit/signed_note.h"
#include "verify/log_folder.h"
#include "verify/report.h"

#include <set>

namespace plateglass::verify {

/// The folder's copy of the key must be the key in use.
void checkKeyCopy(const LogFolder& folder, const audit::VerifierKey& key, Report& report);

/// Every policy must be named by its digest; those that records name and that are not here are counted.
void checkPolicies(const LogFolder& folder, const std::set<std::string>& named, Report& report);

} // namespace plateglass::verify
