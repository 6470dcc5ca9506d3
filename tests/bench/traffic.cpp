#include "traffic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace plateglass::bench {
namespace {

constexpr std::int64_t Day = 86'400, UtcOffset = 8 * 3600; // seconds; the city's clock is UTC-8 all year
constexpr std::array HourWeight { .8,  .5,  .4,  .4,  .6,  1.5, 3.0, 5.5, 7.0, 6.0, 5.0, 5.0,
                                  5.5, 5.5, 6.0, 6.5, 7.5, 8.0, 7.0, 5.5, 4.5, 3.5, 2.4, 1.4 };

double dayWeight(int day)
{
    return (day + 2) % 7 >= 5 ? 0.75 : 1.0;
} // 1 January 2025 is a Wednesday

/// Seconds after midnight UTC.
std::int64_t timeOfDay(Random& random)
{
    static const double total = [] {
        double sum = 0;
        for (double weight : HourWeight)
            sum += weight;
        return sum;
    }();
    double left = random.unit() * total;
    std::int64_t hour = 0;
    while (hour < 23 && left >= HourWeight[static_cast<std::size_t>(hour)])
        left -= HourWeight[static_cast<std::size_t>(hour++)];
    return (hour * 3600 + random.below(3600) + UtcOffset) % Day;
}

std::string_view lookAlikes(char character)
{
    switch (character) {
    case 'O':
        return "0DQ";
    case '0':
        return "ODQ";
    case 'D':
        return "0OQ";
    case 'Q':
        return "0OD";
    case '8':
        return "B";
    case 'B':
        return "8";
    case '1':
        return "I";
    case 'I':
        return "1";
    case '5':
        return "S";
    case 'S':
        return "5";
    case '2':
        return "Z";
    case 'Z':
        return "2";
    default:
        return {};
    }
}

/// One character of the part after `QQ` is swapped for a look-alike, lost, or another one.
std::string misread(std::string plate, Random& random)
{
    constexpr std::size_t Mark = 2;
    const std::size_t count = plate.size() - Mark, first = random.below(count);
    const std::uint32_t way = random.below(10);
    if (way < 8)
        for (std::size_t i = 0; i < count; ++i) {
            char& character = plate[Mark + (first + i) % count];
            if (const auto others = lookAlikes(character); !others.empty()) {
                character = others[random.below(others.size())];
                return plate;
            }
        }
    if (way == 8 && count > 3)
        plate.erase(Mark + first, 1);
    else
        plate[Mark + first] = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"[random.below(33)];
    return plate;
}

} // namespace

Traffic::Traffic(std::uint64_t reads, std::uint64_t seed)
    : m_reads(reads)
    , m_seed(seed)
    , m_vehicles(static_cast<std::uint32_t>(std::max<std::uint64_t>(1000, reads / 8)))
    , m_city(seed)
{
    Random random(mixed(seed) + 1);
    for (int i = 0; i < Convoys; ++i) {
        m_leaders.push_back(m_vehicles / 50 + random.below(m_vehicles / 10));
        m_followers.push_back(m_vehicles / 5 + random.below(m_vehicles / 2));
    }
}

std::vector<std::string> Traffic::leaders() const
{
    std::vector<std::string> plates;
    for (std::uint32_t leader : m_leaders)
        plates.push_back(m_city.vehicle(leader).plate);
    return plates;
}

std::uint32_t Traffic::vehicle(Random& random) const
{
    const double u = random.unit();
    return std::min(m_vehicles - 1, static_cast<std::uint32_t>(m_vehicles * u * u));
}

void Traffic::trip(Passes& today, std::int64_t day, Random& random)
{
    if (random.unit() < 0.32) { // a patrol car drives by
        today.push_back({ day + timeOfDay(random), vehicle(random),
                          FixedCameras + static_cast<int>(random.below(PatrolCars)), random.next() });
        return;
    }
    std::uint32_t driver = vehicle(random), follower = 0;
    bool convoy = false;
    if (random.below(2000) == 0) {
        const std::uint32_t pair = random.below(Convoys);
        driver = m_leaders[pair], follower = m_followers[pair], convoy = true;
    }
    const std::int64_t behind = 5 + random.below(30);
    int camera = random.below(2) == 0 ? static_cast<int>(mixed(driver ^ m_seed) % FixedCameras)
                                      : static_cast<int>(random.below(FixedCameras));
    std::int64_t time = day + timeOfDay(random);
    int before = -1;
    for (int length = 0; length < 10; ++length) {
        const auto pass = [&](std::uint32_t who, std::int64_t when) {
            (when < day + Day ? today : m_tomorrow).push_back({ when, who, camera, random.next() });
        };
        pass(driver, time);
        if (convoy && random.below(10) != 0)
            pass(follower, time + behind);
        if (random.unit() >= 0.72)
            return;
        int next;
        do
            next = m_city.neighbour(camera, random.below(8));
        while (next == before);
        const double speed = 10 + 8 * random.unit(); // metres per second
        const double waiting = 40 * random.unit(); // seconds
        time += 3 + static_cast<std::int64_t>(m_city.distance(camera, next) / speed + waiting);
        before = std::exchange(camera, next);
    }
}

BenchRead Traffic::read(const Pass& pass, std::uint64_t number) const
{
    Random random(pass.noise);
    BenchRead out { .number = number,
                    .time = pass.time,
                    .camera = pass.camera,
                    .place = {},
                    .plate = {},
                    .vehicle = m_city.vehicle(pass.vehicle),
                    .confidence = 8000 + static_cast<int>(random.below(1999)) };
    out.plate = out.vehicle.plate;
    if (random.below(50) == 0) {
        out.confidence -= 2500;
        out.plate = misread(std::move(out.plate), random);
    }
    out.place = pass.camera < FixedCameras ? m_city.camera(pass.camera)
                                           : m_city.patrolCar(pass.camera - FixedCameras, pass.time);
    return out;
}

void Traffic::run(const std::function<void(const BenchRead&)>& take)
{
    double weeks = 0;
    for (int day = 0; day < Days; ++day)
        weeks += dayWeight(day);
    Random random(mixed(m_seed) + 2);
    m_tomorrow.clear();
    std::uint64_t number = 0;
    double done = 0;
    for (int day = 0; day < Days; ++day) {
        done += dayWeight(day);
        const std::uint64_t until =
            day == Days - 1 ? m_reads : static_cast<std::uint64_t>(static_cast<double>(m_reads) * done / weeks);
        Passes today = std::exchange(m_tomorrow, {});
        while (number + today.size() < until)
            trip(today, FirstDay + day * Day, random);
        std::ranges::sort(today);
        if (day == Days - 1 && number + today.size() > m_reads)
            today.resize(m_reads - number); // a last trip may have brought a few too many
        for (const Pass& pass : today)
            take(read(pass, ++number));
    }
}

} // namespace plateglass::bench
