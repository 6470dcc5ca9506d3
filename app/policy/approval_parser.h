// The settings of a policy file about approval, break-glass and counts. Private to this folder.
#pragma once

#include "base/result.h"
#include "policy/approval_rules.h"

namespace plateglass::json {
class Value;
}

namespace plateglass::policy {

/// Values of the settings `approvalTiers`, `sensitivePlaces`, `protectedEvents`, `breakGlass` and `counts`.
struct ApprovalSettings {
    const json::Value* tiers = nullptr;
    const json::Value* places = nullptr;
    const json::Value* events = nullptr;
    const json::Value* breakGlass = nullptr;
    const json::Value* counts = nullptr;
};

/// Errc::Malformed names the setting at fault.
[[nodiscard]] base::Result<ApprovalRules> parseApprovalRules(const ApprovalSettings& settings);

} // namespace plateglass::policy
