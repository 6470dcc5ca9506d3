// hold add, approve, release, list: reads that a case keeps past their retention.
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "base/time_text.h"
#include "gate/retention_desk.h"
#include "json/json.h"

#include <array>
#include <charconv>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::string_view kKept = "no hold was changed";
constexpr std::array<Column, 7> kColumns = {{{"Hold", 6}, {"State", 10}, {"Case", 14}, {"Reads", 10}, {"Until", 22}, {"Asked by", 16}, {"Approved by", 16}}};

std::string_view stateWord(gate::HeldReads::State state)
{
    using State = gate::HeldReads::State;
    switch (state) {
    case State::Requested: return "requested";
    case State::Held: return "held";
    case State::Released: return "released";
    case State::Expired: return "expired";
    }
    return {};
}

void show(Console& console, Format format, const gate::HeldReads& hold)
{
    const auto until = base::toRfc3339(hold.expires, base::Precision::Second);
    if (format == Format::Json)
        console.out(json::write(json::Object{{"id", hold.id}, {"state", stateWord(hold.state)}, {"case", hold.caseNumber}, {"facts", hold.facts}, {"query", hold.query},
                                             {"reads", hold.reads}, {"expires", until}, {"requester", hold.requester}, {"approver", hold.approver}})
                    + "\n");
    else
        console.out(tableLine(kColumns, std::array{std::to_string(hold.id), std::string(stateWord(hold.state)), hold.caseNumber, grouped(hold.reads), until, hold.requester, hold.approver}));
}

using Decide = base::Result<gate::HeldReads> (gate::RetentionDesk::*)(std::int64_t);

Exit decide(const Arguments& arguments, Console& console, Decide how)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto& text = arguments.names()[1];
    std::int64_t id = 0;
    if (const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id); parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size())
        return usage(console, "a hold is named by its number, as hold list shows it");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto decided = ((*gate)->retentionDesk().*how)(id);
    if (!decided) return report(console, decided.error(), kKept);
    show(console, *format, *decided);
    return Exit::Done;
}

} // namespace

Exit holdAdd(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    if (const auto session = openSession(**gate, arguments, console); !session) return session.error();
    const Interrupt interrupt;
    const auto result = (*gate)->search(arguments.names()[1], interrupt.token());
    if (!result) return report(console, result.error().error, kKept);
    const auto hold = (*gate)->retentionDesk().requestHold(*result, arguments.valueOr("facts", ""));
    if (!hold) return report(console, hold.error(), kKept);
    show(console, *format, *hold);
    return Exit::Done;
}

Exit holdApprove(const Arguments& arguments, Console& console) { return decide(arguments, console, &gate::RetentionDesk::approveHold); }

Exit holdRelease(const Arguments& arguments, Console& console) { return decide(arguments, console, &gate::RetentionDesk::releaseHold); }

Exit holdList(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto holds = (*gate)->retentionDesk().holds();
    if (!holds) return report(console, holds.error(), kKept);
    if (*format == Format::Table) console.out(tableHead(kColumns));
    for (const auto& hold : *holds) show(console, *format, hold);
    return Exit::Done;
}

} // namespace plateglass::cli
