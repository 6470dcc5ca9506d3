// In which order the table walks an answer: one key per row, made from ranks of the few distinct texts, so that sorting a
// million rows compares numbers only. Pure; any thread.
#pragma once

#include "domain/answer.h"

#include <QtTypes>

#include <stop_token>
#include <vector>

namespace plateglass::ui {

enum class ResultColumn { Plate, Tier, Confidence, Time, Camera, Direction, VehicleType, Colour, Make, Place };
inline constexpr int kResultColumns = 10;

enum class Sense { Ascending, Descending };

/// The first column sorts the way every answer is ordered: tier, then time, then read id.
struct RowOrder {
    ResultColumn column = ResultColumn::Tier;
    Sense sense = Sense::Ascending;
    bool operator==(const RowOrder&) const = default;
    [[nodiscard]] bool isTheAnswersOwn() const { return *this == RowOrder{}; }
};

/// All positions of the answer in that order; rows that tie keep the answer's order in both senses, and rows without a
/// value stand last in both. Empty when stopped.
[[nodiscard]] std::vector<qint64> orderedPositions(const domain::Answer& answer, RowOrder order, std::stop_token stop);

} // namespace plateglass::ui
