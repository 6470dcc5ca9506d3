#include "store/planner.h"

#include "engine/ground_cell.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace plateglass::store {

using engine::SegmentDirectory;

namespace {

constexpr double kSeek = 8; ///< cost of finding the start of a range, in rows walked

using Group = SegmentDirectory::Group;

/// Share of [first, last] that the span holds, as if reads were spread evenly.
double shareOf(std::int64_t first, std::int64_t last, TimeSpan span)
{
    const auto from = static_cast<double>(std::max(span.first, first)), to = static_cast<double>(std::min(span.last, last));
    const auto whole = static_cast<double>(last) - static_cast<double>(first) + 1;
    return std::clamp((to - from + 1) / whole, 0.0, 1.0);
}

struct Choice {
    Plan::Side side = Plan::Side::Groups;
    std::vector<Plan::GroupAt> groups;
    double ranges = 0, reads = 0;
    const char* what = "";
    bool all = false; ///< every group within the span; not listed until it is chosen
    [[nodiscard]] double cost() const { return ranges * kSeek + reads; }
};

bool meet(const domain::Box& area, const domain::Box& reads)
{
    if (reads.south > area.north || reads.north < area.south) return false;
    return area.west > area.east ? reads.east >= area.west || reads.west <= area.east : reads.east >= area.west && reads.west <= area.east;
}

bool mayBeIn(const std::vector<geo::AreaTest>& list, const Group& group)
{
    return std::ranges::any_of(list, [&](const geo::AreaTest& area) { return engine::touches(area.bounds(), group.cell) && meet(area.bounds(), group.bounds); });
}

/// Calls `visit(segment, group)` for all that the span touches.
void eachGroup(const Segments& segments, TimeSpan span, auto&& visit)
{
    for (const auto& segment : segments.all()) {
        if (!span.touches(segment.directory->firstTime, segment.directory->lastTime)) continue;
        for (const auto& group : segment.directory->groups)
            if (span.touches(group.firstTime, group.lastTime)) visit(segment, group);
    }
}

void take(Choice& choice, const Segment& segment, const Group& group, TimeSpan span)
{
    choice.groups.push_back({&segment, &group});
    choice.reads += shareOf(group.firstTime, group.lastTime, span) * group.reads;
}

Choice everywhere(const Segments& segments, TimeSpan span)
{
    Choice choice{.what = "cells", .all = true};
    for (const auto& segment : segments.all()) {
        const auto& directory = *segment.directory;
        if (!span.touches(directory.firstTime, directory.lastTime)) continue;
        choice.ranges += static_cast<double>(directory.groups.size());
        choice.reads += shareOf(directory.firstTime, directory.lastTime, span) * directory.reads;
    }
    return choice;
}

Choice byGround(const Segments& segments, TimeSpan span, const PlaceFilter& places)
{
    if (!places.any()) return everywhere(segments, span);
    Choice choice{.what = "cells"};
    eachGroup(segments, span, [&](const Segment& segment, const Group& group) {
        // Reads without coordinates are inside nothing, but counted.
        const bool may = group.cell == engine::kNoCell || std::ranges::all_of(places.lists(), [&](const auto& list) { return mayBeIn(list, group); });
        if (may) take(choice, segment, group, span);
    });
    choice.ranges = static_cast<double>(choice.groups.size());
    return choice;
}

Choice byCameras(const Segments& segments, TimeSpan span, const NumberSet& cameras)
{
    // Cameras that move share their groups: those are walked only where one of the named moved.
    const SegmentDirectory* known = nullptr;
    bool moved = false;
    Choice choice{.ranges = static_cast<double>(cameras.numbers().size()), .what = "cameras"};
    eachGroup(segments, span, [&](const Segment& segment, const Group& group) {
        if (known != segment.directory.get()) {
            known = segment.directory.get();
            moved = std::ranges::any_of(known->cameras, [&](const auto& camera) { return camera.mobileReads > 0 && cameras.contains(camera.camera); });
        }
        if (group.camera == 0 ? moved : cameras.contains(group.camera)) take(choice, segment, group, span);
    });
    return choice;
}

std::string textOf(const std::vector<Choice>& choices)
{
    std::string out;
    for (const auto& choice : choices) {
        const auto part = std::format("{} {} with about {} reads", std::llround(choice.ranges), choice.what, std::llround(choice.reads));
        out += out.empty() ? "began with " + part : "; instead of " + part;
    }
    return out;
}

} // namespace

Plan planFor(const State& state, TimeSpan span, const PlateFilter& plates, std::size_t distinctPlates, const PlaceFilter& places, const RowFilter& rows,
             const Segments& segments)
{
    Plan plan;
    if (span.empty() || state.reads == 0) {
        plan.text = "nothing to search: the window is empty or there are no reads";
        return plan;
    }
    std::vector<Choice> choices;
    choices.push_back(byGround(segments, span, places));
    if (plates.named()) {
        const auto count = static_cast<double>(plates.plates().size() + plates.runnerUps().size());
        const double share = state.firstTime && state.lastTime ? shareOf(*state.firstTime, *state.lastTime, span) : 0;
        const double perPlate = static_cast<double>(state.reads) / static_cast<double>(std::max<std::size_t>(1, distinctPlates));
        choices.push_back({.side = Plan::Side::Plates, .ranges = count, .reads = share * perPlate * count, .what = "plates"});
    }
    if (rows.cameras()) choices.push_back(byCameras(segments, span, *rows.cameras()));
    std::ranges::stable_sort(choices, {}, &Choice::cost);
    plan.text = textOf(choices);
    plan.side = choices.front().side;
    plan.groups = std::move(choices.front().groups);
    if (choices.front().all) eachGroup(segments, span, [&](const Segment& segment, const Group& group) { plan.groups.push_back({&segment, &group}); });
    return plan;
}

} // namespace plateglass::store
