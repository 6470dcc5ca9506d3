#include "demo/cameras.h"

#include "base/check.h"
#include "demo/demo_time.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace plateglass::demo {

namespace {

enum class Along { Column, Row, Freeway, Spur, Ramp };

/// A place on the grid: on column or row `line` at its crossing with `cross`, reading what drives in `step`'s way from
/// there. On a motorway `line` and `cross` are metres east and north of the nearest point.
struct Site {
    Along along;
    int line, cross, step;
    std::string_view name; ///< empty: from the two streets
};

// The number of a camera is its place in this list.
constexpr std::array<Site, kFixedCameras> kSites = {{
    {Along::Freeway, 1850, -1000, -1, "Larkhaven Freeway at Grand Avenue"},    // 001 north
    {Along::Freeway, 1900, -1150, 1, "Larkhaven Freeway at Grand Avenue"},     // 002 south
    {Along::Freeway, 1890, 1300, -1, "Larkhaven Freeway at Chapel Avenue"},    // 003 north
    {Along::Freeway, 1890, 1300, 1, "Larkhaven Freeway at Chapel Avenue"},     // 004 south
    {Along::Ramp, 1500, 420, 1, "Freeway ramp to Lake Avenue"},                // 005 west
    {Along::Column, 9, 17, 1, ""},                                             // 006 Harbor Boulevard at Grand Avenue, north
    {Along::Column, 9, 23, -1, "Harbor Bridge"},                               // 007 south
    {Along::Row, 11, 15, 1, ""},                                               // 008 Quay Avenue at Market Street, east
    {Along::Row, 31, 30, 1, ""},                                               // 009 Lake Avenue at Cedar Street, east
    {Along::Row, 31, 32, -1, ""},                                              // 010 Lake Avenue at Elm Street, west
    {Along::Column, 27, 28, 1, "Mill Street Bridge"},                          // 011 north
    {Along::Row, 22, 29, 1, ""},                                               // 012 Park Avenue at Birch Street, east
    {Along::Row, 22, 34, -1, ""},                                              // 013 Park Avenue at Hawthorn Street, west
    {Along::Column, 27, 22, 1, ""},                                            // 014 Mill Street at Park Avenue, north
    {Along::Column, 27, 26, -1, ""},                                           // 015 Mill Street at Wexley Avenue, south
    {Along::Column, 35, 23, 1, ""},                                            // 016 Orange Street at Thurston Avenue, north
    {Along::Column, 35, 29, -1, "Orange Street Bridge"},                       // 017 south
    {Along::Row, 17, 21, 1, ""},                                               // 018 Grand Avenue at Foundry Street, east
    {Along::Row, 17, 22, -1, ""},                                              // 019 Grand Avenue, west
    {Along::Column, 21, 26, 1, "Foundry Street Bridge"},                       // 020 north
    {Along::Column, 35, 21, -1, ""},                                           // 021 Orange Street, south
    {Along::Column, 15, 30, 1, ""},                                            // 022 Market Street, north
    {Along::Row, 43, 27, 1, ""},                                               // 023 Orchard Avenue at Mill Street, east
    {Along::Row, 43, 21, -1, ""},                                              // 024 Orchard Avenue at Foundry Street, west
    {Along::Column, 47, 17, 1, ""},                                            // 025 Quarry Road at Grand Avenue, north
    {Along::Column, 47, 31, -1, ""},                                           // 026 Quarry Road at Lake Avenue, south
    {Along::Row, 31, 52, -1, ""},                                              // 027 Lake Avenue, west
    {Along::Row, 5, 21, 1, ""},                                                // 028 South Avenue at Foundry Street, east
    {Along::Spur, -1500, -1530, 1, "Harbor Spur at Market Street"},            // 029 west
    {Along::Row, 49, 35, -1, ""},                                              // 030 Northgate Avenue at Orange Street, west
}};

bool joins(const StreetNet& net, int from, int to)
{
    return std::ranges::any_of(net.around[static_cast<std::size_t>(from)], [&](int s) {
        const auto& stretch = net.stretches[static_cast<std::size_t>(s)];
        return stretch.from == to || stretch.to == to;
    });
}

class Placer {
public:
    explicit Placer(const StreetNet& net) : m_net(net) {}
    [[nodiscard]] CameraSite place(const Site& site, int number) const
    {
        CameraSite made;
        made.code = "CAM-" + std::string(number < 10 ? "00" : "0") + std::to_string(number);
        made.name = site.name;
        if (site.along == Along::Column || site.along == Along::Row) onGrid(site, made);
        else onMotorway(site, made);
        PG_CHECK(joins(m_net, made.from, made.to)); // the plan is fixed: a camera beside no street is a mistake in the table
        const Spot a = at(made.from), b = at(made.to);
        const double aside = site.along == Along::Freeway || site.along == Along::Spur ? 22 : 8;
        made.at = between(a, b, 0.35) + rightOf(a, b) * aside;
        made.heading = windOf(a, b);
        return made;
    }

private:
    [[nodiscard]] Spot at(int crossing) const { return m_net.crossings[static_cast<std::size_t>(crossing)]; }
    void onGrid(const Site& site, CameraSite& made) const
    {
        const bool column = site.along == Along::Column;
        made.from = column ? StreetNet::grid(site.line, site.cross) : StreetNet::grid(site.cross, site.line);
        made.to = column ? StreetNet::grid(site.line, site.cross + site.step) : StreetNet::grid(site.cross + site.step, site.line);
        if (!made.name.empty()) return;
        made.name = column ? m_net.columnName(site.line) + " at " + m_net.rowName(site.cross)
                           : m_net.rowName(site.line) + " at " + m_net.columnName(site.cross);
    }
    void onMotorway(const Site& site, CameraSite& made) const
    {
        double least = 1e12;
        const Spot wanted{double(site.line), double(site.cross)};
        for (const auto& stretch : m_net.stretches) {
            const auto& street = m_net.streets[static_cast<std::size_t>(stretch.street)];
            const bool fits = site.along == Along::Ramp
                ? stretch.kind == StreetClass::Ramp
                : stretch.kind == StreetClass::Motorway && street.ref == (site.along == Along::Spur ? "109" : "9");
            const double away = length(between(at(stretch.from), at(stretch.to), 0.5) - wanted);
            if (!fits || away >= least) continue;
            least = away;
            made.from = site.step > 0 ? stretch.from : stretch.to; // stretches run the way the motorway was laid: south, west, off the ramp
            made.to = site.step > 0 ? stretch.to : stretch.from;
        }
    }

