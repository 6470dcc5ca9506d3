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

/// The password of the one who signs in, as `signIn` takes it, for a command that needs it a second time.
[[nodiscard]] base::Result<std::string> presentPassword(const Arguments& arguments, Console& console);

/// Signs in as --user, or as `self` where a command is about one's own account. A second factor comes from --totp or the terminal, the
/// policy's notice is acknowledged by --acknowledge-notice or on the terminal. On a demo workspace a command without --user acts as
/// `demoRole`, with the password of the demo where none is given. Says what went wrong; the exit status is then in the error.
[[nodiscard]] std::expected<std::unique_ptr<gate::Gate>, Exit> signIn(const Arguments& arguments, policy::Role demoRole, const base::Clock& clock, Console& console,
                                                                      const std::optional<std::string>& self = {});
/// The same as far as who it is; for what is done to a workspace as a whole.
[[nodiscard]] std::expected<gate::Credentials, Exit> credentials(const Arguments& arguments, const gate::WorkspaceInfo& info, policy::Role demoRole, Console& console,
                                                                 const std::optional<std::string>& self = {});

/// Opens a session from --case, --purpose, --question and --offence; missing ones are refused by the gate, which records that.
[[nodiscard]] std::expected<void, Exit> openSession(gate::Gate& gate, const Arguments& arguments, Console& console);

} // namespace plateglass::cli
