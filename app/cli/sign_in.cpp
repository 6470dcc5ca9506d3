#include "cli/sign_in.h"

#include "cli/sentences.h"

#include "base/time_text.h"

#include <array>
#include <cstdlib>
#include <fstream>

namespace plateglass::cli {

namespace {

using base::Errc;
using base::fail;

constexpr std::array<const char*, 1> kVariables = {"PLATEGLASS_PASSWORD"};


/// The first line; a line end is not part of a password.
base::Result<std::string> firstLine(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string line;
    if (!stream || !std::getline(stream, line)) return fail(Errc::Io, "the password file cannot be read or is empty");
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// Shown to people; a script that says --acknowledge-notice has somebody who read it.
bool acknowledged(const Arguments& arguments, const gate::WorkspaceInfo& info, Console& console)
{
    if (info.notice.empty() || arguments.has("acknowledge-notice")) return true;
    if (!console.errorIsTerminal()) return false;
    console.note(printable(info.notice) + "\n");
    return console.askSecret("Type yes to acknowledge: ") == "yes";
}

} // namespace

base::Result<std::string> presentPassword(const Arguments& arguments, Console& console)
{
    auto password = passwordFrom(arguments, "password-file", kVariables, console, "Present password: ");
    if (!password && password.error().code == Errc::NotFound) return std::string(kDemoPassword);
    return password;
}

std::expected<gate::Credentials, Exit> credentials(const Arguments& arguments, const gate::WorkspaceInfo& info, policy::Role demoRole, Console& console,
                                                   const std::optional<std::string>& self)
{
    const bool demo = info.kind == policy::WorkspaceKind::Demo;
    auto user = self ? self : arguments.value("user");
    const bool named = user.has_value();
    if (!named && !demo) return std::unexpected(usage(console, "--user NAME is missing"));
    if (!named) user = policy::word(demoRole);
    auto password = passwordFrom(arguments, "password-file", kVariables, console, named || !demo ? "Password of " + printable(*user) + ": " : "");
    if (!password && password.error().code == Errc::NotFound && demo) password = std::string(kDemoPassword);
    if (!password && password.error().code == Errc::NotFound)
        return std::unexpected(usage(console, "no password is given: set PLATEGLASS_PASSWORD, or say --password-file FILE"));
    if (!password) return std::unexpected(report(console, password.error(), "nothing was done"));
    const auto notice = acknowledged(arguments, info, console) ? gate::Notice::Acknowledged : gate::Notice::NotSeen;
    return gate::Credentials{info.directory, *user, std::move(*password), arguments.valueOr("totp", ""), notice};
}

base::Result<std::string> passwordFrom(const Arguments& arguments, std::string_view fileOption, std::span<const char* const> variables, Console& console,
                                       const std::string& label)
{
    if (const auto file = arguments.value(fileOption)) return firstLine(*file);
    for (const char* variable : variables)
        if (const char* value = std::getenv(variable)) return std::string(value);
    if (!label.empty())
        if (auto answer = console.askSecret(label)) return *answer;
    return fail(Errc::NotFound, "no password is given");
}

std::expected<std::unique_ptr<gate::Gate>, Exit> signIn(const Arguments& arguments, policy::Role demoRole, const base::Clock& clock, Console& console,
                                                        const std::optional<std::string>& self)
{
    constexpr std::string_view kept = "nothing was changed";
    const auto info = gate::readWorkspaceInfo(arguments.names().front());
    if (!info) return std::unexpected(report(console, info.error(), kept));
    auto who = credentials(arguments, *info, demoRole, console, self);
    if (!who) return std::unexpected(who.error());
    auto opened = gate::Gate::signIn(*who, clock);
    if (!opened && opened.error().detail == "totp.missing")
        if (const auto code = console.askSecret("Code of the second factor: ")) {
            who->code = *code;
            opened = gate::Gate::signIn(*who, clock);
        }
    if (!opened) return std::unexpected(report(console, opened.error(), kept));
    if (!info->mark.empty() && console.errorIsTerminal()) console.note(info->mark + "\n");
    return std::move(*opened);
}

std::expected<void, Exit> openSession(gate::Gate& gate, const Arguments& arguments, Console& console)
{
    std::optional<base::UtcTime> until;
    if (const auto text = arguments.value("warrant-until")) {
        const auto parsed = base::fromRfc3339(text->size() == 10 ? *text + "T00:00:00Z" : *text);
        if (!parsed) return std::unexpected(usage(console, "--warrant-until takes a day such as 2026-12-31 or an RFC 3339 time"));
        until = *parsed;
    }
    const auto session = gate.startSession({.caseNumber = arguments.valueOr("case", ""),
                                            .purpose = arguments.valueOr("purpose", ""),
                                            .offence = arguments.valueOr("offence", ""),
                                            .question = arguments.valueOr("question", ""),
                                            .casePending = arguments.has("case-pending"),
                                            .taskForce = arguments.valueOr("task-force", ""),
                                            .commander = arguments.valueOr("commander", ""),
                                            .warrant = {arguments.valueOr("warrant", ""), arguments.valueOr("court", ""), until}});
    if (!session) return std::unexpected(report(console, session.error(), "nothing was searched"));
    return {};
}

} // namespace plateglass::cli
