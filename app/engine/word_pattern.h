// A pattern with signs as tests of packed plates. Each star is spelled out: `7?B*2` becomes one mask for every place the 2
// can stand at, so that a plate is asked a few times `(word ^ value) & mask == 0` and nothing else. Example: `*12` over
// plates of two to ten characters is nine masks. Immutable; any thread.
#pragma once

#include "domain/look_alikes.h"
#include "domain/plate_pattern.h"
#include "engine/packed_plate.h"

#include <array>
#include <vector>

namespace plateglass::engine {

class WordPattern {
public:
    /// One way of lying over a plate. Positions that take more than one symbol are sets beside the mask.
    struct Placement {
        struct Set {
            SymbolSet allowed = 0;
            int shift = 0;
        };
        Word value = 0;
        Word mask = 0;
        int setCount = 0;
        std::array<Set, kMostSymbols> sets{};
    };

    enum class Ends { Anchored, Open }; ///< Open: `has:`
    /// `pattern` is no expression. With `swaps` every character takes its look-alikes too, and the pattern is no longer exact.
    WordPattern(const domain::PlatePattern& pattern, Ends ends, int swaps, const domain::LookAlikes& lookAlikes);

    [[nodiscard]] const std::vector<Placement>& placements() const { return m_placements; } ///< none: no packed plate answers
    /// False where plates pass that do not answer: whoever asks must look at those that pass again.
    [[nodiscard]] bool exact() const { return m_exact; }
    [[nodiscard]] bool matches(Word word) const;

    /// All that pass lie between these, both included: what stands before the first sign narrows a sorted list.
    struct Range {
        Word first = 0;
        Word last = kLastWord;
    };
    [[nodiscard]] Range range() const { return m_range; }
    /// Three characters in a row that every plate that passes holds, as one number of 18 bits.
    [[nodiscard]] const std::vector<std::uint32_t>& trigrams() const { return m_trigrams; }

private:
    using Piece = std::vector<SymbolSet>; ///< what stands between stars
    using Allowed = std::array<SymbolSet, kMostSymbols>;
    struct Shape {
        std::vector<Piece> pieces;
        bool fromStart = false, toEnd = false;
    };
    void place(const Shape& shape, std::size_t piece, int from, const Allowed& before);
    void add(const Allowed& allowed);
    void narrow(const Shape& shape);

    std::vector<Placement> m_placements;
    std::vector<std::uint32_t> m_trigrams;
    Range m_range;
    bool m_exact = true;
};

} // namespace plateglass::engine
