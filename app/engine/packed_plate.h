// A plate of at most ten characters A-Z 0-9 as one machine word: ten symbols of six bits, the first in the highest place,
// 0 behind the last. Words compare as their texts do, and a plate has no holes: a symbol that is there says that all
// before it are. Example: `B2` is symbols 12, 3, 0, 0 … Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plateglass::engine {

using Word = std::uint64_t;
using SymbolSet = std::uint64_t; ///< bit n: symbol n may stand here; bit 0: nothing stands here

inline constexpr int kMostSymbols = 10;
inline constexpr unsigned kEnd = 0, kFirstDigit = 1, kFirstLetter = 11, kSymbols = 37;
inline constexpr SymbolSet kDigits = 0x3FFu << kFirstDigit;
inline constexpr SymbolSet kLetters = SymbolSet(0x3FFFFFF) << kFirstLetter;
inline constexpr SymbolSet kAnySymbol = kDigits | kLetters, kNothing = 1, kAnySymbolOrNothing = kAnySymbol | kNothing;
inline constexpr Word kLastWord = ~Word(0) >> 4; ///< no word is greater

/// Bits below the symbol at a position, 0-based.
constexpr int shiftOf(int position) { return 6 * (kMostSymbols - 1 - position); }
constexpr unsigned symbolAt(Word word, int position) { return static_cast<unsigned>(word >> shiftOf(position)) & 63; }

/// 0 for a character that no packed plate holds.
constexpr unsigned symbolOf(char32_t c)
{
    if (c >= U'0' && c <= U'9') return static_cast<unsigned>(c - U'0') + kFirstDigit;
    if (c >= U'A' && c <= U'Z') return static_cast<unsigned>(c - U'A') + kFirstLetter;
    return kEnd;
}
constexpr char characterOf(unsigned symbol)
{
    return static_cast<char>(symbol < kFirstLetter ? '0' + (symbol - kFirstDigit) : 'A' + (symbol - kFirstLetter));
}

/// nullopt where the text is longer or holds other characters.
constexpr std::optional<Word> pack(std::string_view text)
{
    if (text.size() > kMostSymbols) return std::nullopt;
    Word word = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned symbol = symbolOf(static_cast<unsigned char>(text[i]));
        if (symbol == kEnd) return std::nullopt;
        word |= Word(symbol) << shiftOf(static_cast<int>(i));
    }
    return word;
}

constexpr int lengthOf(Word word)
{
    int length = 0;
    while (length < kMostSymbols && symbolAt(word, length) != kEnd) ++length;
    return length;
}

inline std::string unpack(Word word)
{
    char text[kMostSymbols];
    std::size_t length = 0;
    for (int i = 0; i < kMostSymbols && symbolAt(word, i) != kEnd; ++i) text[length++] = characterOf(symbolAt(word, i));
    return {text, length};
}

} // namespace plateglass::engine
