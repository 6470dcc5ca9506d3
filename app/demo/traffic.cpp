#include "demo/traffic.h"

#include "demo/demo_time.h"
#include "demo/patrol.h"
#include "demo/storyline.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace plateglass::demo {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr double kSeen = 0.93;         ///< share of passes that a camera reads at all
constexpr double kPatrolShare = 0.055; ///< of all reads
constexpr double kMarketGoers = 0.070; ///< of the city's vehicles, on each of the two market evenings

/// Streets are slow when everybody drives.
double slowness(double hour, bool workday)
{
    const auto peak = [hour](double at, double wide) { return std::exp(-(hour - at) * (hour - at) / (wide * wide)); };
    return 1.05 + (workday ? 0.45 * peak(8, 1.1) + 0.55 * peak(17.4, 1.4) : 0.15 * peak(14, 3));
}

class Driver {
public:
    Driver(Routes& routes, const Anchors& anchors, std::vector<Pass>& passes) : m_routes(routes), m_anchors(anchors), m_passes(passes) {}
    void live(const Vehicle& vehicle, std::uint32_t number);

private:
    /// False where the vehicle is under way at that time already.
    bool drive(int from, int to, std::chrono::year_month_day day, double hour, bool market = false);
    void there(int from, int to, std::chrono::year_month_day day, double hour, double hours);
    void commute(std::chrono::year_month_day day, bool workday);
    void errands(std::chrono::year_month_day day, double expected);
    void rounds(std::chrono::year_month_day day, int count, double from, double until);
    void market(std::chrono::year_month_day day);
    void visit(bool through);

    Routes& m_routes;
    const Anchors& m_anchors;
    std::vector<Pass>& m_passes;
    imaging::Chance m_chance{0};
    const Vehicle* m_vehicle = nullptr;
    std::uint32_t m_number = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_trips; ///< of this vehicle, from when to when
};

