#include "store/planner.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <map>
#include <numeric>

namespace plateglass::store {

using base::Result;

namespace {

constexpr double kSeek = 6;   ///< cost of finding the start of a range, in rows walked
constexpr double kLookUp = 6; ///< and of following one row to another table

/// Share of all reads that the window holds, as if they were spread evenly.
double shareOf(const State& state, TimeSpan span)
{
    if (!state.firstTime || !state.lastTime) return 0;
    const auto first = static_cast<double>(std::max(span.first, *state.firstTime)),
               last = static_cast<double>(std::min(span.last, *state.lastTime));
    const auto whole = static_cast<double>(*state.lastTime) - static_cast<double>(*state.firstTime) + 1;
    return std::clamp((last - first + 1) / whole, 0.0, 1.0);
}

struct Estimate {
    double ranges = 0;
    double rows = 0;
    double cost = 0;
};

Estimate ranged(std::size_t ranges, double rows, double perRow = 1)
{
    const auto count = static_cast<double>(ranges);
    return {count, rows, count * kSeek + rows * perRow};
}

/// The cells of the place term with the fewest reads; all cells where there is none.
Result<std::vector<CellCount>> cellsFor(const PlaceFilter& places, sqlite::Connection& connection)
{
    if (!places.any()) return allCells(connection);
    std::optional<std::map<std::int64_t, std::int64_t>> best;
    const auto readsOf = [](const auto& cells) {
        return std::accumulate(cells.begin(), cells.end(), std::int64_t(0), [](auto sum, const auto& c) { return sum + c.second; });
    };
    for (const auto& list : places.lists()) {
        std::map<std::int64_t, std::int64_t> cells;
        for (const auto& area : list) {
            PG_TRY(const auto touched, cellsIn(connection, area.bounds()));
            for (const auto& cell : touched) cells.emplace(cell.cell, cell.reads);
        }
        if (!best || readsOf(cells) < readsOf(*best)) best = std::move(cells);
    }
    std::vector<CellCount> out;
    for (const auto& [cell, reads] : *best) out.push_back({cell, reads});
    return out;
}

Result<std::int64_t> readsOfCameras(const std::vector<std::uint32_t>& cameras, sqlite::Connection& connection)
{
    PG_TRY(auto row, connection.prepare("SELECT reads FROM cameras WHERE id = ?1"));
    std::int64_t sum = 0;
    for (const auto camera : cameras) {
        row.bindInteger(1, camera);
        PG_TRY(const bool found, row.step());
        if (found) sum += row.integer(0);
        row.reset();
    }
    return sum;
}

struct Choice {
    Plan::Side side;
    Estimate estimate;
    const char* ranges;
};

std::string textOf(std::vector<Choice> choices)
{
    std::string out;
    for (const auto& choice : choices) {
        const auto part = std::format("{} {} with about {} reads", std::llround(choice.estimate.ranges), choice.ranges,
                                      std::llround(choice.estimate.rows));
        out += out.empty() ? "began with " + part : "; instead of " + part;
    }
    return out;
}

} // namespace

Result<Plan> planFor(const State& state, TimeSpan span, const PlateFilter& plates, const PlaceFilter& places, const RowFilter& rows,
                     sqlite::Connection& connection)
{
    Plan plan;
    if (span.empty() || state.reads == 0) {
        plan.text = "nothing to search: the window is empty or there are no reads";
        return plan;
    }
    const double share = shareOf(state, span);
    std::vector<Choice> choices;

    PG_TRY(plan.cells, cellsFor(places, connection));
    const auto cellReads =
        std::accumulate(plan.cells.begin(), plan.cells.end(), std::int64_t(0), [](auto sum, const CellCount& c) { return sum + c.reads; });
    choices.push_back({Plan::Side::Cells, ranged(plan.cells.size(), share * static_cast<double>(cellReads)), "cells"});
    if (plates.named()) {
        PG_TRY(const auto distinct, connection.integer("SELECT max(1, coalesce(max(id), 0)) FROM plates"));
        const auto perPlate = static_cast<double>(state.reads) / static_cast<double>(distinct);
        const auto count = plates.plates().size() + plates.runnerUps().size();
        choices.push_back({Plan::Side::Plates, ranged(count, share * perPlate * static_cast<double>(count)), "plates"});
    }
    if (rows.cameras()) {
        plan.cameras = rows.cameras()->numbers();
        PG_TRY(const auto reads, readsOfCameras(plan.cameras, connection));
        choices.push_back({Plan::Side::Cameras, ranged(plan.cameras.size(), share * static_cast<double>(reads), kLookUp), "cameras"});
    }

    std::ranges::stable_sort(choices, {}, [](const Choice& choice) { return choice.estimate.cost; });
    plan.side = choices.front().side;
    plan.text = textOf(std::move(choices));
    return plan;
}

} // namespace plateglass::store
