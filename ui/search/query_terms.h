// What people draw on the map or drag on the timeline goes into the question's text as its in: or time: term. Pure; any
// thread.
#pragma once

#include <QString>

namespace plateglass::ui {

/// `text` with `term` in place of its terms of the same key (`in:`, `time:`), or at its end where it has none. The rest of
/// the text stays as typed.
[[nodiscard]] QString withTerm(const QString& text, const QString& term);

} // namespace plateglass::ui
