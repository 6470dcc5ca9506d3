// account add, account approve, account list.
#include "cli/command.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "gate/account_desk.h"
#include "json/json.h"

#include <array>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::string_view kKept = "no account was changed";
constexpr std::array<Column, 3> kColumns = {{{"Account", 24}, {"Role", 14}, {"State", 10}}};

std::string_view stateWord(gate::AccountInfo::State state)
{
    switch (state) {
    case gate::AccountInfo::State::Active: return "active";
    case gate::AccountInfo::State::Proposed: return "proposed";
    case gate::AccountInfo::State::Disabled: return "disabled";
    }
    return {};
}

void show(Console& console, Format format, const gate::AccountInfo& account)
{
    const auto role = policy::word(account.role), state = stateWord(account.state);
    if (format == Format::Json) console.out(json::write(json::Object{{"name", account.name}, {"role", role}, {"state", state}}) + "\n");
    else console.out(tableLine(kColumns, std::array{account.name, std::string(role), std::string(state)}));
}

} // namespace

Exit accountAdd(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto role = policy::roleOf(arguments.valueOr("role", ""));
    if (!role) return usage(console, "--role is missing or is none of analyst, supervisor, auditor, administrator, trainer");
    const auto& name = arguments.names()[1];
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    constexpr std::array<const char*, 1> own = {"PLATEGLASS_NEW_PASSWORD"}, shared = {"PLATEGLASS_PASSWORD"};
    auto password = passwordFrom(arguments, "new-password-file", own, console, "New password of " + printable(name) + ": ");
    if (!password && password.error().code == base::Errc::NotFound) password = passwordFrom(arguments, "new-password-file", shared, console, "");
    if (!password && password.error().code == base::Errc::NotFound)
        return usage(console, "no password for the new account is given: set PLATEGLASS_NEW_PASSWORD, or say --new-password-file FILE");
    if (!password) return report(console, password.error(), kKept);
    const auto added = (*gate)->accountDesk().add(name, *role, *password);
    if (!added) return report(console, added.error(), kKept);
    show(console, *format, *added);
    return Exit::Done;
}

Exit accountApprove(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto approved = (*gate)->accountDesk().approve(arguments.names()[1]);
    if (!approved) return report(console, approved.error(), kKept);
    show(console, *format, *approved);
    return Exit::Done;
}

Exit accountList(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    if (*format == Format::Table) console.out(tableHead(kColumns));
    for (const auto& account : (*gate)->accountDesk().list()) show(console, *format, account);
    return Exit::Done;
}

} // namespace plateglass::cli
