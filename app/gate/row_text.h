// Rows of a result as text, for what leaves the window. Pure; any thread.
#pragma once

#include "gate/questions.h"

#include <span>

namespace plateglass::gate {

[[nodiscard]] std::string_view columnName(Column column); ///< `cameraName`, the same word in files and in records
/// Empty where unknown. Times in UTC (RFC 3339), degrees with 7 decimals, confidence 0..1.
[[nodiscard]] std::string cellText(const domain::Answer& answer, const domain::AnswerRow& row, Column column);
/// True for columns of numbers, which no spreadsheet takes for a formula.
[[nodiscard]] bool isNumber(Column column);
[[nodiscard]] std::vector<Column> allColumns();

} // namespace plateglass::gate
