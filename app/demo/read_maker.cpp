#include "demo/read_maker.h"

#include "base/time_text.h"
#include "demo/demo_time.h"
#include "demo/misread.h"
#include "demo/storyline.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace plateglass::demo {

namespace {

constexpr double kMisread = 0.042, kDoubtful = 0.09;

base::PerMille perMille(double value) { return {static_cast<std::int16_t>(std::clamp(value, 1.0, 999.0))}; }

std::string sha256(base::ByteView bytes)
{
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return base::toHex(digest);
}

/// As cameras burn it in: local time with its offset.
std::string clockOf(base::UtcTime time)
{
    const auto local = base::UtcTime{time.micros + std::chrono::duration_cast<base::Microseconds>(kOffset).count()};
    const std::string text = base::toRfc3339(local, base::Precision::Millisecond);
    return text.substr(0, 10) + " " + text.substr(11, 10) + " -07:00";
}

void setCharacters(domain::ReadRow& row, imaging::Chance& chance, double quality)
{
    for (std::size_t i = 0; i < row.plate.text.size(); ++i)
        row.characterConfidence.emplace_back(perMille(chance.between(quality - 60, 996)));
}

void doubt(domain::ReadRow& row, std::size_t at, std::string other, imaging::Chance& chance)
{
    row.characterConfidence[at] = perMille(chance.between(455, 598));
    row.candidates.push_back({std::move(other), perMille(chance.between(330, 450))});
    if (chance.once(3)) {
        std::string third = row.plate.text;
        third[at] = static_cast<char>('A' + chance.below(26));
        if (third != row.plate.text && third != row.candidates.front().text)
            row.candidates.push_back({ std::move(third), perMille(chance.between(60, 160)) });
    }
}

/// Readers average over the characters, and a weak one pulls the whole down.
base::PerMille overall(const std::vector<std::optional<base::PerMille>>& characters)
{
    double sum = 0, least = 1000;
    for (const auto& c : characters) sum += c->value, least = std::min<double>(least, c->value);
    return perMille(0.62 * sum / static_cast<double>(characters.size()) + 0.38 * least);
}

} // namespace

imaging::Chance ReadMaker::chanceOf(const Pass& pass) const
{
    imaging::Chance mix(m_seed ^ static_cast<std::uint64_t>(pass.time.micros));
    return imaging::Chance(mix.next() ^ (static_cast<std::uint64_t>(pass.vehicle) << 8) ^ static_cast<std::uint64_t>(pass.camera));
}

void ReadMaker::tell(const Pass& pass, domain::ReadRow& row, imaging::Chance& chance) const
{
    const Vehicle& vehicle = m_traffic.vehicles[pass.vehicle];
    row.plate.text = vehicle.plate;
    const double hour = hourOf(pass.time);
    const double quality = chance.between(870, 960) - (hour < 5.5 || hour > 20.5 ? 28 : 0); // nights are harder
    if (pass.script >= 0) {
        const StoryRead& told = storyReads()[static_cast<std::size_t>(pass.script)];
        row.plate.text = told.text;
        for (const int c : told.characters) row.characterConfidence.emplace_back(perMille(c));
        for (const auto& [text, confidence] : told.candidates) row.candidates.push_back({text, perMille(confidence)});
        if (told.characters.empty()) setCharacters(row, chance, told.confidence);
        row.confidence = perMille(told.confidence);
        return;
    }
    const bool cast = pass.vehicle < static_cast<std::uint32_t>(castSize());
    if (!cast && chance.with(kMisread)) {
        const Misread wrong = misread(vehicle.plate, chance);
        row.plate.text = wrong.text;
        setCharacters(row, chance, quality - 70);
        doubt(row, wrong.position, vehicle.plate, chance);
    } else {
        setCharacters(row, chance, quality);
        if (chance.with(kDoubtful)) {
            const auto at = 2 + static_cast<std::size_t>(chance.below(static_cast<int>(row.plate.text.size()) - 2));
            std::string other = row.plate.text;
            if (const auto alike = lookAlike(other[at], chance)) {
                other[at] = *alike;
                doubt(row, at, std::move(other), chance);
            }
        }
    }
    row.confidence = overall(row.characterConfidence);
}

domain::ReadRow ReadMaker::row(const Pass& pass, std::uint64_t number) const
{
    auto chance = chanceOf(pass);
    const Vehicle& vehicle = m_traffic.vehicles[pass.vehicle];
    domain::ReadRow row;
    row.time = pass.time;
    tell(pass, row, chance);
    row.plate.jurisdiction.code = pass.script < 0 && chance.with(0.018) ? "" : std::string(vehicle.jurisdiction);
    row.mobileCamera = pass.camera >= kFixedCameras;
    row.plateRaw = row.plate.text;
    if (row.mobileCamera) row.plateRaw.insert(3, " "); // the cars' reader sets a gap
    if (row.mobileCamera) {
        const int car = pass.camera - kFixedCameras;
        row.cameraCode = patrolCode(car);
        row.cameraName = patrolName(car);
        row.direction = windOf(pass.at, pass.towards);
        if (!chance.with(0.006)) row.place = placeOf(pass.at + rightOf(pass.at, pass.towards) * 3); // the car had a fix
    } else {
        const CameraSite& camera = m_cameras[static_cast<std::size_t>(pass.camera)];
        row.cameraCode = camera.code;
        row.cameraName = camera.name;
        row.direction = camera.heading;
        row.place = placeOf(camera.at);
    }
    if (!chance.with(0.05)) row.make = vehicle.make, row.model = chance.with(0.12) ? "" : vehicle.model;
    if (!chance.with(0.02)) row.colour = vehicle.colour;
    if (!chance.with(0.01)) row.vehicleType = vehicle.type;
    const std::string digits = std::to_string(number);
    row.externalId = "LH31-" + std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
    row.image = domain::ImageState::Expired;
    return row;
}

base::Result<domain::ImageBlob> ReadMaker::photograph(const Pass& pass, domain::ReadRow& row) const
{
    const Vehicle& vehicle = m_traffic.vehicles[pass.vehicle];
    imaging::PlateScene scene;
    scene.plate = vehicle.plate; // what is true, whatever the reader said
    scene.jurisdiction = vehicle.jurisdiction;
    scene.colour = vehicle.colour;
    scene.vehicleType = vehicle.type;
    scene.caption = row.cameraCode + " " + row.cameraName + " " + row.direction;
    scene.clock = clockOf(pass.time);
    scene.hour = hourOf(pass.time);
    scene.street = row.mobileCamera ? chanceOf(pass).next() % 64 : static_cast<std::uint64_t>(pass.camera) + 100;
    scene.seed = chanceOf(pass).next();
    PG_TRY(const auto drawn, imaging::drawPlatePhoto(scene));
    PG_TRY(auto bytes, imaging::encodeJpeg(drawn.photo, 80));
    row.image = domain::ImageState::Stored;
    row.imageSha256 = sha256(bytes);
    row.plateBox = drawn.plateBox;
    return domain::ImageBlob{row.imageSha256, std::move(bytes)};
}

} // namespace plateglass::demo
