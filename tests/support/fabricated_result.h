// Search results out of nothing, for tests of windows: fictional plates (QQ…), cameras of a city that is nowhere, times in
// May 2031. The same request gives the same rows. Header only; link app/gate.
#pragma once

#include "gate/questions.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <tuple>

namespace plateglass::test {

/// 2031-05-12 20:35:00 at UTC-7, the start of every fabricated window.
inline base::UtcTime fabricatedStart()
{
    using namespace std::chrono;
    return base::UtcTime::from(sys_days(2031y / May / 13) + 3h + 35min);
}

struct Fabrication {
    std::size_t rows = 412;
    base::Microseconds length = std::chrono::minutes(25);
    std::uint64_t beyond = 0;  ///< reads that matched but were cut off
    bool wholeTime = false;    ///< time:all instead of a window
    std::uint64_t withoutCoordinates = 0;
};

namespace fabrication {

inline std::vector<domain::Camera> cameras()
{
    using domain::CameraKind;
    const auto at = [](double lat, double lon) { return base::LatLon{base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)}; };
    return {
        {{1}, "CAM-014", "Mill", CameraKind::Fixed, at(45.5012, -30.0031), "N"},
        {{2}, "CAM-009", "Lake", CameraKind::Fixed, at(45.5074, -30.0102), "E"},
        {{3}, "CAM-021", "Orange", CameraKind::Fixed, at(45.4951, -29.9944), "S"},
        {{4}, "CAM-011", "Bridge", CameraKind::Fixed, at(45.5103, -29.9871), "W"},
        {{5}, "MOB-02", "", CameraKind::Mobile, std::nullopt, ""},
    };
}

inline std::vector<domain::AnswerPlate> plates(std::size_t many)
{
    using Kind = domain::Tier::Kind;
    std::vector<domain::AnswerPlate> list = {
        {{"QQ8O0I3", {"US-CA"}}, {Kind::Exact, 0}, {}},       {{"QQ880I3", {"US-CA"}}, {Kind::LookAlike, 1}, {3}},
        {{"QQ8O013", {}}, {Kind::LookAlike, 1}, {5}},         {{"QQ800I3", {"US-NV"}}, {Kind::LookAlike, 1}, {3}},
        {{"QQ8D0I3", {"US-CA"}}, {Kind::LookAlike, 1}, {3}},  {{"0Q8O013", {}}, {Kind::LookAlike, 2}, {0, 5}},
        {{"QQ8O0I", {"US-CA"}}, {Kind::Edited, 1}, {}},       {{"QQ8T0I3", {"US-CA"}}, {Kind::Edited, 1}, {3}},
        {{"QQ8O0I31", {}}, {Kind::Edited, 1}, {7}},           {{"QQ8L0M7", {"US-AZ"}}, {Kind::Edited, 2}, {3, 6}},
    };
    static constexpr std::array kLetters{'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'O', 'Q', 'Z', '0', '1', '8', '5'};
    for (std::size_t i = list.size(); i < many; ++i) {
        std::string text = "QQ";
        for (std::size_t digit = 0, rest = i * 2654435761U; digit < 5; ++digit, rest /= kLetters.size())
            text += kLetters[rest % kLetters.size()];
        list.push_back({{text, {}}, {Kind::Pattern, 0}, {}});
    }
    return list;
}

inline domain::AnswerRow row(std::size_t i, std::size_t plateCount, const Fabrication& wanted)
{
    const std::size_t noise = (i * 2654435761U) % 1000003U; // spreads neighbours apart, always the same way
    domain::AnswerRow r;
    r.id = {static_cast<std::int64_t>(88000 + i)};
    const auto part = static_cast<std::int64_t>(static_cast<double>(wanted.length.count()) * static_cast<double>(noise) / 1000003.0);
    r.time = fabricatedStart() + base::Microseconds(part / 100000 * 100000); // tenths
    r.plate = static_cast<std::uint32_t>(i < 10 ? i % plateCount : noise % plateCount);
    r.camera = static_cast<std::uint32_t>(noise % 5);
    r.mobile = r.camera == 4;
    r.hasPlace = !r.mobile || noise % 7 != 0;
    const auto site = cameras()[r.camera].place;
    if (r.hasPlace)
        r.place = site ? *site : base::LatLon{{455000000 + static_cast<std::int32_t>(noise % 90000)}, {-300000000 + static_cast<std::int32_t>(noise % 70000)}};
    r.hasConfidence = noise % 11 != 0;
    r.confidence = {static_cast<std::int16_t>(r.hasConfidence ? 520 + noise % 480 : 0)};
    r.direction = static_cast<std::uint32_t>(noise % 5);
    r.make = static_cast<std::uint32_t>(noise % 3 == 0 ? 0 : 5 + noise % 2);
    r.colour = static_cast<std::uint32_t>(noise % 4 == 0 ? 0 : 7 + noise % 2);
    r.vehicleType = static_cast<std::uint32_t>(9 + noise % 2);
    r.image = noise % 5 == 0 ? domain::ImageState::Expired : noise % 3 == 0 ? domain::ImageState::None : domain::ImageState::Stored;
    return r;
}

} // namespace fabrication

/// A complete result whose order is that of every answer: tier, then time, then read id.
inline std::shared_ptr<gate::SearchResult> fabricate(const Fabrication& wanted = {})
{
    auto result = std::make_shared<gate::SearchResult>();
    auto& answer = result->answer;
    answer.plates = fabrication::plates(std::clamp<std::size_t>(wanted.rows / 4, 10, 200000));
    answer.cameras = fabrication::cameras();
    answer.sources = {"city"};
    answer.words = {"", "N", "E", "S", "W", "Toyota", "Ford", "dark", "white", "SUV", "sedan"};
    answer.rows.reserve(wanted.rows);
    for (std::size_t i = 0; i < wanted.rows; ++i)
        answer.rows.push_back(fabrication::row(i, answer.plates.size(), wanted));
    std::ranges::sort(answer.rows, {}, [&answer](const domain::AnswerRow& r) { return std::tuple(answer.plates[r.plate].tier, r.time, r.id); });
    answer.matched = wanted.rows + wanted.beyond;
    answer.cut = wanted.beyond > 0;
    answer.withoutCoordinates = wanted.withoutCoordinates;
    result->query.time = domain::TimeTerm{.all = wanted.wholeTime, .window = {fabricatedStart(), fabricatedStart() + wanted.length}};
    result->query.plates.push_back(domain::PlateTerm{.patterns = {}, .lookAlikes = 1});
    for (const char c : std::string("QQ8O0I3")) {
        if (result->query.plates.front().patterns.empty())
            result->query.plates.front().patterns.emplace_back();
        result->query.plates.front().patterns.front().parts.push_back({domain::PatternPart::Kind::Character, std::string(1, c), false, {}});
    }
    result->text = "plate:QQ8O0I3~1";
    result->canonical = "plate:QQ8O0I3 ~1 ^0";
    result->asked = fabricatedStart() + std::chrono::hours(1);
    result->intentRecord = 41206;
    result->resultRecord = 41207;
    return result;
}

inline gate::ResultPtr fabricatedResult(const Fabrication& wanted = {})
{
    return fabricate(wanted);
}

} // namespace plateglass::test
