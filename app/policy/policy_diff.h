// What one policy changes against another, for those who sign it. Pure; any thread.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

/// One setting that differs. Texts are for people: a number, a word, or the entries of a list one a line, by code and with
/// only what differs (`MISSING.maxWindowDays: 14`).
struct PolicyChange {
    std::string setting;              ///< `readRetentionDays`; `version`, `title`, … of the head
    std::vector<std::string> before;  ///< lines that are there no more; empty where the setting is new
    std::vector<std::string> after;   ///< lines that are new
    std::string source;               ///< where the new value comes from
};

/// In alphabetical order of the settings, the head first. A new source of an old value is a change too.
/// Errc::Malformed where one of the texts is no policy file by form.
[[nodiscard]] base::Result<std::vector<PolicyChange>> changesBetween(std::string_view before, std::string_view after);

} // namespace plateglass::policy
