// The innermost loops: every word of a list asked, eight at a time where the processor can. The loops are written once and
// compiled for each kind of processor; the one it runs on is asked at the first call, and all give the same. No library of
// vector types stands between: plain loops over arrays are what compilers turn into vectors best. Any thread.
#pragma once

#include "base/result.h"
#include "engine/word_pattern.h"

#include <span>
#include <stop_token>
#include <vector>

namespace plateglass::engine {

/// Kinds of processor the loops are compiled for.
enum class Vectors { None, Avx2, Avx512 };
/// The best this machine has.
[[nodiscard]] Vectors vectorsHere();

/// Appends the positions of all words that pass. Errc::Cancelled within a fraction of a millisecond.
[[nodiscard]] base::Result<void> scan(std::span<const Word> words, const WordPattern& pattern, std::stop_token stop,
                                      std::vector<std::uint32_t>& hits, Vectors vectors = vectorsHere());

/// A plain text of at most 64 characters, to be compared by the number of substituted, inserted and lost characters
/// (Myers 1999, with its vectors of one word). Symbols that no packed plate holds count as characters that match nothing.
struct EditPattern {
    std::array<std::uint64_t, 64> places{}; ///< per symbol, the places of the text where it stands
    int length = 0;
    int most = 0; ///< edits allowed
};
[[nodiscard]] EditPattern editPattern(const std::vector<unsigned>& symbols, int most);
[[nodiscard]] base::Result<void> scan(std::span<const Word> words, const EditPattern& pattern, std::stop_token stop,
                                      std::vector<std::uint32_t>& hits, Vectors vectors = vectorsHere());

} // namespace plateglass::engine
