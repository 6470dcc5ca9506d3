// retention run, retention age.
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
#include <format>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::string_view kKept = "what went before this stays gone, the rest is still due and invisible";

std::string_view endWord(gate::RetentionRun::End end)
{
    using End = gate::RetentionRun::End;
    switch (end) {
    case End::Done: return "done";
    case End::NothingDue: return "nothing-due";
    case End::Counted: return "counted";
    case End::Unscrubbed: return "unscrubbed";
    case End::LeftForTheKey: return "left";
    }
    return {};
}

std::string_view endSentence(gate::RetentionRun::End end)
{
    using End = gate::RetentionRun::End;
    switch (end) {
    case End::Done: return "Purged:";
    case End::NothingDue: return "Nothing was due.";
    case End::Counted: return "A purge would take:";
    case End::Unscrubbed: return "Purged; a search held the files, so their free pages are written anew at the next run:";
    case End::LeftForTheKey: return "This account holds no key to reads. The request is recorded; the next account with the key purges as soon as it signs in. What is due is invisible already.";
    }
    return {};
}

void show(Console& console, Format format, const gate::RetentionRun& run)
{
    const auto& gone = run.gone;
    const std::array<std::pair<const char*, std::uint64_t>, 6> counts = {{{"reads", gone.reads}, {"images", gone.images}, {"rejectedRows", gone.rejectedRows},
                                                                          {"sources", gone.sources}, {"holds", gone.holds}, {"waitingImports", gone.waitingImports}}};
    const auto limit = run.readsNotBefore ? base::toRfc3339(*run.readsNotBefore, base::Precision::Second) : std::string();
    if (format == Format::Json) {
        json::Object out{{"end", endWord(run.end)}, {"notBefore", limit.empty() ? json::Value() : json::Value(limit)}};
        for (const auto& [name, count] : counts) out.emplace(name, count);
        return console.out(json::write(std::move(out)) + "\n");
    }
    console.out(std::string(endSentence(run.end)) + "\n");
    constexpr std::array<std::string_view, 6> kNames = {"reads", "images of reads that stay", "rejected rows", "imports of which nothing is left", "holds that ended",
                                                        "imports that waited too long"};
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i].second > 0) console.out(std::format("  {} {}\n", grouped(counts[i].second), kNames[i]));
    if (!limit.empty()) console.out("  Reads before " + limit + " are past their retention.\n");
    else console.out("  The policy keeps reads without limit.\n");
}

json::Object spreadOf(const gate::AgeSpread& spread)
{
    return {{"reads", spread.reads}, {"p50", spread.half}, {"p90", spread.ninety}, {"p95", spread.ninetyFive}, {"p99", spread.ninetyNine}, {"max", spread.most}};
}

} // namespace

Exit retentionRun(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    std::optional<base::UtcTime> asIf;
    if (const auto text = arguments.value("now")) {
        const auto time = base::fromRfc3339(*text);
        if (!time) return usage(console, "--now takes a time such as 2027-01-31T00:00:00Z");
        // A purge at an invented time would destroy what the policy still keeps.
        if (!arguments.has("dry-run")) return usage(console, "--now is for --dry-run only");
        asIf = *time;
    }
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const Interrupt interrupt;
    auto& desk = (*gate)->retentionDesk();
    const auto run = arguments.has("dry-run") ? desk.dryRun(asIf) : desk.run(interrupt.token());
    if (!run) return report(console, run.error(), kKept);
    show(console, *format, *run);
    return run->end == gate::RetentionRun::End::LeftForTheKey ? Exit::No : Exit::Done;
}

Exit retentionAge(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    const auto age = (*gate)->retentionDesk().ageOfData();
    if (!age) return report(console, age.error(), "nothing was changed");
    const auto due = base::toRfc3339(age->reviewDue, base::Precision::Second), decided = base::toRfc3339(age->decided, base::Precision::Second);
    if (*format == Format::Json) {
        for (const auto& month : age->months)
            console.out(json::write(json::Object{{"month", month.month}, {"returned", spreadOf(month.returned)}, {"opened", spreadOf(month.opened)}}) + "\n");
        console.out(json::write(json::Object{{"summary", json::Object{{"decided", decided}, {"reviewDue", due}, {"overdue", age->overdue}}}}) + "\n");
        return Exit::Done;
    }
    constexpr std::array<Column, 8> kColumns = {{{"Month", 8}, {"Reads", 12}, {"What", 9}, {"Half", 6}, {"90 %", 6}, {"95 %", 6}, {"99 %", 6}, {"Oldest", 6}}};
    console.out("Age in days of the reads that were used, when they were used:\n");
    console.out(tableHead(kColumns));
    for (const auto& month : age->months)
        for (const auto& [name, spread] : {std::pair{"returned", month.returned}, std::pair{"opened", month.opened}})
            console.out(tableLine(kColumns, std::array{month.month, grouped(spread.reads), std::string(name), std::to_string(spread.half), std::to_string(spread.ninety),
                                                       std::to_string(spread.ninetyFive), std::to_string(spread.ninetyNine), std::to_string(spread.most)}));
    console.out(age->overdue ? "The policy is in force since " + decided + ": its retention is to be justified anew, since " + due + ".\n"
                             : "The policy is in force since " + decided + "; its retention is to be justified anew by " + due + ".\n");
    return Exit::Done;
}

} // namespace plateglass::cli
