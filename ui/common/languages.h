// English needs a translation too: `%n read(s)` in the code becomes `1 read` and `2 reads` here. Window thread.
#pragma once

class QCoreApplication;

namespace plateglass::ui {

/// Installs the plural forms of the language on the application. Call once, before the first text is shown.
void loadLanguage(QCoreApplication& application);

} // namespace plateglass::ui
