// `[` and `]` step the current read from every panel; this is the one place that says so. Window thread.
#pragma once

#include "ui/models/investigation.h"

#include <QKeyEvent>

namespace plateglass::ui {

/// True when the key was one of the two and has done its work.
[[nodiscard]] inline bool stepByKey(Investigation& investigation, const QKeyEvent& event)
{
    if (event.key() != Qt::Key_BracketLeft && event.key() != Qt::Key_BracketRight)
        return false;
    investigation.step(event.key() == Qt::Key_BracketLeft ? -1 : 1);
    return true;
}

} // namespace plateglass::ui
