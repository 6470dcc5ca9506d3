#include "city.h"

#include "random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace plateglass::bench {
namespace {

constexpr double South = 34.10, West = -118.20, Side = 0.15; // degrees
constexpr double MetresPerLat = 111'000, MetresPerLon = 92'000; // at this latitude
constexpr std::size_t Nearest = 8;
constexpr std::int64_t PatrolLeg = 1800; // seconds

constexpr std::array Makes { "ACURA",  "AUDI",    "BMW",    "CHEVROLET", "DODGE",  "FORD",      "GMC",
                             "HONDA",  "HYUNDAI", "JEEP",   "KIA",       "LEXUS",  "MAZDA",     "MERCEDES",
                             "NISSAN", "RAM",     "SUBARU", "TESLA",     "TOYOTA", "VOLKSWAGEN" };
constexpr std::array Models { "1500",    "A4",        "ACCORD",  "ALTIMA",  "C300",     "CAMRY", "CHARGER", "CIVIC",
                              "COROLLA", "CRV",       "CX5",     "ELANTRA", "ESCAPE",   "F150",  "JETTA",   "MDX",
                              "MODEL 3", "MODEL Y",   "OUTBACK", "PRIUS",   "RAV4",     "ROGUE", "RX350",   "SENTRA",
                              "SIERRA",  "SILVERADO", "SORENTO", "TACOMA",  "WRANGLER", "X5" };
constexpr std::array Colours { "WHITE", "BLACK", "GRAY", "SILVER", "BLUE",   "RED",
                               "GREEN", "BROWN", "GOLD", "ORANGE", "YELLOW", "BEIGE" };
constexpr std::array OtherStates { "AZ", "CO", "FL", "ID", "NM", "NV", "OR", "TX", "UT", "WA" };

double fraction(std::uint64_t bits)
{
    return static_cast<double>(bits >> 11) * 0x1p-53;
}

/// Fills `form` with letters for `@` and digits for `#`; other characters stand for themselves.
std::string filled(std::string_view form, Random& random)
{
    std::string text;
    for (char sign : form) {
        if (sign == '@')
            text += static_cast<char>('A' + random.below(26));
        else if (sign == '#')
            text += static_cast<char>('0' + random.below(10));
        else
            text += sign;
    }
    return text;
}

} // namespace

City::City(std::uint64_t seed)
    : m_seed(mixed(seed))
{
    Random random(m_seed);
    m_cameras.resize(FixedCameras);
    for (Position& camera : m_cameras) {
        camera.lat = South + random.unit() * Side;
        camera.lon = West + random.unit() * Side;
    }
    m_neighbours.resize(FixedCameras);
    for (int camera = 0; camera < FixedCameras; ++camera) {
        std::vector<int> others(FixedCameras);
        std::iota(others.begin(), others.end(), 0);
        std::erase(others, camera);
        std::ranges::partial_sort(others, others.begin() + Nearest, {},
                                  [&](int other) { return distance(camera, other); });
        others.resize(Nearest);
        m_neighbours[static_cast<std::size_t>(camera)] = std::move(others);
    }
}

double City::distance(int oneCamera, int otherCamera) const
{
    const Position one = camera(oneCamera), other = camera(otherCamera);
    return std::hypot((one.lat - other.lat) * MetresPerLat, (one.lon - other.lon) * MetresPerLon);
}

Position City::patrolCar(int car, std::int64_t time) const
{
    const auto corner = [&](std::int64_t leg) {
        const std::uint64_t bits =
            mixed(mixed(static_cast<std::uint64_t>(leg) * PatrolCars + static_cast<std::uint64_t>(car)) ^ m_seed);
        return Position { South + fraction(bits) * Side, West + fraction(mixed(bits)) * Side };
    };
    const Position from = corner(time / PatrolLeg), to = corner(time / PatrolLeg + 1);
    const double way = static_cast<double>(time % PatrolLeg) / PatrolLeg;
    return { from.lat + (to.lat - from.lat) * way, from.lon + (to.lon - from.lon) * way };
}

Vehicle City::vehicle(std::uint32_t number) const
{
    Random random(mixed(number * 7919ull) ^ m_seed);
    const std::uint32_t kind = random.below(1000);
    Vehicle out { .plate = "QQ", .state = "CA", .make = "", .model = "", .colour = "" };
    if (kind < 700) {
        out.plate += static_cast<char>('4' + random.below(6));
        out.plate += filled("@@@###", random);
    } else if (kind < 800)
        out.plate += filled("#@#####", random); // commercial
    else if (kind < 830)
        out.plate += filled("#####@1", random);
    else if (kind < 870)
        out.plate += filled(std::string_view("@@@@@@@").substr(random.below(6)), random); // chosen by the owner
    else if (kind < 890)
        out.plate += filled("##@####", random); // motorcycles
    else {
        out.state = OtherStates[random.below(OtherStates.size())];
        constexpr std::array<std::string_view, 3> Forms { "@@@####", "###@@@", "@@#####" };
        out.plate += filled(Forms[random.below(Forms.size())], random);
    }
    if (random.below(10) < 7) {
        out.make = Makes[random.below(Makes.size())];
        out.model = Models[random.below(Models.size())];
        out.colour = Colours[random.below(Colours.size())];
    }
    return out;
}

} // namespace plateglass::bench
