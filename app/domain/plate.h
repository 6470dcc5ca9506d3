// A plate as text: normal form, kind, jurisdiction. Rules: README of this folder's table and the query reference.
#pragma once

#include "base/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace plateglass::domain {

/// How a plate's text may be searched.
enum class PlateKind {
    Plate,     ///< at most 10 characters A-Z 0-9
    LongPlate, ///< longer, or with characters of other scripts: same meaning, slower path
    Pseudonym, ///< a hashed plate of a public data set: exact and prefix only, shown as 8 characters and an ellipsis
};

/// Normal form: NFKC, upper case, everything that is neither letter nor digit dropped (any script). May be empty.
/// Errc::Malformed when the input is not UTF-8.
[[nodiscard]] base::Result<std::string> normalForm(std::string_view raw);

/// Plate or LongPlate, from a text in normal form. (A pseudonym is known from its column, never guessed.)
[[nodiscard]] PlateKind kindOf(std::string_view normal);

/// ISO 3166-2 (`US-CA`) or 3166-1 (`DE`); empty means unknown, which is a value of its own.
struct Jurisdiction {
    std::string code;
    auto operator<=>(const Jurisdiction&) const = default;
    [[nodiscard]] bool known() const { return !code.empty(); }
};

/// Upper-cases and checks a code; `CA` becomes `US-CA` where the workspace's country is `US` and CA is one of its
/// subdivisions by form (two letters). Empty and `unknown` give the unknown jurisdiction. Errc::Malformed otherwise.
[[nodiscard]] base::Result<Jurisdiction> jurisdictionOf(std::string_view text, std::string_view workspaceCountry);

/// Who a vehicle is said to be: plate text in normal form and jurisdiction.
struct Plate {
    std::string text;
    Jurisdiction jurisdiction;
    PlateKind kind = PlateKind::Plate;
    auto operator<=>(const Plate&) const = default;
};

/// What a window shows: the text, or for a pseudonym its first 8 characters and `…`.
[[nodiscard]] std::string displayText(const Plate& plate);

} // namespace plateglass::domain
