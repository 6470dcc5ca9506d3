// import reads, overlay, basemap, list, remove.
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"
#include "cli/text_table.h"

#include "json/json.h"

#include <algorithm>
#include <array>
#include <format>

namespace plateglass::cli {

namespace {

namespace fs = std::filesystem;
using base::Errc;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::string_view kKept = "nothing of it was imported and earlier imports are untouched";
constexpr std::size_t kShownRejected = 1'000;

json::Object totalsOf(const domain::ImportTotals& totals)
{
    return {{"total", totals.total}, {"accepted", totals.accepted}, {"duplicates", totals.duplicates}, {"rejected", totals.rejected},
            {"withoutCoordinates", totals.withoutCoordinates}};
}

std::string totalsText(const domain::ImportTotals& totals)
{
    return std::format("{} rows: {} accepted, {} duplicates, {} rejected; {} of the accepted without coordinates", grouped(totals.total), grouped(totals.accepted),
                       grouped(totals.duplicates), grouped(totals.rejected), grouped(totals.withoutCoordinates));
}

/// The first rejected rows of a source: for people counted by reason, for machines one by one; never their text, which may hold a plate.
void showRejected(Console& console, Format format, const gate::Gate& gate, const domain::Source& source)
{
    if (source.totals.rejected == 0 || source.id.value == 0) return;
    const auto rows = gate.rejectedRows(source.id, kShownRejected);
    if (!rows) return;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> byReason; // count, first line
    for (const auto& row : *rows) {
        if (format == Format::Json) console.out(json::write(json::Object{{"rejected", json::Object{{"line", row.line}, {"reason", row.reason}}}}) + "\n");
        auto& [count, first] = byReason[row.reason];
        if (count++ == 0) first = row.line;
    }
    if (format == Format::Json) return;
    for (const auto& [reason, counted] : byReason) console.out(std::format("  {}: {}, first in line {}\n", reason, grouped(counted.first), grouped(counted.second)));
    if (rows->size() < source.totals.rejected) console.out(std::format("  (of the first {} rejected rows)\n", grouped(rows->size())));
}

void showImport(Console& console, Format format, const gate::Gate& gate, const domain::Source& source, bool dryRun, Milliseconds elapsed)
{
    showRejected(console, format, gate, source);
    if (format == Format::Json) {
        auto summary = totalsOf(source.totals);
        summary.emplace("elapsedMs", elapsed.count());
        summary.emplace("source", source.name);
        console.out(json::write(json::Object{{"summary", std::move(summary)}}) + "\n");
        return;
    }
    console.out(printable(source.name) + ": " + totalsText(source.totals) + std::format("; {:.1f} s\n", elapsed.count() / 1000));
    if (dryRun) console.out("  Tried only: nothing was kept.\n");
    else if (source.id.value == 0) console.out("  Left sealed: it is taken in when somebody who holds the key to reads signs in next.\n");
}

/// What would otherwise be told apart from a missing column by a word alone.
base::Result<void> checkFiles(const gate::ImportFile& what)
{
    std::error_code error;
    if (!fs::exists(what.mapping, error)) return base::fail(Errc::NotFound, "the mapping file");
    if (what.file != "-" && !fs::exists(what.file, error)) return base::fail(Errc::NotFound, "the file");
    if (!what.images.empty() && !fs::is_directory(what.images, error)) return base::fail(Errc::NotFound, "the folder of images");
    return {};
}

Exit importOne(gate::Gate& gate, const gate::ImportFile& what, Format format, std::stop_token stop, Console& console)
{
    if (const auto there = checkFiles(what); !there) return report(console, there.error(), kKept);
    gate::Progress progress;
    const auto begin = std::chrono::steady_clock::now();
    auto source = [&] {
        const ProgressLine line(console, [&progress](std::chrono::milliseconds elapsed) { return progressText(progress.rows, progress.perMille, elapsed); });
        return gate.importFile(what, stop, &progress);
    }();
    if (!source) {
        if (source.error().code == Errc::NotFound) source.error().detail = "column " + source.error().detail;
        return report(console, source.error(), kKept);
    }
    showImport(console, format, gate, *source, what.dryRun, std::chrono::steady_clock::now() - begin);
    return source->totals.accepted == 0 ? Exit::No : Exit::Done;
}

void showSource(Console& console, Format format, std::span<const Column> columns, const domain::Source& source)
{
    const auto imported = base::toRfc3339(source.imported, base::Precision::Second);
    if (format == Format::Json) {
        auto row = totalsOf(source.totals);
        row.merge(json::Object{{"source", source.name}, {"format", source.format}, {"sha256", source.fileSha256}, {"imported", imported}, {"account", source.account}});
        return console.out(json::write(std::move(row)) + "\n");
    }
    console.out(tableLine(columns, std::array{imported, grouped(source.totals.total), grouped(source.totals.accepted), grouped(source.totals.duplicates),
                                              grouped(source.totals.rejected), source.account, source.name}));
}

Exit listRejected(gate::Gate& gate, const domain::Source& source, Format format, Console& console)
{
    constexpr std::array<Column, 3> columns = {{{"Line", 10}, {"Reason", 22}, {"Row", 0}}};
    const auto rows = gate.rejectedRows(source.id, source.totals.rejected);
    if (!rows) return report(console, rows.error(), "nothing was changed");
    if (format == Format::Table) console.out(tableHead(columns));
    for (const auto& row : *rows) {
        if (format == Format::Json) console.out(json::write(json::Object{{"line", row.line}, {"reason", row.reason}, {"text", row.text}}) + "\n");
        else console.out(tableLine(columns, std::array{std::to_string(row.line), row.reason, row.text}));
    }
    return Exit::Done;
}

} // namespace

Exit importReads(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    if (!arguments.has("mapping")) return usage(console, "--mapping FILE is missing");
    const auto files = std::span(arguments.names()).subspan(1);
    if (files.size() > 1 && arguments.has("source")) return usage(console, "--source names one source, but there are several files");
    std::optional<base::UtcTime> purgeBy;
    if (const auto text = arguments.value("purge-by")) {
        const auto time = base::fromRfc3339(*text);
        if (!time) return usage(console, "--purge-by takes a time such as 2027-01-31T00:00:00Z");
        purgeBy = *time;
    }
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const Interrupt interrupt;
    auto worst = Exit::Done;
    for (const auto& file : files) {
        const gate::ImportFile what{.file = file,
                                    .mapping = arguments.valueOr("mapping", ""),
                                    .timezone = arguments.valueOr("timezone", ""),
                                    .source = arguments.valueOr("source", ""),
                                    .images = arguments.valueOr("images", ""),
                                    .dryRun = arguments.has("dry-run"),
                                    .purgeBy = purgeBy};
        worst = std::max(worst, importOne(**gate, what, *format, interrupt.token(), console));
        if (interrupt.token().stop_requested()) break;
    }
    return worst;
}

Exit importOverlay(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto overlay = (*gate)->importOverlay(arguments.names()[1], arguments.valueOr("source", ""));
    if (!overlay) return report(console, overlay.error(), kKept);
    if (*format == Format::Json) console.out(json::write(json::Object{{"overlay", overlay->name}}) + "\n");
    else console.out("Overlay " + printable(overlay->name) + " imported.\n");
    return Exit::Done;
}

Exit importBaseMap(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto map = (*gate)->importBaseMap(arguments.names()[1], arguments.valueOr("source", ""));
    if (!map) return report(console, map.error(), kKept);
    if (*format == Format::Json) console.out(json::write(json::Object{{"basemap", map->stem().string()}}) + "\n");
    else console.out("Base map " + printable(map->stem().string()) + " imported.\n");
    return Exit::Done;
}

Exit importList(const Arguments& arguments, Console& console)
{
    constexpr std::array<Column, 7> columns = {{{"Imported", 20}, {"Rows", 12}, {"Accepted", 12}, {"Duplicates", 12}, {"Rejected", 12}, {"By", 14}, {"Source", 0}}};
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto sources = (*gate)->sources();
    if (!sources) return report(console, sources.error(), "nothing was changed");
    if (arguments.names().size() == 2) {
        const auto source = std::ranges::find(*sources, arguments.names()[1], &domain::Source::name);
        if (source == sources->end()) return report(console, {Errc::NotFound, "source"}, "nothing was changed");
        return listRejected(**gate, *source, *format, console);
    }
    if (*format == Format::Table) console.out(tableHead(columns));
    for (const auto& source : *sources) showSource(console, *format, columns, source);
    return Exit::Done;
}

Exit importRemove(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    const auto removed = (*gate)->removeSource(arguments.names()[1]);
    if (!removed) return report(console, removed.error(), "everything was left as it was");
    if (*format == Format::Json) console.out(json::write(json::Object{{"removed", removed->name}, {"reads", removed->totals.accepted}}) + "\n");
    else console.out(std::format("{}: taken back, {} reads.\n", printable(removed->name), grouped(removed->totals.accepted)));
    return Exit::Done;
}

} // namespace plateglass::cli
