// The agency's case list as it may be taken in: the file's cases, less those whose number does not follow the agency's form.
// Blocking; any thread.
#pragma once

#include "ingest/case_file.h"
#include "policy/policy.h"

namespace plateglass::gate {

/// As ingest::readCaseFile; numbers of another form are rejected as `number.pattern`.
[[nodiscard]] base::Result<ingest::CaseFile> readCases(const std::filesystem::path& file, const policy::Policy& rules, std::stop_token stop);

} // namespace plateglass::gate
