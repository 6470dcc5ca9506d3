#include "engine/near_words.h"

#include <algorithm>

namespace plateglass::engine {

namespace {

constexpr std::size_t kMostEdited = 40; ///< plates whose edits are listed: some twenty thousand words

/// Symbols at a position and behind it; and those before it.
Word lowPart(Word word, int position) { return word & ((Word(1) << (shiftOf(position) + 6)) - 1); }
Word highPart(Word word, int position) { return word & ~((Word(1) << (shiftOf(position) + 6)) - 1); }
Word replaced(Word word, int at, unsigned symbol) { return highPart(word, at) | Word(symbol) << shiftOf(at) | lowPart(word, at + 1); }
Word removed(Word word, int at) { return highPart(word, at) | lowPart(word, at + 1) << 6; }
/// The word has room for one more.
Word inserted(Word word, int at, unsigned symbol) { return highPart(word, at) | Word(symbol) << shiftOf(at) | lowPart(word, at) >> 6; }

void unique(std::vector<Word>& words)
{
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
}

void addSwaps(Word word, const domain::LookAlikes& lookAlikes, std::vector<Word>& out)
{
    const auto characterAt = [word](int i) { return static_cast<char32_t>(characterOf(symbolAt(word, i))); };
    for (int i = 0; i < lengthOf(word); ++i) {
        for (unsigned seen = 1; seen < kSymbols; ++seen)
            if (lookAlikes.swapped(characterAt(i), static_cast<char32_t>(characterOf(seen)))) out.push_back(replaced(word, i, seen));
        for (const auto& two : lookAlikes.twoForOne())
            if (i + 1 < lengthOf(word) && characterAt(i) == two.first && characterAt(i + 1) == two.second)
                out.push_back(removed(replaced(word, i, symbolOf(two.seen)), i + 1));
    }
}

void addEdits(Word word, std::vector<Word>& out)
{
    const int length = lengthOf(word);
    for (int i = 0; i < length; ++i) {
        out.push_back(removed(word, i));
        for (unsigned symbol = 1; symbol < kSymbols; ++symbol) out.push_back(replaced(word, i, symbol));
    }
    for (int i = 0; length < kMostSymbols && i <= length; ++i)
        for (unsigned symbol = 1; symbol < kSymbols; ++symbol) out.push_back(inserted(word, i, symbol));
}

} // namespace

std::optional<std::vector<Word>> nearWords(std::string_view asked, int swaps, int edits, const domain::LookAlikes& lookAlikes)
{
    const auto word = pack(asked);
    if (!word || edits > 1) return std::nullopt;
    // Swaps come first: they are of characters that were asked, and an edit may put any other in their place.
    std::vector<Word> words{*word};
    for (int i = 0; i < swaps; ++i) {
        for (std::size_t w = 0, count = words.size(); w < count; ++w) addSwaps(words[w], lookAlikes, words);
        unique(words);
    }
    if (edits == 0) return words;
    if (words.size() > kMostEdited) return std::nullopt;
    for (std::size_t w = 0, count = words.size(); w < count; ++w) addEdits(words[w], words);
    unique(words);
    return words;
}

} // namespace plateglass::engine
