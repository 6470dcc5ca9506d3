// The agency's cases as the program knows them: a number that resolves, or one that is still pending.
#pragma once

#include "base/time.h"

#include <string>

namespace plateglass::domain {

struct CaseEntry {
    std::string number;
    std::string title;
    std::string opened; ///< RFC 3339 date, `2026-03-01`, or empty
    std::string status; ///< the agency's word
    std::string unit;
    bool operator==(const CaseEntry&) const = default;
};

/// A number that somebody searched under although it did not resolve yet.
struct PendingCase {
    std::string number;
    std::string account;
    base::UtcTime since;
    base::UtcTime due; ///< by then it must resolve, or be completed with the number that does
    bool operator==(const PendingCase&) const = default;
};

} // namespace plateglass::domain
