#include "demo/storyline.h"

#include "demo/demo_time.h"

#include <array>

namespace plateglass::demo {

namespace {

struct Member {
    std::string_view plate, jurisdiction, make, model, type, colour;
};
constexpr std::array kCast = {
    Member{"QQ8O0I3", "US-CA", "Honda", "CR-V", "SUV", "grey"},        // near both thefts
    Member{"QQ8Z0I1", "US-CA", "Nissan", "Altima", "sedan", "white"},  // passes every working evening: innocent, and looks guilty
    Member{"QQ8P0B4", "US-CA", "Ford", "F-150", "pickup", "blue"},
    Member{"QQ8T0I2", "US-CA", "Ford", "Transit", "van", "white"},
    Member{"QQ8A082", "US-CA", "Toyota", "Camry", "sedan", "green"},
    Member{"QQ8L0M7", "US-NV", "Subaru", "Outback", "SUV", "silver"},
    Member{"QQ8W0R5", "US-CA", "Ford", "Mustang", "coupe", "red"},
    Member{"QQ8S05S", "US-CA", "Honda", "Accord", "sedan", "black"},
    Member{"QQ8D0D0", "US-CA", "Kia", "Sportage", "SUV", "white"},
};

enum class Evening { Scout, First, Second };

/// camera: its number in the name; script: into storyReads().
struct Moment {
    int member;
    Evening evening;
    int hour, minute;
    double second;
    int camera;
    int script;
};
constexpr std::array kMoments = {
    Moment{0, Evening::Scout, 15, 22, 8.7, 13, 0},
    Moment{0, Evening::First, 20, 2, 18.2, 1, 1},    Moment{0, Evening::First, 20, 5, 44.9, 16, 2},   Moment{0, Evening::First, 20, 31, 7.5, 12, 3},
    Moment{0, Evening::First, 20, 33, 50.1, 21, 4},  Moment{0, Evening::First, 20, 37, 12.6, 2, 5},
    Moment{0, Evening::Second, 20, 9, 12.3, 1, 6},   Moment{0, Evening::Second, 20, 12, 51.0, 16, 7}, Moment{0, Evening::Second, 20, 14, 40.8, 13, 8},
    Moment{0, Evening::Second, 20, 41, 22.4, 14, 9}, Moment{0, Evening::Second, 20, 41, 23.1, 14, 10}, Moment{0, Evening::Second, 20, 43, 16.7, 9, 11},
    Moment{0, Evening::Second, 20, 46, 2.2, 3, 12},
    Moment{8, Evening::Second, 18, 22, 10.4, 21, -1}, Moment{4, Evening::Second, 18, 31, 55.8, 14, -1}, Moment{2, Evening::Second, 18, 40, 2.9, 10, -1},
    Moment{6, Evening::Second, 19, 2, 31.3, 12, -1},  Moment{5, Evening::Second, 19, 15, 47.7, 16, -1}, Moment{7, Evening::Second, 19, 33, 20.6, 10, -1},
    Moment{3, Evening::Second, 19, 50, 12.0, 14, -1},
    Moment{2, Evening::Second, 20, 42, 41.5, 9, -1},  Moment{3, Evening::Second, 20, 43, 11.8, 21, -1}, Moment{4, Evening::Second, 20, 44, 26.0, 14, -1},
    Moment{5, Evening::Second, 20, 45, 2.6, 21, -1},  Moment{6, Evening::Second, 20, 45, 40.9, 14, -1}, Moment{7, Evening::Second, 20, 46, 18.3, 9, -1},
    Moment{8, Evening::Second, 20, 47, 55.1, 9, -1},
};

base::UtcTime timeOf(const Moment& m)
{
    using namespace std::chrono;
    const auto day = m.evening == Evening::Scout ? year(2031) / May / 4 : m.evening == Evening::First ? kFirstEvening : kLastDay;
    return {localTime(day, m.hour, m.minute).micros + static_cast<std::int64_t>(m.second * 1e6)};
}

/// A cook on the late shift, nineteen evenings out of thirty.
void addRegular(Traffic& traffic)
{
    imaging::Chance chance(1901);
    int evenings = 0;
    for (int back = 0; back < kDays && evenings < 19; ++back) {
        const auto day = std::chrono::sys_days(kLastDay) - std::chrono::days(back);
        const bool market = day == std::chrono::sys_days(kFirstEvening) || back == 0;
        if (!market && back % 3 == 2) continue;
        const base::UtcTime start{localTime(day, 20, 38).micros + static_cast<std::int64_t>(chance.between(-420, 120) * 1e6)};
        const base::UtcTime later{start.micros + static_cast<std::int64_t>(chance.between(112, 135) * 1e6)};
        traffic.passes.push_back({start, 1, 13, -1, false, {}, {}});
        traffic.passes.push_back({later, 1, 8, -1, false, {}, {}});
        ++evenings;
    }
}

} // namespace

const std::vector<StoryRead>& storyReads()
{
    static const std::vector<StoryRead> kReads = {
        {"QQ8O0I3", 930, {}, {}},
        {"QQ8O0I3", 904, {}, {}},
        {"QQ8O03", 662, {985, 981, 940, 702, 655, 710}, {{"QQ8O0I3", 410}}},
        {"QQ8O0I3", 861, {}, {}},
        {"QQ8O0I3", 833, {}, {}},
        {"QQ800I3", 712, {988, 979, 951, 548, 870, 742, 930}, {{"QQ8O0I3", 436}}},
        {"QQ8O0I3", 882, {}, {}},
        {"QQ8OOI3", 694, {986, 984, 962, 880, 521, 733, 941}, {{"QQ8O0I3", 468}}},
        {"QQ8O0I3", 871, {}, {}},
        {"QQ8O0I3", 743, {990, 986, 968, 510, 624, 582, 941}, {{"QQ800I3", 440}, {"QQ8O013", 371}}},
        {"QQ880I3", 581, {981, 977, 902, 463, 588, 549, 873}, {{"QQ8O0I3", 431}}},
        {"QQ8O013", 768, {991, 985, 972, 902, 915, 556, 947}, {{"QQ8O0I3", 433}}},
        {"QQ8O0I3", 915, {}, {}},
    };
    return kReads;
}

int castSize() { return static_cast<int>(kCast.size()); }

void addStory(Traffic& traffic, Fleet& fleet)
{
    for (const auto& member : kCast) {
        fleet.reserve(std::string(member.plate));
        Vehicle vehicle;
        vehicle.plate = member.plate;
        vehicle.jurisdiction = member.jurisdiction;
        vehicle.make = member.make, vehicle.model = member.model, vehicle.type = member.type, vehicle.colour = member.colour;
        vehicle.habit = Habit::Through;
        vehicle.seed = traffic.vehicles.size() + 31;
        traffic.vehicles.push_back(std::move(vehicle));
    }
    for (const auto& read : storyReads()) fleet.reserve(read.text); // nobody is accused by a misread
    for (const auto& moment : kMoments)
        traffic.passes.push_back({ timeOf(moment),
                                   static_cast<std::uint32_t>(moment.member),
                                   static_cast<std::int16_t>(moment.camera - 1),
                                   static_cast<std::int16_t>(moment.script),
                                   false,
                                   {},
                                   {} });
    addRegular(traffic);
}

} // namespace plateglass::demo
