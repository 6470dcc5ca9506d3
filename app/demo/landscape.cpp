#include "demo/landscape.h"

#include "imaging/chance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace plateglass::demo {

namespace {

constexpr double kShoreEnd = 600'000; ///< from here to the poles the shore is a line

double shoreAt(double y)
{
    const double bay = 760 * std::exp(-std::pow((y + 960) / 430, 2)), head = 520 * std::exp(-std::pow((y - 1750) / 700, 2));
    return -3330 + 230 * std::sin(y / 1400 + 0.7) + 110 * std::sin(y / 520 + 2.1) + 34 * std::sin(y / 170) + bay - head;
}

/// Beyond the city the shore falls back to the west, in capes and bays.
double farOut(double y)
{
    const double beyond = std::abs(y) - 4500, far = std::max(0.0, beyond - 20'000);
    return 0.10 * std::min(beyond, 60'000.0) + std::min(beyond, 4000.0) * 0.12 * (1 - std::cos(beyond / 2300))
        + std::min(far, 40'000.0) * 0.16 * std::sin(far / 17'000 + y / 90'000)
        + std::min(far, 20'000.0) * 0.07 * std::sin(far / 5'300);
}

/// Sea to the right when walked from north to south: piers are detours to the west and back.
Path makeCoast()
{
    struct Pier {
        double y, reach, wide;
    };
    static constexpr std::array kPiers = {Pier{-700, 210, 30}, Pier{-800, 260, 34}, Pier{-900, 270, 34}, Pier{-1060, 290, 64}, Pier{-1210, 240, 34}, Pier{-2210, 150, 14}};
    constexpr double kMole = -420; // shelters the harbour
    Path coast;
    for (double y = kShoreEnd; y > kFar; y -= 2'500) coast.push_back({shoreAt(y) - farOut(y), y});
    for (double y = kFar; y > 4500; y -= 450) coast.push_back({shoreAt(y) - farOut(y), y});
    std::size_t pier = 0;
    for (double y = 4500; y > -4500; y -= 30) {
        coast.push_back({shoreAt(y), y});
        if (y > kMole && y - 30 <= kMole) {
            const double x = shoreAt(y);
            coast.insert(coast.end(),
                         { { x - 480, y - 70 },
                           { x - 590, y - 330 },
                           { x - 568, y - 340 },
                           { x - 462, y - 92 },
                           { shoreAt(y - 26), y - 26 } });
        }
        if (pier < kPiers.size() && y - 30 <= kPiers[pier].y) {
            const auto& p = kPiers[pier++];
            const double end = std::min(shoreAt(p.y), shoreAt(p.y - p.wide)) - p.reach;
            coast.insert(coast.end(), {{shoreAt(p.y), p.y}, {end, p.y}, {end, p.y - p.wide}, {shoreAt(p.y - p.wide), p.y - p.wide}});
            y = p.y - p.wide;
        }
    }
    for (double y = -4500; y >= -kFar; y -= 450) coast.push_back({shoreAt(y) - farOut(y), y});
    for (double y = -kFar; y >= -kShoreEnd; y -= 2'500) coast.push_back({shoreAt(y) - farOut(y), y});
    return coast;
}

Ring blob(Spot middle, double wide, double tall, double turn, double roughness, std::uint64_t seed)
{
    imaging::Chance chance(seed);
    const double a = chance.between(0, 6), b = chance.between(0, 6), c = chance.between(0, 6);
    Ring ring;
    for (int i = 0; i < 72; ++i) {
        const double angle = i * std::numbers::pi / 36;
        const double radius = 1
            + roughness
                * (0.5 * std::sin(2 * angle + a) + 0.35 * std::sin(3 * angle + b) + 0.2 * std::sin(7 * angle + c));
        const double x = wide * radius * std::cos(angle), y = tall * radius * std::sin(angle);
        ring.push_back({middle.x + x * std::cos(turn) - y * std::sin(turn), middle.y + x * std::sin(turn) + y * std::cos(turn)});
    }
    return ring;
}

Ring oceanOf(const Path& coast)
{
    // Far to the north, the south and the date line, so that a map of the whole world has a shore as well.
    constexpr double kWest = -5'100'000, kNorth = 4'900'000, kSouth = -11'500'000;
    Ring ocean = coast;
    ocean.insert(ocean.end(), {{coast.back().x, kSouth}, {kWest, kSouth}, {kWest, kNorth}, {coast.front().x, kNorth}});
    return ocean;
}

void addCountry(std::vector<GroundArea>& areas)
{
    struct Wood {
        double x, y, wide, tall;
    };
    static constexpr std::array kWoods = {Wood{5600, 3100, 1300, 800}, Wood{6900, 600, 1100, 1500}, Wood{5300, -3500, 1000, 900}, Wood{-1400, 5400, 1500, 900}, Wood{2500, 5600, 1700, 800},
                                          Wood{700, -5600, 1800, 900}, Wood{8800, -2600, 1500, 1600}, Wood{9200, 3900, 1900, 1300}, Wood{4600, 8200, 2300, 1400}, Wood{-900, 9300, 1500, 1500}, Wood{4200, -8300, 2200, 1500}};
    std::uint64_t seed = 40;
    for (const auto& wood : kWoods)
        areas.push_back({ GroundKind::Wood, "", blob({ wood.x, wood.y }, wood.wide, wood.tall, 0.4, 0.34, ++seed) });
    for (int i = 0; i < 26; ++i) {
        imaging::Chance chance(900 + static_cast<std::uint64_t>(i));
        const Spot at{chance.between(4700, 9000), chance.between(-4200, 3600)};
        const Ring field = {at, {at.x + 420, at.y + 60}, {at.x + 380, at.y + 430}, {at.x - 40, at.y + 390}};
        const bool wooded = std::ranges::any_of(areas, [&](const GroundArea& a) {
            return std::ranges::any_of(field, [&](Spot corner) { return contains(a.ring, corner); });
        });
        if (!wooded) areas.push_back({GroundKind::Farmland, "", field});
    }
}

} // namespace

bool Landscape::inSea(Spot spot) const
{
    constexpr double kInland = -2150; // the head of the bay is west of this
    return spot.x < kInland && contains(areas.front().ring, spot);
}
bool Landscape::inRiver(Spot spot) const { return contains(riverBanks, spot); }
bool Landscape::inWater(Spot spot) const { return inSea(spot) || inRiver(spot) || contains(lake, spot); }
bool Landscape::inCity(Spot spot) const { return contains(limits, spot) && !inSea(spot); }

District districtAt(Spot spot)
{
    const auto within = [&](double x, double y, double radius) { return length(spot - Spot{x, y}) < radius; };
    if (within(-1750, 180, 620)) return District::OldTown;
    if (within(-640, -620, 640)) return District::Centre;
    if (within(-1500, -1500, 520) || within(-2150, -1250, 520) || within(2350, -1350, 560)) return District::Industrial;
    if (within(2900, 360, 360) || within(-2250, -560, 330) || within(-700, 420, 300)) return District::Commercial;
    return District::Residential;
}

Landscape makeLandscape()
{
    Landscape land;
    land.coast = makeCoast();
    land.river = curve({ { 14000, 5200 },
                         { 9000, 2600 },
                         { 5200, 1500 },
                         { 3900, 1050 },
                         { 2900, 720 },
                         { 1900, 560 },
                         { 1100, 170 },
                         { 300, 250 },
                         { -500, -60 },
                         { -1200, -120 },
                         { -1900, -470 },
                         { -2380, -760 },
                         { -2900, -900 } },
                       10);
    land.riverBanks = band(land.river, 26, 62);
    land.lake = blob({500, 1400}, 470, 215, 0.12, 0.20, 11);
    land.limits = { { -4400, 2950 }, { -3000, 3050 }, { -1200, 2900 },  { 900, 3060 },    { 2500, 2980 },
                    { 3700, 2700 },  { 4080, 1500 },  { 3950, 200 },    { 4060, -1300 },  { 3650, -2500 },
                    { 2400, -2950 }, { 500, -3040 },  { -1500, -2960 }, { -3000, -2900 }, { -4400, -2900 } };
    land.areas.push_back({GroundKind::Ocean, "Larkhaven Bay", oceanOf(land.coast)});
    land.areas.push_back({GroundKind::River, "Alder River", land.riverBanks});
    land.areas.push_back({GroundKind::Lake, "Mirror Lake", land.lake});
    Ring quarry = blob({2820, -2120}, 190, 130, 0.5, 0.16, 5);
    land.areas.push_back({GroundKind::Lake, "Quarry Pond", quarry});
    land.areas.push_back({GroundKind::Residential, "", land.limits});
    land.areas.push_back({GroundKind::Commercial, "", blob({-640, -620}, 640, 560, 0, 0.12, 21)});
    land.areas.push_back({GroundKind::Industrial, "", blob({-1780, -1420}, 700, 330, -0.3, 0.12, 22)});
    land.areas.push_back({GroundKind::Industrial, "", blob({2350, -1350}, 470, 430, 0, 0.14, 23)});
    land.areas.push_back({GroundKind::Commercial, "", blob({2900, 360}, 340, 260, 0, 0.12, 24)});
    addCountry(land.areas);
    Path south;
    for (double y = -2900; y < -1450; y += 40) south.push_back({shoreAt(y) + 12, y});
    land.areas.push_back({GroundKind::Sand, "South Beach", band(south, 20, 34)});
    Path north;
    for (double y = 300; y < 1300; y += 40) north.push_back({shoreAt(y) + 10, y});
    land.areas.push_back({GroundKind::Sand, "North Beach", band(north, 16, 24)});
    land.quarters = { { "Mill Park", { 430, -760 } },         { "Harbor", { -2330, -1000 } },
                      { "Old Town", { -1750, 260 } },         { "City Centre", { -640, -560 } },
                      { "Foundry", { -1420, -1720 } },        { "Lakeside", { 520, 930 } },
                      { "Orchard Heights", { -1150, 1650 } }, { "College Hill", { 2750, 1800 } },
                      { "Eastfield", { 3180, -420 } },        { "Northgate", { 1150, 2440 } },
                      { "South Quay", { -1900, -2350 } },     { "Quarry", { 2600, -2420 } },
                      { "Bayview", { -2900, 900 } } };
    return land;
}

} // namespace plateglass::demo
