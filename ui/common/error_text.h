// The user's sentence for a failure: what happened, what it means, what to do. Made here once, translated. Any thread.
#pragma once

#include "base/result.h"

#include <QString>

namespace plateglass::ui {

/// At most two sentences; never holds the error's detail, which is for developers.
[[nodiscard]] QString sentenceFor(const base::Error& error);

} // namespace plateglass::ui
