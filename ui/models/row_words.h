// What one row of an answer says in each column, as text: the one place that turns narrow columns into words, for the
// table, the loupe and screen readers. Window thread, except where noted.
#pragma once

#include "domain/answer.h"
#include "ui/common/formats.h"
#include "ui/common/qt_std.h"

#include <QString>

#include <compare>

namespace plateglass::ui {

/// A vehicle's words as numbers; any thread.
struct VehicleWords {
    std::uint32_t type = 0, colour = 0, make = 0, model = 0;
    auto operator<=>(const VehicleWords&) const = default;
    [[nodiscard]] static VehicleWords of(const domain::AnswerRow& row) { return {row.vehicleType, row.colour, row.make, row.model}; }
    [[nodiscard]] static VehicleWords makeOf(const domain::AnswerRow& row) { return {0, 0, row.make, row.model}; } ///< make and model alone
};

/// `SUV dark Toyota`, as the source wrote the words; empty where it wrote none. Any thread.
[[nodiscard]] QString vehicleText(const domain::Answer& answer, const VehicleWords& words);

/// `CAM-014 Mill`.
[[nodiscard]] QString cameraText(const domain::Camera& camera);
/// `45.5012, -30.0031`.
[[nodiscard]] QString placeText(const base::LatLon& place);

/// The plate as windows show it (a pseudonym is cut), split into what a reader sees as single characters.
[[nodiscard]] QStringList plateCharacters(const domain::Plate& plate);
/// For screen readers, so that no look-alike is heard as the other: `Q, Q, 8, letter O, zero, letter I, 3`.
[[nodiscard]] QString spelledPlate(const domain::Plate& plate);

/// The name of a character that is easily taken for another, or the character itself: `letter O`, `zero`, `8`.
[[nodiscard]] QString characterName(const QString& character);

/// The word beside the sign: `Look-alike`.
[[nodiscard]] QString tierWord(domain::Tier tier);
/// One sentence: how the plate answers what was asked.
[[nodiscard]] QString tierSentence(domain::Tier tier);

/// Three steps of a confidence: below 70 %, below 90 %, from 90 % as it is shown, rounded.
[[nodiscard]] int confidenceSteps(base::PerMille confidence);
/// What the boxes mean.
[[nodiscard]] QString boxesSentence();
/// A single character under 60 % is marked wherever it is shown.
[[nodiscard]] inline bool isLow(base::PerMille ofOneCharacter)
{
    constexpr int kLow = 600;
    return ofOneCharacter.value < kLow;
}

} // namespace plateglass::ui
