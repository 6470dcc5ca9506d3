#include "cli/bench_figures.h"

#include "cli/text_table.h"

#include "json/json.h"

#include <algorithm>
#include <array>
#include <format>
#include <numeric>

namespace plateglass::cli {

namespace {

json::Array counts(const Microseconds& measured)
{
    json::Array out;
    for (const auto one : measured) out.emplace_back(std::int64_t{one.count()});
    return out;
}

json::Value asJson(const BenchFigures& figures)
{
    json::Object classes;
    for (const auto& of : figures.classes) {
        json::Array rows;
        for (const auto count : of.rows) rows.emplace_back(count);
        classes.emplace(of.name, json::Object{{"rows", std::move(rows)}, {"engineMicroseconds", counts(of.engine)}, {"gateMicroseconds", counts(of.gate)},
                                              {"firstPageMicroseconds", counts(of.firstPage)}, {"coldMicroseconds", std::int64_t{of.cold.count()}}});
    }
    json::Array unasked(figures.unasked.begin(), figures.unasked.end());
    return json::Object{{"classes", std::move(classes)}, {"unasked", std::move(unasked)}, {"syncMicroseconds", counts(figures.sync)}};
}

std::string milliseconds(std::chrono::microseconds time) { return std::format("{:.3f}", static_cast<double>(time.count()) / 1000); }

} // namespace

std::chrono::microseconds percentile(Microseconds measured, double share)
{
    if (measured.empty()) return {};
    const auto at = std::min(measured.size() - 1, static_cast<std::size_t>(static_cast<double>(measured.size()) * share));
    std::ranges::nth_element(measured, measured.begin() + static_cast<std::ptrdiff_t>(at));
    return measured[at];
}

void printFigures(const BenchFigures& figures, Format format, Console& console)
{
    if (format == Format::Json) return console.out(json::write(asJson(figures)) + "\n");
    constexpr std::array kColumns = {Column{"Class", 16}, Column{"Rows", 10}, Column{"Engine ms", 10}, Column{"95 %", 10}, Column{"Cold", 10}, Column{"First page", 10}, Column{"Gate ms", 8}};
    console.out(tableHead(kColumns));
    Microseconds gate;
    for (const auto& of : figures.classes) {
        const double rows = static_cast<double>(std::accumulate(of.rows.begin(), of.rows.end(), std::uint64_t{0})) / static_cast<double>(of.rows.size());
        const std::array<std::string, kColumns.size()> cells = {of.name, std::format("{:.1f}", rows), milliseconds(percentile(of.engine, 0.5)), milliseconds(percentile(of.engine, 0.95)),
                                                                milliseconds(of.cold), milliseconds(percentile(of.firstPage, 0.5)), milliseconds(percentile(of.gate, 0.5))};
        console.out(tableLine(kColumns, cells));
        gate.insert(gate.end(), of.gate.begin(), of.gate.end());
    }
    console.out(std::format("The gate's share of a search: median {} ms, 95 % {} ms; the disk keeps 512 bytes in {} ms.\n", milliseconds(percentile(gate, 0.5)), milliseconds(percentile(gate, 0.95)),
                            milliseconds(percentile(figures.sync, 0.5))));
    for (const auto& name : figures.unasked) console.out("Not asked, there is no sentence for it yet: " + printable(name) + "\n");
}

} // namespace plateglass::cli
