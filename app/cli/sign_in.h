// From the options of a command to an open gate and, for questions, an open session.
#pragma once

#include "cli/command.h"

#include "base/clock.h"
#include "gate/gate.h"

#include <memory>

namespace plateglass::cli {

inline constexpr std::string_view kDemoPassword = "demo"; ///< of every account of a demo workspace

/// A password where it is given: the file of `fileOption`, the first of `variables` that is set, or an answer on the terminal.
/// Errc::NotFound where there is none, Io where the file cannot be read.
[[nodiscard]] base::Result<std::string> passwordFrom(const Arguments& arguments, std::string_view fileOption, std::span<const char* const> variables, Console& console,
                                                     const std::string& label);

/// Signs in as --user. On a demo workspace a command without --user acts as `demoRole`, with the password of the demo where none is given.
/// Says what went wrong; the exit status is then in the error.
[[nodiscard]] std::expected<std::unique_ptr<gate::Gate>, Exit> signIn(const Arguments& arguments, policy::Role demoRole, const base::Clock& clock, Console& console);

/// Opens a session from --case, --purpose, --question and --offence; missing ones are refused by the gate, which records that.
[[nodiscard]] std::expected<void, Exit> openSession(gate::Gate& gate, const Arguments& arguments, Console& console);

} // namespace plateglass::cli
