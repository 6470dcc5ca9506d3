// The sentence under the bar for each way a text can fail to be a query, translated. Any thread.
#pragma once

#include "domain/query.h"

#include <QString>

#include <string_view>
#include <vector>

namespace plateglass::ui {

/// By the fault's reason; a reason without a sentence here falls back to the fault's own English message.
[[nodiscard]] QString sentenceFor(const domain::QueryFault& fault);

/// All reasons that have a sentence here, for the test that the parser knows no other.
[[nodiscard]] std::vector<std::string_view> knownReasons();

} // namespace plateglass::ui
