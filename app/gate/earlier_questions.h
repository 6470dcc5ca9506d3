// What an account asked before, out of the log: the words of its sessions under other cases. Blocking; any thread.
#pragma once

#include "audit/audit_log.h"

#include <string>
#include <vector>

namespace plateglass::gate {

/// Of the last `memory` sessions of the account under another case, newest first, as far as they are still disclosed and stand among
/// the last 5,000 records.
[[nodiscard]] base::Result<std::vector<std::string>> earlierQuestions(const audit::AuditLog& log, const std::string& pseudonym, const std::string& caseNumber, int memory);

} // namespace plateglass::gate
