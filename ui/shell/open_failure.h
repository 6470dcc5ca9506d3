// Why a workspace did not open, in a sentence that says what to do. Any thread.
#pragma once

#include "base/result.h"

#include <QString>

namespace plateglass::ui {

[[nodiscard]] QString openFailureSentence(const base::Error& error);

} // namespace plateglass::ui
