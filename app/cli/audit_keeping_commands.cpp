// audit report, record, checkpoint, witness-request, witness-response.
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/qr_text.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "base/time_text.h"
#include "evidence/csv.h"
#include "gate/audit_desk.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::array kReportFormats = {Format::Table, Format::Json, Format::Csv};
constexpr std::array<std::pair<std::string_view, gate::ReportBy>, 6> kBy = {{{"user", gate::ReportBy::User}, {"plate", gate::ReportBy::Plate}, {"case", gate::ReportBy::Case},
                                                                             {"purpose", gate::ReportBy::Purpose}, {"place", gate::ReportBy::Place}, {"month", gate::ReportBy::Month}}};
constexpr std::array kColumns = {Column{"", 24}, Column{"searches", 8}, Column{"refused", 7}, Column{"failed", 6}, Column{"rows", 8}, Column{"images", 6}, Column{"first", 20}, Column{"last", 20}};

Ground groundOf(const Console& console) { return console.outputIsTerminal() ? Ground::Terminal : Ground::Unknown; }

std::string stamp(base::UtcTime time) { return base::toRfc3339(time, base::Precision::Second); }

/// The interval of --from and --to; open ends reach to the limits of time.
base::Result<std::optional<base::Interval>> interval(const Arguments& arguments)
{
    if (!arguments.has("from") && !arguments.has("to")) return std::nullopt;
    base::Interval window{{INT64_MIN}, {INT64_MAX}};
    for (auto [option, end] : {std::pair{"from", &window.from}, std::pair{"to", &window.to}})
        if (const auto text = arguments.value(option)) {
            PG_TRY(*end, base::fromRfc3339(*text));
        }
    return window;
}

std::string lineOf(Format format, const gate::ReportRow& row)
{
    if (format == Format::Json)
        return json::write(json::Object{{"key", row.key}, {"searches", row.searches}, {"refused", row.refused}, {"failed", row.failed}, {"rows", row.rows},
                                        {"images", row.images}, {"first", stamp(row.first)}, {"last", stamp(row.last)}}) + "\n";
    const std::array<std::string, 8> cells = {row.key, std::to_string(row.searches), std::to_string(row.refused), std::to_string(row.failed), std::to_string(row.rows),
                                              std::to_string(row.images), stamp(row.first), stamp(row.last)};
    if (format == Format::Table) return tableLine(kColumns, cells);
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : ",") + evidence::csvText(cell);
    return line + "\n";
}

} // namespace

Exit auditReport(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kReportFormats);
    if (!format) return usage(console, format.error().detail);
    const auto by = std::ranges::find(kBy, arguments.valueOr("by", "user"), [](const auto& entry) { return std::string(entry.first); });
    if (by == kBy.end()) return usage(console, "--by takes user, plate, case, purpose, place, month");
    const auto window = interval(arguments);
    if (!window) return usage(console, "--from and --to take a time such as 2026-11-01T00:00:00Z");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    const auto made = (*gate)->auditDesk().report(by->second, {.time = *window});
    if (!made) return report(console, made.error(), "no report was made");
    if (*format == Format::Table) console.out(tableHead(kColumns));
    if (*format == Format::Csv) console.out("key,searches,refused,failed,rows,images,first,last\n");
    for (const auto& row : made->rows) console.out(lineOf(*format, row));
    if (*format == Format::Json) console.out(json::write(json::Object{{"summary", json::Object{{"by", by->first}, {"rows", made->rows.size()}, {"checkpoint", made->checkpoint}}}}) + "\n");
    if (*format == Format::Table) console.out("\nRecorded by this program, as of this signed state of its log:\n\n" + made->checkpoint + qrLines(made->checkpoint, groundOf(console)));
    return Exit::Done;
}

Exit auditRecord(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto& number = arguments.names()[1];
    std::uint64_t seq = 0;
    if (const auto [end, bad] = std::from_chars(number.data(), number.data() + number.size(), seq); bad != std::errc() || end != number.data() + number.size())
        return usage(console, "a record is named by its number");
    const std::filesystem::path folder = arguments.names()[2];
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    const auto sheet = (*gate)->auditDesk().record(seq);
    if (!sheet) return report(console, sheet.error(), "nothing was written");
    std::error_code failed;
    if (!std::filesystem::create_directory(folder, failed))
        return report(console, {failed ? base::Errc::Io : base::Errc::AlreadyExists, "directory"}, "nothing was written");
    for (const auto& [name, text] : {std::pair{"RECORD", &sheet->bytes}, std::pair{"PROOF", &sheet->proof}})
        if (const auto written = writeNewFile(folder / name, base::viewOf(*text)); !written) return report(console, written.error(), "the folder is not complete");
    if (*format == Format::Json) console.out(json::write(json::Object{{"directory", folder.string()}, {"record", seq}, {"leafHash", sheet->leafHash}}) + "\n");
    else
        console.out("The record and its proof were written to " + printable(folder.string()) + ".\nCheck them with: plateglass-verify --proof " + printable((folder / "PROOF").string()) +
                    " --record " + printable((folder / "RECORD").string()) + " --vkey KEY\n");
    return Exit::Done;
}

Exit auditCheckpoint(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    const bool paper = arguments.has("paper");
    const auto note = paper ? (*gate)->auditDesk().checkpointForPaper() : (*gate)->auditDesk().checkpoint();
    if (!note) return report(console, note.error(), "nothing was signed");
    console.out(*format == Format::Json ? json::write(json::Object{{"checkpoint", *note}}) + "\n" : *note);
    if (paper && *format == Format::Table) console.out(qrLines(*note, groundOf(console)));
    return Exit::Done;
}

Exit auditWitnessRequest(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto& file = arguments.names()[1];
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    if (const auto written = (*gate)->auditDesk().witnessRequest(file); !written) return report(console, written.error(), "no request was written");
    console.out(*format == Format::Json ? json::write(json::Object{{"file", file}}) + "\n" : "The request was written to " + printable(file) + ".\nCarry it to the witness, and its answer back.\n");
    return Exit::Done;
}

Exit auditWitnessResponse(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    std::vector<std::string> witnesses;
    if (const auto key = arguments.value("witness")) witnesses.push_back(*key);
    const auto kept = (*gate)->auditDesk().witnessResponse(arguments.names()[1], witnesses);
    if (!kept) return report(console, kept.error(), "no signature was kept");
    for (const auto& answer : *kept)
        console.out(*format == Format::Json ? json::write(json::Object{{"witness", answer.witness}, {"size", answer.size}, {"time", stamp(answer.time)}}) + "\n"
                                            : printable(answer.witness) + " signed the first " + std::to_string(answer.size) + " records at " + stamp(answer.time) + ".\n");
    return Exit::Done;
}

} // namespace plateglass::cli
