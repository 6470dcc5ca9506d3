// The vehicles of the city: what they look like, what is on their plates, how their owners live. Vehicle number k is the
// same for a seed however many there are.
#pragma once

#include "demo/city_plan.h"
#include "imaging/chance.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace plateglass::demo {

enum class Habit : std::uint8_t { Commuter, Local, Night, Delivery, Taxi, Visitor, Through };

struct Vehicle {
    std::string plate;              ///< what truly stands on it
    std::string_view jurisdiction;
    std::string_view make, model, type, colour;
    Habit habit = Habit::Local;
    int home = 0, work = 0; ///< anchors
    double leaves = 8, returns = 17; ///< usual hours of a commuter
    double keen = 1;        ///< how much it drives
    std::uint64_t seed = 0;
};

/// Crossings where trips begin and end, in one list by kind.
struct Anchors {
    std::vector<int> crossings;
    int homes = 0;    ///< [0, homes)
    int works = 0;    ///< [homes, works)
    int gateways = 0; ///< [works, gateways)
    int park = 0;     ///< the streets around Mill Park's green, one anchor: the last
    [[nodiscard]] int home(imaging::Chance& chance) const { return chance.below(homes); }
    [[nodiscard]] int work(imaging::Chance& chance) const { return homes + chance.below(works - homes); }
    [[nodiscard]] int gateway(imaging::Chance& chance) const { return works + chance.below(gateways - works); }
    /// Where errands go.
    [[nodiscard]] int anywhere(imaging::Chance& chance) const
    {
        return chance.once(7) ? park : chance.once(2) ? work(chance) : home(chance);
    }
};
[[nodiscard]] Anchors makeAnchors(const CityPlan& plan);

class Fleet {
public:
    explicit Fleet(std::uint64_t seed, const Anchors& anchors);
    /// The next vehicle; its plate is nobody else's.
    [[nodiscard]] Vehicle next();
    /// A plate that no made-up vehicle will bear.
    void reserve(std::string plate) { m_plates.insert(std::move(plate)); }

private:
    [[nodiscard]] std::string plateFor(std::string_view jurisdiction, imaging::Chance& chance);

    std::uint64_t m_seed;
    const Anchors& m_anchors;
    std::uint64_t m_count = 0;
    std::unordered_set<std::string> m_plates;
};

} // namespace plateglass::demo
