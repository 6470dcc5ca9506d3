// Who outside the agency may be given anything. Pure; any thread.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <chrono>
#include <string>
#include <vector>

namespace plateglass::policy {

class Settings;

struct Recipient {
    std::string code;
    std::string name;
    std::string kind;         ///< `public-agency`, `prosecutor`, `court`, `defence`, `federal`, `private`
    std::string jurisdiction; ///< `US-CA`
    std::string legalBasis;
    std::string reviewed;     ///< RFC 3339 date of the last look at right and need, `2026-03-01`
    bool declaration = false; ///< the declaration the profile asks for is on file
};

struct SharingRules {
    enum class Scope { Nobody, Listed };
    Scope scope = Scope::Nobody;
    std::vector<std::string> jurisdictions; ///< recipients must lie in one of these; empty: anywhere
    std::vector<std::string> kinds;         ///< kinds of recipient that are allowed; empty: any
    std::vector<Recipient> recipients;
    std::vector<std::string> declarations;  ///< texts a recipient from outside the jurisdictions' own state must have signed
    std::chrono::months review{12};         ///< a recipient not looked at for so long is stale
};

/// Why nothing may be given to this recipient now, or empty: `recipient.nobody` (the agency shares with nobody), `recipient.unlisted`,
/// `recipient.kind`, `recipient.jurisdiction`, `recipient.declaration` (asked for and not on file), `recipient.stale` (right and need were
/// not looked at for too long, or the date cannot be read). `now` is the wall clock.
[[nodiscard]] std::string recipientFault(const SharingRules& rules, const std::string& code, base::UtcTime now);

[[nodiscard]] base::Result<SharingRules> parseSharingRules(Settings& settings);

} // namespace plateglass::policy
