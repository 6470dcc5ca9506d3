// approve, breakglass, review list, review close: the second person, before and after.
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/search_run.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "base/time_text.h"
#include "gate/approval_desk.h"

#include <array>
#include <charconv>

namespace plateglass::cli {

namespace {

constexpr std::string_view kKept = "nothing was decided";
constexpr std::array<Column, 5> kColumns = {{{"Record", 8}, {"Searcher", 20}, {"Done", 21}, {"Reviewer", 12}, {"Until", 21}}};
constexpr std::array kDispositions = {gate::Disposition::Justified, gate::Disposition::NeedsCorrection, gate::Disposition::Training,
                                      gate::Disposition::Violation, gate::Disposition::Refer,           gate::Disposition::FalsePositive};

std::string seconds(base::UtcTime t) { return base::toRfc3339(t, base::Precision::Second); }

void show(Console& console, const gate::ApprovalRequest& request)
{
    console.out("Asked by " + printable(request.requester) + " at " + seconds(request.asked) + ", case " + printable(request.ground.caseNumber) + ", purpose "
                + printable(request.ground.purpose) + "\n  Question: " + printable(request.ground.question) + "\n  Search:   " + printable(request.canonical)
                + "\n  Reason:   " + printable(request.reason) + "\n");
    for (const auto& need : request.needs)
        console.out("  Needs:    " + printable(need.tier.sentence) + "\n");
}

} // namespace

Exit approve(const Arguments& arguments, Console& console)
{
    const auto out = arguments.value("out"), reason = arguments.value("reason");
    if (!out && !arguments.has("show")) return usage(console, "--out FILE is missing");
    if (!reason && !arguments.has("show")) return usage(console, "--reason TEXT is missing");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    auto& desk = (*gate)->approvalDesk();
    const auto& file = arguments.names()[1];
    const auto request = desk.readRequest(file);
    if (!request) return report(console, request.error(), kKept);
    show(console, *request);
    if (arguments.has("show")) return Exit::Done;
    const auto decided = desk.decideFile(file, *out, arguments.has("deny") ? gate::Decision::Deny : gate::Decision::Grant, *reason);
    if (!decided) return report(console, decided.error(), kKept);
    console.out((arguments.has("deny") ? "Denied" : "Granted until " + seconds(decided->expires)) + "; record " + std::to_string(decided->record) + ".\n");
    return Exit::Done;
}

Exit breakGlass(const Arguments& arguments, Console& console)
{
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    if (const auto session = openSession(**gate, arguments, console); !session) return session.error();
    constexpr std::array<const char*, 1> variables = {"PLATEGLASS_PASSWORD"};
    auto again = passwordFrom(arguments, "password-file", variables, console, "Password again: ");
    if (!again && again.error().code == base::Errc::NotFound && (*gate)->workspace().kind == policy::WorkspaceKind::Demo) again = std::string(kDemoPassword);
    if (!again) return report(console, again.error(), "nothing was searched");
    const gate::SecondPerson self{(*gate)->account().name, *again, arguments.valueOr("totp", "")};
    const Interrupt interrupt;
    return printSearch(**gate, (*gate)->approvalDesk().breakGlass(arguments.names()[1], self, arguments.valueOr("reason", ""), interrupt.token()), arguments, console);
}

Exit reviewList(const Arguments& arguments, Console& console)
{
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto items = (*gate)->approvalDesk().reviews();
    if (!items) return report(console, items.error(), "nothing is shown");
    console.out(tableHead(kColumns));
    for (const auto& item : *items) {
        console.out(tableLine(kColumns, std::array{std::to_string(item.record), printable(item.searcher), seconds(item.done), std::string(policy::word(item.duty.role)),
                                                   seconds(item.duty.until) + (item.overdue ? " overdue" : "")}));
        if (!item.reason.empty()) console.out("  Reason: " + printable(item.reason) + "\n");
        console.out("  Search: " + printable(item.canonical) + "\n");
        if (item.proposed) console.out("  " + printable(item.first) + " says " + std::string(gate::word(*item.proposed)) + "; a second person must agree.\n");
    }
    return Exit::Done;
}

Exit reviewClose(const Arguments& arguments, Console& console)
{
    std::optional<gate::Disposition> disposition;
    for (const auto one : kDispositions)
        if (gate::word(one) == arguments.valueOr("disposition", "")) disposition = one;
    if (!disposition) return usage(console, "--disposition takes justified, needs-correction, training, violation, refer or false-positive");
    std::uint64_t record = 0;
    const auto& word = arguments.names()[1];
    const auto [end, bad] = std::from_chars(word.data(), word.data() + word.size(), record);
    if (bad != std::errc() || end != word.data() + word.size()) return usage(console, "the record is a number, as review list shows it");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto done = (*gate)->approvalDesk().review(record, *disposition, arguments.valueOr("comment", ""));
    if (!done) return report(console, done.error(), kKept);
    return Exit::Done;
}

} // namespace plateglass::cli
