#include "demo/patrol.h"

#include "demo/demo_time.h"
#include "demo/storyline.h"

#include <algorithm>
#include <optional>

namespace plateglass::demo {

namespace {

/// Where a patrol car is during one shift: points of its way and the seconds at which it passes them.
struct Shift {
    int car = 0;
    std::vector<Spot> spots;
    std::vector<base::UtcTime> times;
};

Shift driveShift(const CityPlan& plan, Routes& routes, const Anchors& anchors, int car, base::UtcTime from,
                 base::UtcTime until, imaging::Chance& chance)
{
    Shift shift{car, {}, {}};
    double micros = static_cast<double>(from.micros);
    int here = anchors.work(chance);
    while (micros < static_cast<double>(until.micros)) {
        const int next = anchors.home(chance);
        for (const int crossing : routes.crossings(here, next, car % Routes::kTastes)) {
            const Spot spot = plan.net.crossings[static_cast<std::size_t>(crossing)];
            if (!shift.spots.empty()) micros += length(spot - shift.spots.back()) / 7.5 * 1e6; // a walking eye: 27 km/h
            shift.spots.push_back(spot);
            shift.times.push_back({static_cast<std::int64_t>(micros)});
        }
        micros += chance.between(120, 1500) * 1e6; // stands
        here = next;
    }
    return shift;
}

/// Vehicles by where they sleep, so that a patrol finds them at home by night and at work by day.
class Parked {
public:
    Parked(const Traffic& traffic, Routes& routes, const Anchors& anchors)
    {
        m_byHome.resize(anchors.crossings.size());
        m_byWork.resize(anchors.crossings.size());
        for (std::size_t v = 0; v < traffic.vehicles.size(); ++v) {
            const auto& vehicle = traffic.vehicles[v];
            if (vehicle.habit == Habit::Through || vehicle.habit == Habit::Visitor) continue;
            m_byHome[static_cast<std::size_t>(vehicle.home)].push_back(static_cast<std::uint32_t>(v));
            m_byWork[static_cast<std::size_t>(vehicle.work)].push_back(static_cast<std::uint32_t>(v));
        }
        for (std::size_t a = 0; a < anchors.crossings.size(); ++a) m_spots.push_back(routes.anchorAt(static_cast<int>(a)));
    }
    /// Nobody where no parked vehicle is near.
    [[nodiscard]] std::optional<std::uint32_t> near(Spot spot, bool day, imaging::Chance& chance) const
    {
        const auto& lists = day && chance.once(2) ? m_byWork : m_byHome;
        std::vector<std::uint32_t> candidates;
        for (std::size_t a = 0; a < m_spots.size(); ++a)
            if (length(m_spots[a] - spot) < 420) candidates.insert(candidates.end(), lists[a].begin(), lists[a].end());
        if (candidates.empty()) return std::nullopt;
        return candidates[static_cast<std::size_t>(chance.below(static_cast<int>(candidates.size())))];
    }

private:
    std::vector<std::vector<std::uint32_t>> m_byHome, m_byWork;
    std::vector<Spot> m_spots;
};

std::vector<Shift> allShifts(const CityPlan& plan, Routes& routes, const Anchors& anchors, imaging::Chance& chance)
{
    std::vector<Shift> shifts;
    const std::int64_t hour = 3'600'000'000LL;
    for (int day = 0; day <= kDays; ++day)
        for (int car = 0; car < kPatrolCars; ++car) {
            const std::int64_t start = midnight(std::chrono::sys_days(kLastDay) - std::chrono::days(kDays - day)).micros
                + (car == 0 ? 7 : 15) * hour;
            const base::UtcTime from = std::max(kBegin, base::UtcTime { start + chance.below(40) * 60'000'000LL }),
                                until = std::min(kEnd, base::UtcTime { start + 9 * hour });
            if (from < until) shifts.push_back(driveShift(plan, routes, anchors, car, from, until, chance));
        }
    return shifts;
}

} // namespace

base::Result<void> addPatrols(Traffic& traffic, const CityPlan& plan, Routes& routes, const Anchors& anchors,
                              std::uint64_t count, std::uint64_t seed, std::stop_token stop)
{
    imaging::Chance chance(seed ^ 0xCA25ULL);
    const int firstOther = castSize(); // the story's vehicles are met where the story says
    const Parked parked(traffic, routes, anchors);
    const auto shifts = allShifts(plan, routes, anchors, chance);
    for (std::uint64_t made = 0; made < count;) {
        if (stop.stop_requested()) return base::fail(base::Errc::Cancelled);
        const Shift& shift = shifts[static_cast<std::size_t>(chance.below(static_cast<int>(shifts.size())))];
        const auto leg = static_cast<std::size_t>(1 + chance.below(static_cast<int>(shift.spots.size()) - 1));
        const double share = chance.between(0, 1);
        const Spot a = shift.spots[leg - 1], b = shift.spots[leg];
        const base::UtcTime time { shift.times[leg - 1].micros
                                   + static_cast<std::int64_t>(
                                       share
                                       * static_cast<double>(shift.times[leg].micros - shift.times[leg - 1].micros)) };
        const Spot at = between(a, b, share);
        const double hour = hourOf(time);
        if (a == b || time < kBegin || !(time < kEnd)) continue;
        const auto stranger = firstOther + chance.below(static_cast<int>(traffic.vehicles.size()) - firstOther); // beside it at the lights
        const auto vehicle = parked.near(at, hour > 8.5 && hour < 17, chance).value_or(static_cast<std::uint32_t>(stranger));
        traffic.passes.push_back({time, vehicle, static_cast<std::int16_t>(kFixedCameras + shift.car), -1, false, at, b});
        ++made;
    }
    return {};
}

} // namespace plateglass::demo
