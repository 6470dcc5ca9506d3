// The supervisor's review and the agency's audit plan: data for the review queue. Pure; any thread.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plateglass::policy {

class Settings;

enum class Severity { Low, Medium, High };

struct FlagRule {
    Severity severity = Severity::Medium;
    std::map<std::string, std::int64_t> thresholds = {}; ///< whole numbers by name, `perWeek` = 3
};

/// What a periodic audit must have settled before it begins.
struct AuditPlan {
    std::string auditor;       ///< title of who audits
    std::string approver;      ///< title of who approves the findings
    std::vector<std::string> riskAreas;
    std::string sampling;      ///< how the sample is drawn, in words
    std::string documentation; ///< what is written down
    std::string resolution;    ///< how findings are settled
    std::int64_t papersDays = 0; ///< how long audit papers are kept
};

struct ReviewRules {
    std::chrono::days cadence{7};
    std::int64_t samplePercent = 5;
    std::int64_t sampleFloor = 59;
    std::int64_t sampleCap = 299;
    std::int64_t perUserLeast = 5;
    std::map<std::string, FlagRule> flags; ///< by id, `F1`
    AuditPlan plan;
};

[[nodiscard]] base::Result<ReviewRules> parseReviewRules(Settings& settings);

} // namespace plateglass::policy
