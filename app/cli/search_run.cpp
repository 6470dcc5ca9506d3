#include "cli/search_run.h"

#include "cli/search_output.h"
#include "cli/sentences.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json, Format::Csv, Format::Count};
constexpr std::uint64_t kRowsAtOnce = 1'000;

/// The text with a caret under the place of the fault. Positions are counted in characters, from 1.
Exit reportFault(Console& console, const std::string& text, const domain::QueryFault& fault)
{
    const auto startsCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    const auto characters = [&](std::string_view part) { return static_cast<std::size_t>(std::ranges::count_if(part, startsCharacter)); };
    const auto position = std::min(fault.position, text.size());
    const auto before = characters(std::string_view(text).substr(0, position));
    const auto marked = std::max<std::size_t>(1, characters(std::string_view(text).substr(position, fault.length)));
    auto message = fault.message;
    if (message.ends_with('.')) message.pop_back();
    console.complain("this is not a query, at position " + std::to_string(before + 1) + ": " + message + "; nothing was searched, and the refusal is recorded; correct it there.");
    console.note("  " + printable(text) + "\n  " + std::string(before, ' ') + std::string(marked, '^') + "\n");
    return Exit::No;
}

base::Result<std::uint64_t> printRows(gate::Gate& gate, const gate::ResultPtr& result, std::uint64_t limit, SearchOutput& output, Console& console)
{
    const auto& answer = result->answer;
    std::uint64_t printed = 0;
    std::vector<std::uint64_t> positions;
    for (std::uint64_t from = 0; from < limit && console.outputIsWhole(); from += kRowsAtOnce) {
        positions.resize(std::min(kRowsAtOnce, limit - from));
        std::iota(positions.begin(), positions.end(), from);
        PG_TRY(const auto reads, gate.details(result, positions));
        auto read = reads.begin();
        for (const auto position : positions) {
            const auto& row = answer.rows[position];
            if (read == reads.end() || read->id != row.id) continue; // purged or taken back since
            output.row(*read++, answer.plates[row.plate]);
            ++printed;
        }
    }
    return printed;
}

} // namespace

base::Result<Format> searchFormat(const Arguments& arguments) { return formatOf(arguments, kFormats); }

Exit reportFailure(Console& console, const std::string& text, const gate::SearchFailure& failure)
{
    if (failure.fault) return reportFault(console, text, *failure.fault);
    if (!failure.approval) return report(console, failure.error, "nothing is shown");
    const auto& path = *failure.approval;
    const auto exit = report(console, failure.error, "nothing is shown");
    if (path.stopped)
        console.note("  The answer would hold about " + std::to_string(path.stopped->plates) + " different plates; ask for less, or for approval.\n");
    for (const auto& need : path.needs) console.note("  " + printable(need.tier.sentence) + "\n");
    if (path.refused) return exit;
    std::string names;
    for (const auto& name : path.approvers) names += (names.empty() ? "" : ", ") + printable(name);
    console.note(names.empty() ? "  Nobody in this workspace may approve it.\n"
                               : "  May approve: " + names + ". Add --request FILE --reason TEXT to ask; they answer with plateglass-cli approve DIR FILE --out ANSWER-FILE,\n"
                                 "  and you add --approval ANSWER-FILE to exactly this question: " + printable(path.canonical) + "\n");
    if (path.breakGlass) console.note("  In an emergency plateglass-cli breakglass runs it at once; somebody else reviews that within a day.\n");
    return exit;
}

Exit printSearch(gate::Gate& gate, const std::expected<gate::ResultPtr, gate::SearchFailure>& result, const Arguments& arguments, Console& console)
{
    const auto format = searchFormat(arguments);
    const auto limit = arguments.number("limit");
    if (!format || !limit) return usage(console, format ? limit.error().detail : format.error().detail);
    if (!result) return reportFailure(console, arguments.names()[1], result.error());
    const auto output = makeOutput(*format, console, gate.zone());
    output->begin();
    const auto wanted = *format == Format::Count ? 0 : std::min<std::uint64_t>(limit->value_or(UINT64_MAX), (*result)->answer.rows.size());
    const auto printed = printRows(gate, *result, wanted, *output, console);
    if (!printed) return report(console, printed.error(), "the rows above are not the whole answer");
    output->end({**result, *printed, arguments.has("explain")});
    if (const auto ended = gate.endSession(); !ended) return report(console, ended.error(), "the answer above is whole");
    return Exit::Done;
}

} // namespace plateglass::cli
