// English needs a translation too: `%n read(s)` in the code becomes `1 read` and `2 reads` here. Window thread.
#pragma once

#include <QString>

class QCoreApplication;

namespace plateglass::ui {

/// Installs the plural forms of English, and over them the translation of `language` (`es`, `es_MX`) where the program has
/// one; numbers and dates follow. Empty: English. Call once, before the first text is shown.
void loadLanguage(QCoreApplication& application, const QString& language = {});

} // namespace plateglass::ui