    const StreetNet& m_net;
};

} // namespace

std::vector<CameraSite> fixedCameras(const CityPlan& plan)
{
    std::vector<CameraSite> made;
    const Placer placer(plan.net);
    for (const auto& site : kSites) made.push_back(placer.place(site, static_cast<int>(made.size()) + 1));
    return made;
}

std::string patrolCode(int car) { return "CAR-0" + std::to_string(car + 1); }
std::string patrolName(int car) { return "Patrol car " + std::to_string(car + 1); }

const std::vector<Silence>& silences()
{
    using namespace std::chrono;
    static const std::vector<Silence> kSilences = {
        {10, {localTime(kLastDay, 20, 31), localTime(kLastDay, 20, 52)}},
        {16, {localTime(kLastDay, 16, 40), kNow}},
        {25, {localTime(year(2031) / May / 3, 2, 0), localTime(year(2031) / May / 3, 9, 30)}},
        {4, {localTime(year(2031) / April / 27, 11, 15), localTime(year(2031) / April / 27, 14, 40)}},
    };
    return kSilences;
}

bool silentAt(int camera, base::UtcTime time)
{
    return std::ranges::any_of(silences(), [&](const Silence& s) { return s.camera == camera && s.when.contains(time); });
}

} // namespace plateglass::demo
