// The signs of a plate pattern as a value: ? * @ # [sets] and /re2/.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

namespace plateglass::domain {

/// One place of a pattern.
struct PatternPart {
    enum class Kind {
        Character, ///< exactly this one (`text` holds one character, UTF-8)
        Any,       ///< ? : exactly one
        Many,      ///< * : zero or more
        Letter,    ///< @ : one letter
        Digit,     ///< # : one digit
        OneOf,     ///< [ABC] or [!ABC] with ranges expanded and sorted in `set`
    };
    Kind kind = Kind::Character;
    std::string text;              ///< Character
    bool negated = false;          ///< OneOf
    std::vector<std::string> set;  ///< OneOf: sorted, unique characters
    bool operator==(const PatternPart&) const = default;
};

struct PlatePattern {
    std::vector<PatternPart> parts;
    std::string regex; ///< non-empty: an expert expression; parts is then empty
    bool operator==(const PlatePattern&) const = default;

    /// No signs at all: a plain plate (or a pseudonym).
    [[nodiscard]] bool plain() const
    {
        if (!regex.empty()) return false;
        for (const auto& part : parts)
            if (part.kind != PatternPart::Kind::Character) return false;
        return true;
    }
    /// The characters of a plain pattern; empty otherwise.
    [[nodiscard]] std::string plainText() const
    {
        std::string out;
        if (plain())
            for (const auto& part : parts) out += part.text;
        return out;
    }
};

} // namespace plateglass::domain
