// The audit log: how often it is signed, and who outside the machine must have seen it. Pure; any thread.
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <vector>

namespace plateglass::policy {

class Settings;

struct AuditRules {
    std::chrono::seconds checkpoint{60}; ///< longest time that records stay unsigned
    std::string anchorKind = "none";     ///< `none`, `folder`, `witness`, `paper`: what counts as having left the machine
    std::chrono::minutes anchorMost{7 * 24 * 60}; ///< since the last anchor, then a warning
    bool anchorHardStop = false;         ///< no searches beyond anchorMost
    std::chrono::days fullVerify{7};     ///< the whole log is checked again this often
    int diskFullPercent = 90;            ///< a disk this full is warned about
    std::vector<std::string> witnesses = {}; ///< verifier keys (cosignature/v1) of outside witnesses
};

[[nodiscard]] base::Result<AuditRules> parseAuditRules(Settings& settings);

} // namespace plateglass::policy
