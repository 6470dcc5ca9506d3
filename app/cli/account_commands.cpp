// account add, approve, disable, release, training, review, list: accounts of others. The own account is in own_account_commands.
#include "cli/command.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "base/time_text.h"
#include "gate/account_desk.h"
#include "json/json.h"

#include <array>
#include <format>
#include <functional>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::string_view kKept = "no account was changed";
constexpr std::array<Column, 7> kColumns = {{{"Account", 24}, {"Role", 14}, {"State", 10}, {"Trained", 10}, {"Last sign-in", 16}, {"2nd", 3}, {"Approved by", 16}}};

std::string_view stateWord(const gate::AccountInfo& account)
{
    switch (account.state) {
    case gate::AccountInfo::State::Active: return account.locked ? "locked" : "active";
    case gate::AccountInfo::State::Proposed: return "proposed";
    case gate::AccountInfo::State::Disabled: return "disabled";
    }
    return {};
}

std::string dateText(const std::optional<std::chrono::year_month_day>& day) { return day ? std::format("{:%F}", *day) : std::string(); }
std::string timeText(const std::optional<base::UtcTime>& time) { return time ? base::toRfc3339(*time, base::Precision::Second) : std::string(); }

json::Value orNull(std::string text) { return text.empty() ? json::Value() : json::Value(std::move(text)); }

void show(Console& console, Format format, const gate::AccountInfo& account)
{
    const auto role = policy::word(account.role), state = stateWord(account);
    if (format == Format::Json)
        return console.out(json::write(json::Object{{"name", account.name},
                                                    {"role", role},
                                                    {"state", state},
                                                    {"need", orNull(account.need)},
                                                    {"trained", orNull(dateText(account.trained))},
                                                    {"until", orNull(timeText(account.until))},
                                                    {"lastSignIn", orNull(timeText(account.lastSignIn))},
                                                    {"secondFactor", account.secondFactor},
                                                    {"proposedBy", orNull(account.proposedBy)},
                                                    {"approvedBy", orNull(account.approvedBy)}})
                           + "\n");
    constexpr std::size_t untilMinutes = 16;
    console.out(tableLine(kColumns, std::array{account.name, std::string(role), std::string(state), dateText(account.trained),
                                               timeText(account.lastSignIn).substr(0, untilMinutes), std::string(account.secondFactor ? "yes" : ""), account.approvedBy}));
}

/// Signs in, does one thing to one account, shows what it is now.
Exit changeOne(const Arguments& arguments, Console& console, policy::Role demoRole, const std::function<base::Result<gate::AccountInfo>(gate::AccountDesk&)>& act)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, demoRole, clock, console);
    if (!gate) return gate.error();
    const auto changed = act((*gate)->accountDesk());
    if (!changed) return report(console, changed.error(), kKept);
    show(console, *format, *changed);
    return Exit::Done;
}

base::Result<std::optional<std::chrono::year_month_day>> dateOf(const Arguments& arguments, std::string_view option)
{
    const auto text = arguments.value(option);
    if (!text) return std::optional<std::chrono::year_month_day>{};
    const auto midnight = base::fromRfc3339(*text + "T00:00:00Z");
    if (!midnight) return base::fail(base::Errc::InvalidArgument, "--" + std::string(option) + " takes a date such as 2026-03-14");
    return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(midnight->sys()));
}

} // namespace

Exit accountAdd(const Arguments& arguments, Console& console)
{
    const auto role = policy::roleOf(arguments.valueOr("role", ""));
    if (!role) return usage(console, "--role is missing or is none of analyst, supervisor, auditor, administrator, trainer");
    gate::NewAccount wanted{.name = arguments.names()[1], .role = *role, .need = arguments.valueOr("need", "")};
    const auto trained = dateOf(arguments, "trained");
    if (!trained) return usage(console, trained.error().detail);
    wanted.trained = *trained;
    const auto hours = arguments.number("hours");
    if (!hours) return usage(console, hours.error().detail);
    if (*hours) wanted.lasts = std::chrono::hours(static_cast<std::int64_t>(std::min<std::uint64_t>(**hours, 1'000'000)));
    constexpr std::array<const char*, 1> own = {"PLATEGLASS_NEW_PASSWORD"}, shared = {"PLATEGLASS_PASSWORD"};
    auto password = passwordFrom(arguments, "new-password-file", own, console, "New password of " + printable(wanted.name) + ": ");
    if (!password && password.error().code == base::Errc::NotFound) password = passwordFrom(arguments, "new-password-file", shared, console, "");
    if (!password && password.error().code == base::Errc::NotFound)
        return usage(console, "no password for the new account is given: set PLATEGLASS_NEW_PASSWORD, or say --new-password-file FILE");
    if (!password) return report(console, password.error(), kKept);
    wanted.password = *password;
    return changeOne(arguments, console, policy::Role::Supervisor, [&](gate::AccountDesk& desk) { return desk.add(wanted); });
}

Exit accountApprove(const Arguments& arguments, Console& console)
{
    return changeOne(arguments, console, policy::Role::Supervisor, [&](gate::AccountDesk& desk) { return desk.approve(arguments.names()[1]); });
}

Exit accountDisable(const Arguments& arguments, Console& console)
{
    return changeOne(arguments, console, policy::Role::Administrator, [&](gate::AccountDesk& desk) { return desk.disable(arguments.names()[1], arguments.valueOr("reason", "")); });
}

Exit accountRelease(const Arguments& arguments, Console& console)
{
    return changeOne(arguments, console, policy::Role::Administrator, [&](gate::AccountDesk& desk) { return desk.release(arguments.names()[1]); });
}

Exit accountTraining(const Arguments& arguments, Console& console)
{
    const auto day = dateOf(arguments, "date");
    if (!day) return usage(console, day.error().detail);
    if (!*day) return usage(console, "--date is missing");
    return changeOne(arguments, console, policy::Role::Supervisor, [&](gate::AccountDesk& desk) { return desk.recordTraining(arguments.names()[1], **day); });
}

Exit accountReview(const Arguments& arguments, Console& console)
{
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    if (const auto signedIt = (*gate)->accountDesk().signReview(); !signedIt) return report(console, signedIt.error(), "the review was not signed");
    console.out("The review of " + std::to_string((*gate)->accountDesk().list().size()) + " accounts is signed.\n");
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
