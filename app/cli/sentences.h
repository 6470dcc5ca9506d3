// Failures as one sentence for people: what happened, what was kept, what to do. Any thread.
#pragma once

#include "cli/console.h"
#include "cli/exit_status.h"

#include "base/result.h"

namespace plateglass::cli {

/// `kept` says what the failed act left behind, for example "nothing was imported".
[[nodiscard]] std::string sentenceFor(const base::Error& error, std::string_view kept);

/// Exit::No where policy or role refused, else Exit::Error.
[[nodiscard]] Exit exitFor(const base::Error& error);

/// Says the sentence on standard error and gives the exit status.
Exit report(Console& console, const base::Error& error, std::string_view kept);

} // namespace plateglass::cli
