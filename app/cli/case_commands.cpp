// import cases, case pending, case complete.
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "base/time_text.h"
#include "gate/case_desk.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::array<Column, 3> kColumns = {{{"Due", 20}, {"Account", 24}, {"Case", 0}}};

/// For machines one by one, for people by reason; never their text, which may hold a case number.
void showRejected(Console& console, Format format, const std::vector<domain::RejectedRow>& rows)
{
    std::map<std::string, std::uint64_t> byReason;
    for (const auto& row : rows) {
        if (format == Format::Json) console.out(json::write(json::Object{{"rejected", json::Object{{"line", row.line}, {"reason", row.reason}}}}) + "\n");
        ++byReason[row.reason];
    }
    if (format == Format::Json) return;
    for (const auto& [reason, count] : byReason) console.out(std::format("  {}: {}\n", reason, count));
}

} // namespace

Exit importCases(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const Interrupt interrupt;
    const auto done = (*gate)->caseDesk().importCases(arguments.names()[1], interrupt.token());
    if (!done) return report(console, done.error(), "no case was imported and earlier ones are untouched");
    showRejected(console, *format, done->rejected);
    if (*format == Format::Json) {
        console.out(json::write(json::Object{{"summary", json::Object{{"total", done->total}, {"accepted", done->accepted}, {"rejected", done->rejected.size()},
                                                                       {"completed", done->completed}, {"waits", done->waits}}}}) + "\n");
    } else {
        console.out(std::format("{} cases: {} accepted, {} rejected; {} pending ones resolved\n", done->total, done->accepted, done->rejected.size(), done->completed));
        if (done->waits) console.out("  Left sealed: it is taken in when somebody who holds the key to reads signs in next.\n");
    }
    return done->accepted == 0 ? Exit::No : Exit::Done;
}

Exit casePending(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto pending = (*gate)->caseDesk().pending();
    if (!pending) return report(console, pending.error(), "nothing was shown");
    if (*format == Format::Table) console.out(tableHead(kColumns));
    for (const auto& one : *pending) {
        const auto due = base::toRfc3339(one.due, base::Precision::Second);
        if (*format == Format::Json) console.out(json::write(json::Object{{"case", one.number}, {"account", one.account}, {"due", due}}) + "\n");
        else console.out(tableLine(kColumns, std::array{due, one.account, one.number}));
    }
    return Exit::Done;
}

Exit caseComplete(const Arguments& arguments, Console& console)
{
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    domain::PendingCase pending;
    pending.number = arguments.names()[1];
    pending.account = arguments.valueOr("account", (*gate)->account().name);
    const auto done = (*gate)->caseDesk().complete(pending, arguments.names().back());
    if (!done) return report(console, done.error(), "the case stays pending");
    console.out("The case is completed.\n");
    return Exit::Done;
}

} // namespace plateglass::cli