std::chrono::year_month_day dayAfter(int days)
{
    return std::chrono::sys_days(kLastDay) - std::chrono::days(kDays - days);
}
bool isWorkday(std::chrono::year_month_day day)
{
    const auto weekday = std::chrono::weekday(std::chrono::sys_days(day));
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

bool Driver::drive(int from, int to, std::chrono::year_month_day day, double hour, bool market)
{
    constexpr std::int64_t kPause = 15 * 60 * kSecond; // long enough to be anywhere in the city by the next trip
    if (from == to) return false;
    const Way& way = m_routes.way(from, to, static_cast<int>(m_vehicle->seed % Routes::kTastes));
    const double slow = slowness(std::fmod(hour, 24), isWorkday(day)) * m_chance.between(0.94, 1.1);
    const auto depart = midnight(day).micros + static_cast<std::int64_t>(hour * 3600 * kSecond);
    const auto arrive = depart + static_cast<std::int64_t>(way.seconds * slow * kSecond);
    if (std::ranges::any_of(
            m_trips, [&](const auto& trip) { return depart < trip.second + kPause && trip.first < arrive + kPause; }))
        return false;
    m_trips.emplace_back(depart, arrive);
    for (const auto& sighting : way.sightings) {
        const base::UtcTime time{depart + static_cast<std::int64_t>(sighting.seconds * slow * kSecond)};
        if (time < kBegin || !(time < kEnd) || silentAt(sighting.camera, time) || !m_chance.with(kSeen)) continue;
        m_passes.push_back({time, m_number, static_cast<std::int16_t>(sighting.camera), -1, market, {}, {}});
    }
    return true;
}

void Driver::there(int from, int to, std::chrono::year_month_day day, double hour, double hours)
{
    if (drive(from, to, day, hour)) drive(to, from, day, hour + hours);
}

void Driver::commute(std::chrono::year_month_day day, bool workday)
{
    const double habit = m_vehicle->keen;
    if (workday && m_chance.with(0.30 + 0.62 * habit)) {
        if (drive(m_vehicle->home, m_vehicle->work, day, m_chance.around(m_vehicle->leaves, 0.13)))
            drive(m_vehicle->work, m_vehicle->home, day, m_chance.around(m_vehicle->returns, 0.25));
    }
    errands(day, workday ? 0.14 : 0.38);
}

void Driver::errands(std::chrono::year_month_day day, double expected)
{
    for (; m_chance.with(expected); expected *= 0.45) {
        double hour = m_chance.around(13.6, 3.0);
        if (m_chance.once(9)) hour = m_chance.between(20, 25.5); // late, home after midnight
        if (hour < 5.5) continue;
        there(m_vehicle->home, m_anchors.anywhere(m_chance), day, hour, m_chance.between(0.4, 2.6));
    }
}

void Driver::rounds(std::chrono::year_month_day day, int count, double from, double until)
{
    int here = m_vehicle->work;
    double hour = m_chance.between(from, from + 1);
    for (int stop = 0; stop < count && hour < until; ++stop, hour += m_chance.between(0.4, 1.3)) {
        const int next = m_anchors.anywhere(m_chance);
        if (drive(here, next, day, hour)) here = next;
    }
    drive(here, m_vehicle->work, day, std::min(hour, until + 0.3));
}

/// The market brings a crowd to Mill Park, and takes it home again before nine.
void Driver::market(std::chrono::year_month_day day)
{
    const int from = m_vehicle->habit == Habit::Through || m_vehicle->habit == Habit::Visitor
        ? m_anchors.gateway(m_chance)
        : m_vehicle->home;
    if (drive(from, m_anchors.park, day, m_chance.between(18.0, 20.0), true))
        drive(m_anchors.park, from, day, m_chance.between(20.35, 20.95), true);
}

void Driver::visit(bool through)
{
    const auto day = dayAfter(m_chance.below(kDays) + 1);
    const double hour = m_chance.once(7) ? m_chance.between(0, 24) : m_chance.around(13.5, 2.9);
    const int in = m_anchors.gateway(m_chance);
    if (through) {
        drive(in, m_anchors.gateway(m_chance), day, hour);
        if (m_chance.once(3)) drive(m_anchors.gateway(m_chance), in, day, hour + m_chance.between(2, 60));
        return;
    }
    const int stay = m_anchors.anywhere(m_chance), days = m_chance.below(3);
    drive(in, stay, day, hour);
    for (int later = 0; later < days; ++later)
        there(stay, m_anchors.anywhere(m_chance), day, 24 * (later + 1) + m_chance.around(13, 2.4),
              m_chance.between(0.6, 4));
    drive(stay, in, day, hour + 24 * days + m_chance.between(1.5, 7));
}

void Driver::live(const Vehicle& vehicle, std::uint32_t number)
{
    m_vehicle = &vehicle;
    m_number = number;
    m_chance = imaging::Chance(vehicle.seed);
    m_trips.clear();
    if (m_chance.with(kMarketGoers)) market(kFirstEvening);
    if (m_chance.with(kMarketGoers)) market(kLastDay);
    if (vehicle.habit == Habit::Visitor || vehicle.habit == Habit::Through) return visit(vehicle.habit == Habit::Through);
    for (int d = 0; d <= kDays; ++d) {
        const auto day = dayAfter(d);
        const bool workday = isWorkday(day);
        switch (vehicle.habit) {
        case Habit::Commuter: commute(day, workday); break;
        case Habit::Night:
            if (m_chance.with(0.7)) there(vehicle.home, vehicle.work, day, m_chance.around(21.6, 0.3), m_chance.around(8.6, 0.2));
            break;
        case Habit::Delivery:
            if (workday || m_chance.once(3)) rounds(day, 9, 7, 18);
            break;
        case Habit::Taxi: rounds(day, m_chance.once(2) ? 8 : 3, m_chance.between(6, 15), 27); break;
        default: errands(day, workday ? 0.28 : 0.24); break;
        }
    }
}

} // namespace

base::Result<Traffic> makeTraffic(const CityPlan& plan, const std::vector<CameraSite>& cameras, std::uint64_t reads,
                                  std::uint64_t seed, std::stop_token stop)
{
    const Anchors anchors = makeAnchors(plan);
    Routes routes(plan, cameras, anchors.crossings);
    Fleet fleet(seed, anchors);
    Traffic traffic;
    addStory(traffic, fleet);
    if (traffic.passes.size() > reads) {
        std::ranges::sort(traffic.passes, {}, &Pass::time);
        traffic.passes.erase(traffic.passes.begin(), traffic.passes.end() - static_cast<std::ptrdiff_t>(reads));
        return traffic;
    }
    const auto patrolled = static_cast<std::uint64_t>(static_cast<double>(reads - traffic.passes.size()) * kPatrolShare);
    Driver driver(routes, anchors, traffic.passes);
    while (traffic.passes.size() < reads - patrolled) {
        if (stop.stop_requested()) return base::fail(base::Errc::Cancelled);
        traffic.vehicles.push_back(fleet.next());
        driver.live(traffic.vehicles.back(), static_cast<std::uint32_t>(traffic.vehicles.size() - 1));
    }
    traffic.passes.resize(reads - patrolled);
    PG_TRY_VOID(addPatrols(traffic, plan, routes, anchors, patrolled, seed, stop));
    std::ranges::sort(traffic.passes, [](const Pass& a, const Pass& b) {
        return std::tie(a.time, a.camera, a.vehicle) < std::tie(b.time, b.camera, b.vehicle);
    });
    return traffic;
}

} // namespace plateglass::demo
