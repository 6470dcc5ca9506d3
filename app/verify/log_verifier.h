// All checks of an exported log, in one pass over its records; and the proof of a single record. One thread.
#pragma once

#include "verify/options.h"
#include "verify/report.h"

namespace plateglass::verify {

struct Verification {
    Report report;
    KeySource key = KeySource::Independent;
};

/// Errors are of the call (files that cannot be read, keys that are none); what is wrong with the log is in the report.
[[nodiscard]] base::Result<Verification> verifyLog(const Options& options);
[[nodiscard]] base::Result<Verification> verifyRecord(const Options& options);

} // namespace plateglass::verify
