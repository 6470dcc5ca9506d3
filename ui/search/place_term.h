// An area drawn on the map goes into the question's text as its in: term. Pure; any thread.
#pragma once

#include <QString>

namespace plateglass::ui {

/// `text` with `term` in place of its in: terms, or at its end where it has none. The rest of the text stays as typed.
[[nodiscard]] QString withPlaceTerm(const QString& text, const QString& term);

} // namespace plateglass::ui
