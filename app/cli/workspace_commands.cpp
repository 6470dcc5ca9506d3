// workspace create, workspace info.
#include "cli/command.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "base/time_text.h"
#include "json/json.h"

#include <array>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};

json::Object described(const gate::WorkspaceInfo& info)
{
    json::Object all{{"directory", info.directory.string()}, {"format", info.format}, {"title", info.title}, {"agency", info.agency}, {"origin", info.origin},
                     {"verifierKey", info.verifierKey}, {"profile", info.profile}, {"policyDigest", info.policyDigest}, {"timezone", info.timezone},
                     {"mark", info.mark}, {"kind", info.kind == policy::WorkspaceKind::Demo ? "demo" : "working"}};
    all.emplace("fixedClock", info.fixedClock ? json::Value(base::toRfc3339(*info.fixedClock, base::Precision::Microsecond)) : json::Value());
    return all;
}

void show(Console& console, Format format, const gate::WorkspaceInfo& info)
{
    if (format == Format::Json) return console.out(json::write(described(info)) + "\n");
    const auto line = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) console.out(std::string(name) + std::string(15 - name.size(), ' ') + printable(value) + "\n");
    };
    line("Workspace", info.directory.string());
    line("Title", info.title);
    line("Kind", info.kind == policy::WorkspaceKind::Demo ? "demo, synthetic data" : "working");
    line("Agency", info.agency);
    line("Profile", info.profile);
    line("Policy digest", info.policyDigest);
    line("Mark", info.mark);
    line("Time zone", info.timezone);
    if (info.fixedClock) line("Clock", base::toRfc3339(*info.fixedClock, base::Precision::Second) + ", standing still");
    line("Format", std::to_string(info.format));
    line("Log", info.origin);
    line("Log's key", info.verifierKey);
}

/// One password for both founders where it is given, else one for each from the terminal.
base::Result<std::string> founderPassword(const Arguments& arguments, Console& console, const std::string& name)
{
    constexpr std::array<const char*, 1> variables = {"PLATEGLASS_PASSWORD"};
    PG_TRY(auto password, passwordFrom(arguments, "password-file", variables, console, "New password of " + printable(name) + ": "));
    return password;
}

} // namespace

Exit workspaceCreate(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    for (const char* needed : {"agency", "profile", "admin", "supervisor"})
        if (arguments.valueOr(needed, "").empty()) return usage(console, "--" + std::string(needed) + " is missing");
    gate::NewWorkspace wanted{.directory = arguments.names().front(),
                              .agency = arguments.valueOr("agency", ""),
                              .profile = arguments.valueOr("profile", ""),
                              .timezone = arguments.valueOr("timezone", "UTC"),
                              .administrator = {arguments.valueOr("admin", ""), {}},
                              .supervisor = {arguments.valueOr("supervisor", ""), {}}};
    if (const auto folder = arguments.value("anchor-dir")) wanted.anchorFolder = *folder;
    for (auto* founder : {&wanted.administrator, &wanted.supervisor}) {
        auto password = founderPassword(arguments, console, founder->name);
        if (!password && password.error().code == base::Errc::NotFound) return usage(console, "no password is given: set PLATEGLASS_PASSWORD, or say --password-file FILE");
        if (!password) return report(console, password.error(), "no workspace was made");
        founder->password = std::move(*password);
    }
    const auto info = gate::createWorkspace(wanted, base::SystemClock());
    if (!info) return report(console, info.error(), "no workspace was made");
    show(console, *format, *info);
    if (*format == Format::Table) console.out("\nGive the log's key to your auditors now, apart from this folder: plateglass-verify needs it.\n");
    return Exit::Done;
}

Exit workspaceInfo(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto info = gate::readWorkspaceInfo(arguments.names().front());
    if (!info) return report(console, info.error(), "nothing was changed");
    show(console, *format, *info);
    return Exit::Done;
}

} // namespace plateglass::cli
