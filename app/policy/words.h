// The words of a text as people compare them: lower case, without accents. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

/// In order. Letters of the Latin scripts are folded to lower-case ASCII where they are ASCII with an accent (`Búsqueda` is
/// `busqueda`); scripts that are written without blanks give one word per character. Text that is not UTF-8 gives what can be read.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);

/// Characters, a run of blanks counting once: padding is no explanation. Blanks at both ends do not count.
[[nodiscard]] int charactersOf(std::string_view text);

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace plateglass::policy
