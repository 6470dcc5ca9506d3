#include "demo/fleet.h"

#include <algorithm>
#include <array>

namespace plateglass::demo {

namespace {

struct Model {
    std::string_view make, model, type;
    int share;
};
constexpr std::array kModels = {
    Model{"Toyota", "Camry", "sedan", 9},       Model{"Toyota", "Corolla", "sedan", 8},    Model{"Toyota", "RAV4", "SUV", 9},         Model{"Toyota", "Prius", "hatchback", 6}, Model{"Toyota", "Tacoma", "pickup", 5},
    Model{"Honda", "Civic", "sedan", 8},        Model{"Honda", "Accord", "sedan", 6},      Model{"Honda", "CR-V", "SUV", 7},          Model{"Honda", "Fit", "hatchback", 2},    Model{"Ford", "F-150", "pickup", 7},
    Model{"Ford", "Explorer", "SUV", 4},        Model{"Ford", "Transit", "van", 4},        Model{"Ford", "Mustang", "coupe", 2},      Model{"Chevrolet", "Silverado", "pickup", 5}, Model{"Chevrolet", "Malibu", "sedan", 3},
    Model{"Chevrolet", "Equinox", "SUV", 3},    Model{"Nissan", "Altima", "sedan", 4},     Model{"Nissan", "Rogue", "SUV", 4},        Model{"Nissan", "Leaf", "hatchback", 2},  Model{"Tesla", "Model 3", "sedan", 5},
    Model{"Tesla", "Model Y", "SUV", 5},        Model{"Hyundai", "Elantra", "sedan", 3},   Model{"Hyundai", "Tucson", "SUV", 3},      Model{"Kia", "Soul", "hatchback", 2},     Model{"Kia", "Sportage", "SUV", 3},
    Model{"Subaru", "Outback", "SUV", 4},       Model{"Subaru", "Impreza", "hatchback", 2}, Model{"Volkswagen", "Golf", "hatchback", 2}, Model{"Volkswagen", "Jetta", "sedan", 2}, Model{"BMW", "3 Series", "sedan", 2},
    Model{"BMW", "4 Series", "coupe", 1},       Model{"Mercedes-Benz", "C-Class", "sedan", 2}, Model{"Mercedes-Benz", "Sprinter", "van", 2}, Model{"Ram", "1500", "pickup", 3},     Model{"Ram", "ProMaster", "van", 2},
    Model{"Jeep", "Wrangler", "SUV", 3},        Model{"Mazda", "CX-5", "SUV", 3},          Model{"Mazda", "MX-5", "coupe", 1},
};
struct Share {
    std::string_view name;
    int share;
};
constexpr std::array kColours = {Share{"white", 24}, Share{"black", 21}, Share{"grey", 18}, Share{"silver", 13}, Share{"blue", 10}, Share{"red", 8}, Share{"green", 2}, Share{"brown", 2}, Share{"beige", 2}, Share{"orange", 1}, Share{"yellow", 1}};
constexpr std::array kJurisdictions = {Share{"US-CA", 90}, Share{"US-NV", 4}, Share{"US-OR", 4}, Share{"", 2}};

template <class List>
const auto& drawn(const List& list, imaging::Chance& chance)
{
    int total = 0;
    for (const auto& entry : list) total += entry.share;
    int left = chance.below(total);
    for (const auto& entry : list)
        if ((left -= entry.share) < 0) return entry;
    return list.back();
}

/// d a digit, L a letter; every plate of the city begins with QQ, which no state issues.
constexpr std::array kHome = {Share{"dLdLd", 62}, Share{"dLLLd", 12}, Share{"dddLd", 10}, Share{"LddLd", 10}, Share{"dLdd", 6}};

Habit habitOf(imaging::Chance& chance)
{
    const double draw = chance.between(0, 1);
    if (draw < 0.105) return Habit::Commuter;
    if (draw < 0.400) return Habit::Local;
    if (draw < 0.412) return Habit::Night;
    if (draw < 0.420) return Habit::Delivery;
    if (draw < 0.424) return Habit::Taxi;
    if (draw < 0.600) return Habit::Visitor;
    return Habit::Through;
}

} // namespace

Anchors makeAnchors(const CityPlan& plan)
{
    Anchors anchors;
    const auto& net = plan.net;
    const auto collect = [&](auto wanted, int oneIn, std::uint64_t salt) {
        for (int c = 0; c < StreetNet::kColumns * StreetNet::kRows; ++c) {
            imaging::Chance chance(salt + static_cast<std::uint64_t>(c));
            if (net.connected(c) && wanted(net.crossings[static_cast<std::size_t>(c)]) && chance.once(oneIn))
                anchors.crossings.push_back(c);
        }
        return static_cast<int>(anchors.crossings.size());
    };
    anchors.homes = collect(
        [](Spot spot) { return districtAt(spot) == District::Residential || districtAt(spot) == District::OldTown; },
        14, 10'000);
    anchors.works = collect(
        [](Spot spot) {
            return (districtAt(spot) != District::Residential && districtAt(spot) != District::OldTown)
                || length(spot - Spot { 2900, 1900 }) < 350;
        },
        8, 20'000);
    anchors.crossings.insert(anchors.crossings.end(), net.gateways.begin(), net.gateways.end());
    anchors.gateways = static_cast<int>(anchors.crossings.size());
    anchors.park = anchors.gateways;
    anchors.crossings.push_back(StreetNet::grid(31, 22));
    return anchors;
}

Fleet::Fleet(std::uint64_t seed, const Anchors& anchors) : m_seed(seed), m_anchors(anchors) {}

std::string Fleet::plateFor(std::string_view jurisdiction, imaging::Chance& chance)
{
    const std::string_view form = jurisdiction == "US-NV" ? "dddLL" : jurisdiction == "US-OR" ? "LLddd" : drawn(kHome, chance).name;
    for (;;) {
        std::string plate = "QQ";
        for (const char sign : form)
            plate +=
                sign == 'd' ? static_cast<char>('0' + chance.below(10)) : static_cast<char>('A' + chance.below(26));
        if (m_plates.insert(plate).second) return plate;
    }
}

Vehicle Fleet::next()
{
    imaging::Chance chance(imaging::Chance(m_seed * 0x51ED270B + m_count++).next());
    const Model& model = drawn(kModels, chance);
    Vehicle made;
    made.make = model.make, made.model = model.model, made.type = model.type;
    made.colour = drawn(kColours, chance).name;
    made.jurisdiction = drawn(kJurisdictions, chance).name;
    made.habit = habitOf(chance);
    if (made.habit == Habit::Through && chance.once(8)) made.jurisdiction = chance.once(2) ? "US-NV" : "US-OR";
    made.plate = plateFor(made.jurisdiction, chance);
    made.home = m_anchors.home(chance);
    made.work = m_anchors.work(chance);
    made.leaves = chance.around(7.7, 0.7);
    made.returns = chance.around(17.2, 0.8);
    made.keen = chance.between(0.45, 1);
    made.seed = chance.next();
    return made;
}

} // namespace plateglass::demo
