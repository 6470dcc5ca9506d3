// Random reads and random questions in which borders are common: times on full minutes around an autumn fold, places on
// a grid that the areas' corners share, plates from an alphabet of look-alikes.
#pragma once

#include "domain/query_parser.h"
#include "domain/read.h"

#include <format>
#include <random>

namespace plateglass::test {

class Random {
public:
    explicit Random(unsigned seed) : m_engine(seed) {}
    int below(int n) { return static_cast<int>(m_engine() % static_cast<unsigned>(n)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    T of(std::initializer_list<T> list)
    {
        return list.begin()[below(static_cast<int>(list.size()))];
    }

private:
    std::mt19937 m_engine;
};

/// 2025-11-01T00:00:00Z: the fold of Los Angeles comes on 2 November at 09:00 UTC.
inline constexpr std::int64_t kEra = 1'761'955'200'000'000;
inline constexpr int kMinutes = 3 * 24 * 60;

inline std::string randomText(Random& random, int longest)
{
    std::string out;
    const int length = 1 + random.below(longest);
    for (int i = 0; i < length; ++i) out += random.of({'0', 'O', '8', 'B', '1', 'A'});
    return out;
}

inline base::LatLon gridPoint(Random& random)
{
    // Steps of 0.001 degrees around 34 N, and on both sides of the antimeridian.
    const std::int32_t lat = 340'000'000 + random.below(20) * 10'000;
    const std::int32_t east = random.below(20) * 10'000;
    if (random.chance(80)) return {{lat}, {-1'180'000'000 + east}};
    return {{lat}, {east < 100'000 ? 1'799'900'000 + east : -1'800'000'000 + (east - 100'000)}};
}

inline domain::Plate randomPlate(Random& random)
{
    const std::string jurisdiction = random.of<const char*>({"", "", "US-CA", "US-NV", "DE"});
    if (random.chance(5))
        return {
            random.of<const char*>({"25C8F131A0", "25C8F1", "25C8F131A0FFEEDD25C8F131A0FFEEDD25C8F131"}), {}, domain::PlateKind::Pseudonym};
    if (random.chance(5)) return {random.of<const char*>({"ÄB1", "БА18", "ÄB18"}), {jurisdiction}, domain::PlateKind::LongPlate};
    const auto text = randomText(random, random.chance(70) ? 3 : 12);
    return {text, {jurisdiction}, domain::kindOf(text)};
}

inline domain::ReadRow randomRow(Random& random)
{
    domain::ReadRow row{.plate = randomPlate(random)};
    row.plateRaw = row.plate.text + " raw";
    row.time = {kEra + random.below(kMinutes) * 60'000'000LL - (random.chance(20) ? 1 : 0)};
    const int camera = random.below(12);
    row.mobileCamera = camera >= 8;
    row.cameraCode = std::format("{}{}", row.mobileCamera ? "Car-" : "CAM-", camera);
    if (camera != 7 && random.chance(90)) {
        Random fixed(static_cast<unsigned>(camera + 1));
        row.place = gridPoint(row.mobileCamera || random.chance(5) ? random : fixed);
    }
    if (random.chance(80)) row.confidence = base::PerMille{static_cast<std::int16_t>(random.below(11) * 100)};
    row.make = random.of<const char*>({"", "Ford", "ford", "KIA", "MERCEDES BENZ"});
    row.model = random.of<const char*>({"", "Focus", "Rio"});
    row.colour = random.of<const char*>({"", "red", "Blue", "unknown"});
    row.vehicleType = random.of<const char*>({"", "car", "truck"});
    row.direction = random.of<const char*>({"", "N", "NE", "inbound"});
    row.image = random.of({domain::ImageState::None, domain::ImageState::Expired});
    for (int i = random.below(3); i > 0; --i)
        row.candidates.push_back({randomText(random, 3), {static_cast<std::int16_t>(random.below(1000))}});
    return row;
}

/// One pattern; `open` says whether it holds signs.
inline std::string randomPattern(Random& random, bool& open)
{
    std::string out;
    for (const char c : randomText(random, 4))
        out += random.chance(30) ? std::string(random.of<const char*>({"?", "*", "@", "#", "[8B0]", "[!1A]"})) : std::string(1, c);
    if (random.chance(10)) out = random.of<const char*>({"25C8F131A0", "25C8*", "25C8F1", "/[8B].*/", "ÄB1*", "*"});
    open = out.find_first_of("?*@#[/") != std::string::npos;
    return out;
}

inline std::string randomPlateTerm(Random& random)
{
    bool open = false;
    if (random.chance(15)) {
        auto pattern = randomPattern(random, open);
        return pattern.starts_with('/') ? "has:A" : "has:" + pattern;
    }
    std::string list = randomPattern(random, open);
    bool anyOpen = open, expression = list.starts_with('/');
    for (int more = random.chance(40) ? random.below(3) : 0; more > 0 && !expression; --more) {
        const auto next = randomPattern(random, open);
        if (next.starts_with('/')) continue;
        list += ',' + next;
        anyOpen = anyOpen || open;
    }
    std::string out = "plate:" + list;
    if (!expression && random.chance(40)) out += std::format(" ~{}{}", 1 + random.below(2), random.chance(30) ? "(38B)" : "");
    if (!expression && !anyOpen && random.chance(40)) out += std::format(" ^{}", 1 + random.below(2));
    if (random.chance(30)) out += " +candidates";
    return out;
}

inline std::string randomWindow(Random& random)
{
    const auto text = [](int minute) { return base::toRfc3339({kEra + minute * 60'000'000LL}, base::Precision::Second); };
    const int from = random.below(kMinutes);
    return "time:" + text(from) + ".." + text(from + 1 + random.below(random.chance(50) ? 120 : kMinutes));
}

inline std::string coordinates(base::LatLon p, char between)
{
    return std::format("{:.7f}{}{:.7f}", p.lat.degrees(), between, p.lon.degrees());
}

inline std::string randomArea(Random& random)
{
    const auto a = gridPoint(random), b = gridPoint(random);
    const base::LatLon c{a.lat, b.lon}; // a right angle, so that its sides run through the grid's points
    const bool flat = a.lat == b.lat || a.lon == b.lon;
    switch (random.below(flat ? 2 : 4)) {
    case 0: return std::format("circle({},{})", coordinates(a, ','), 50 + random.below(900));
    case 1:
        return std::format("box({},{})", coordinates({std::min(a.lat, b.lat), a.lon}, ','),
                           coordinates({std::max(a.lat, b.lat), b.lon}, ','));
    case 2: return std::format("polygon({},{},{})", coordinates(a, ' '), coordinates(b, ' '), coordinates(c, ' '));
    default: return std::format("corridor({},{},{})", coordinates(a, ' '), coordinates(b, ' '), 20 + random.below(300));
    }
}

inline std::string randomAttribute(Random& random)
{
    struct Choice {
        const char* key;
        std::initializer_list<const char*> values;
    };
    const auto choice = random.of<Choice>({{"state", {"US-CA", "CA", "DE", "unknown"}},
                                           {"make", {"FORD", "kia", "unknown", "\"mercedes benz\"", "absent"}},
                                           {"model", {"focus", "RIO", "unknown"}},
                                           {"colour", {"RED", "blue", "unknown"}},
                                           {"type", {"car", "unknown"}},
                                           {"dir", {"n", "NE", "unknown"}},
                                           {"source", {"one", "TWO", "unknown"}},
                                           {"image", {"yes", "no", "expired", "none"}},
                                           {"hit", {"yes", "no"}},
                                           {"verified", {"unverified", "yes"}}});
    std::string out = std::string(choice.key) + ':' + (random.chance(30) ? "!" : "") + random.of(choice.values);
    if (random.chance(30)) out += std::string(",") + random.of(choice.values);
    return out;
}

inline std::string randomQuery(Random& random)
{
    std::string out;
    const auto add = [&](int percent, auto&& make) {
        if (random.chance(percent)) out += (out.empty() ? "" : " ") + make();
    };
    add(55, [&] { return randomPlateTerm(random); });
    add(10, [&] { return randomPlateTerm(random); });
    add(60, [&] { return random.chance(20) ? std::string("time:all") : randomWindow(random); });
    add(20, [&] { return std::string("days:") + random.of<const char*>({"sat", "sun", "mon-fri", "sat-sun"}); });
    add(20,
        [&] { return std::string("hours:") + random.of<const char*>({"01:00..02:00", "22:00..02:00", "00:00..12:30", "01:30..01:31"}); });
    add(40, [&] { return "in:" + randomArea(random) + (random.chance(30) ? ',' + randomArea(random) : ""); });
    add(10, [&] { return "in:" + randomArea(random); });
    add(20, [&] {
        return std::string("cam:") + (random.chance(30) ? "!" : "")
            + random.of<const char*>({"CAM-1", "cam-2,Car-9", "3", "7,CAM-1", "nowhere"});
    });
    add(30, [&] { return randomAttribute(random); });
    add(10, [&] { return randomAttribute(random); });
    add(15, [&] { return std::format("conf{}{}", random.of<const char*>({">=", "<"}), random.below(11) * 10); });
    return out.empty() ? "time:all" : out;
}

} // namespace plateglass::test
