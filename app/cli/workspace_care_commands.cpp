// workspace adopt, rekey, backup, restore; audit rotate-key: what is done to a workspace as a whole.
#include "cli/command.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "gate/workspace_care.h"
#include "gate/workspace_desk.h"
#include "json/json.h"

#include <array>
#include <functional>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};

using Care = std::function<base::Result<gate::WorkspaceInfo>(const gate::Credentials&)>;

/// One of the functions that sign in by themselves; the second factor is asked where it is wanted and there is a terminal.
std::expected<gate::WorkspaceInfo, Exit> carried(const Arguments& arguments, policy::Role demoRole, Console& console, std::string_view kept, const Care& care)
{
    const auto info = gate::readWorkspaceInfo(arguments.names().front());
    if (!info) return std::unexpected(report(console, info.error(), kept));
    auto who = credentials(arguments, *info, demoRole, console);
    if (!who) return std::unexpected(who.error());
    auto done = care(*who);
    if (!done && done.error().detail == "totp.missing")
        if (const auto code = console.askSecret("Code of the second factor: ")) {
            who->code = *code;
            done = care(*who);
        }
    if (!done) return std::unexpected(report(console, done.error(), kept));
    return std::move(*done);
}

void showKey(Console& console, Format format, const gate::WorkspaceInfo& info, std::string_view what)
{
    if (format == Format::Json) return console.out(json::write(json::Object{{"directory", info.directory.string()}, {"origin", info.origin}, {"verifierKey", info.verifierKey}}) + "\n");
    console.out(std::string(what) + "\n\nLog        " + printable(info.origin) + "\nLog's key  " + printable(info.verifierKey) +
                "\n\nGive this key to your auditors now, apart from the folder; they need it beside the ones before it.\n");
}

} // namespace

Exit workspaceAdopt(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto info = carried(arguments, policy::Role::Administrator, console, "the folder is as it was",
                              [&](const gate::Credentials& who) { return gate::adoptWorkspace(who, arguments.valueOr("reason", ""), clock); });
    if (!info) return info.error();
    showKey(console, *format, *info, "The copy is adopted: its log goes on under a name of its own, which says what it was copied from.");
    return Exit::Done;
}

Exit workspaceRekey(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto info = carried(arguments, policy::Role::Supervisor, console, "where it had begun, it is finished or taken back at the next sign-in",
                              [&](const gate::Credentials& who) { return gate::rekeyWorkspace(who, arguments.valueOr("reason", ""), clock); });
    if (!info) return info.error();
    showKey(console, *format, *info, "Everything is encrypted under new keys. Copies and backups made before this stay readable with the keys of then: destroy those you do not need.");
    return Exit::Done;
}

Exit workspaceBackup(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Administrator, clock, console);
    if (!gate) return gate.error();
    const auto made = (*gate)->workspaceDesk().backupTo(arguments.names()[1]);
    if (!made) return report(console, made.error(), "no backup was made");
    if (*format == Format::Json)
        console.out(json::write(json::Object{{"directory", made->directory.string()}, {"records", made->records}, {"bytes", made->bytes}, {"checkpoint", made->checkpoint}}) + "\n");
    else
        console.out("The backup was written to " + printable(made->directory.string()) + ": " + std::to_string(made->bytes) + " bytes, " + std::to_string(made->records) +
                    " records.\nIt is encrypted as the workspace is, and opens with the passwords of today whatever becomes of the accounts.\nThe log as of this signed state:\n\n" + made->checkpoint);
    return Exit::Done;
}

Exit workspaceRestore(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto info = carried(arguments, policy::Role::Administrator, console, "the backup is as it was", [&](const gate::Credentials& who) {
        return gate::restoreWorkspace(who, arguments.names()[1], arguments.valueOr("reason", ""), clock);
    });
    if (!info) return info.error();
    showKey(console, *format, *info, "The workspace is restored. What was recorded after the backup is not in it; its log goes on under a name of its own and says so.");
    return Exit::Done;
}

Exit auditRotateKey(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Administrator, clock, console);
    if (!gate) return gate.error();
    const auto key = (*gate)->workspaceDesk().rotateLogKey(arguments.valueOr("reason", ""));
    if (!key) return report(console, key.error(), "the old key still signs, or the change is finished at the next sign-in");
    auto info = (*gate)->workspace();
    info.verifierKey = *key;
    showKey(console, *format, info, "Another key signs the log from now on; the old one signed the change.");
    return Exit::Done;
}

} // namespace plateglass::cli
