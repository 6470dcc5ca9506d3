// What the commands that ask a question have in common: the answer, or why there is none and how to go on.
#pragma once

#include "cli/command.h"

#include "gate/gate.h"

namespace plateglass::cli {

/// Prints the rows in the command's format, each recorded as shown before it is, and ends the session.
Exit printSearch(gate::Gate& gate, const std::expected<gate::ResultPtr, gate::SearchFailure>& result, const Arguments& arguments, Console& console);
/// The sentence for a question that was not answered; where a second person is needed, who that may be and both ways to them.
Exit reportFailure(Console& console, const std::string& text, const gate::SearchFailure& failure);

/// The formats that `printSearch` knows.
[[nodiscard]] base::Result<Format> searchFormat(const Arguments& arguments);

} // namespace plateglass::cli
