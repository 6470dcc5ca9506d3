// The type table: which face, size and weight stands for what. Window thread.
#pragma once

#include <QFont>

namespace plateglass::ui {

enum class TextRole {
    Body,       ///< body, tables, forms
    Emphasis,   ///< buttons, the one word that matters
    Head,       ///< column and group heads
    PanelTitle,
    PageTitle,  ///< dialogs and pages of one card; never inside the workspace, which has four sizes
    EmptyTitle, ///< what an empty panel says
    Note,       ///< small notes
    PlateTable, ///< plates in tables and chips
    PlateLarge, ///< plates in the loupe
    Query,      ///< the question being written
    Code,       ///< record numbers, case numbers, keys, a question shown as an example
};

[[nodiscard]] QFont fontFor(TextRole role);

/// Makes Inter and Fira Code known to platforms that do not read the system's fonts (offscreen). Call once, after the
/// application exists.
void loadFonts();

} // namespace plateglass::ui
