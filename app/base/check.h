// Programmer errors end the program, in release builds too: a wrong answer in evidence is worse than a crash.
#pragma once

#include <source_location>

namespace plateglass::base {

[[noreturn]] void checkFailed(const char* expression, std::source_location where);

} // namespace plateglass::base

/// Ends the program with file and line (never with data) unless the condition holds.
#define PG_CHECK(condition)                                                                                            \
    ((condition) ? static_cast<void>(0)                                                                                \
                 : ::plateglass::base::checkFailed(#condition, std::source_location::current()))
