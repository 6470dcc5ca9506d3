// The one table from an action to its icon, and the engine that tints it from the tokens. Window thread.
#pragma once

#include <QIcon>

namespace plateglass::ui {

class Theme;

enum class Icon {
    Investigate, Recording, Paused, Idle, Map, Timeline, Table, Loupe, ClearFilters, Previous, Next, Case, Camera,
    Warning, Error, Note, Ok, Incomplete, Lock, Play, NoImage,
};

/// Stroke for normal, accent and filled for checked, disabled colour for disabled. Follows the theme while shown.
[[nodiscard]] QIcon iconFor(Icon icon, const Theme& theme);

/// The icon as a pixmap in one colour, for painters. `side` in logical pixels.
[[nodiscard]] QPixmap iconPixmap(Icon icon, const QColor& colour, int side, qreal devicePixelRatio);

} // namespace plateglass::ui
