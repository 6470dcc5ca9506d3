#include "engine/word_scan.h"

#include "base/check.h"

#include <algorithm>

namespace plateglass::engine {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kBlock = 512;           ///< words asked together: they and their flags stay in the first cache
constexpr std::size_t kLookEvery = 1 << 15;   ///< words between two looks at the stop token

using Flags = std::uint64_t*; ///< one for each word of a block; not 0: passes

/// Inlined into one function for each kind of processor, and compiled for it there.
[[gnu::always_inline]] inline void askPattern(const Word* words, std::size_t count, const WordPattern& pattern, Flags flags)
{
    for (std::size_t i = 0; i < count; ++i) flags[i] = 0;
    for (const auto& placement : pattern.placements()) {
        const Word value = placement.value, mask = placement.mask;
        if (placement.setCount == 0) {
            for (std::size_t i = 0; i < count; ++i) flags[i] |= ((words[i] ^ value) & mask) == 0 ? 1u : 0u;
            continue;
        }
        Word passes[kBlock];
        for (std::size_t i = 0; i < count; ++i) passes[i] = ((words[i] ^ value) & mask) == 0 ? 1u : 0u;
        for (int s = 0; s < placement.setCount; ++s) {
            const SymbolSet allowed = placement.sets[static_cast<std::size_t>(s)].allowed;
            const int shift = placement.sets[static_cast<std::size_t>(s)].shift;
            for (std::size_t i = 0; i < count; ++i) passes[i] &= allowed >> (words[i] >> shift & 63);
        }
        for (std::size_t i = 0; i < count; ++i) flags[i] |= passes[i];
    }
}

/// Myers' recurrence, one column of the table for each symbol of the words; a word that has ended keeps its count.
[[gnu::always_inline]] inline void askEdits(const Word* words, std::size_t count, const EditPattern& pattern, Flags flags)
{
    std::uint64_t up[kBlock], down[kBlock], edits[kBlock];
    const int last = pattern.length - 1;
    for (std::size_t i = 0; i < count; ++i) {
        up[i] = ~std::uint64_t(0);
        down[i] = 0;
        edits[i] = static_cast<std::uint64_t>(pattern.length);
    }
    for (int at = 0; at < kMostSymbols; ++at) {
        const int shift = shiftOf(at);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t symbol = words[i] >> shift & 63;
            const std::uint64_t keep = symbol == 0 ? ~std::uint64_t(0) : 0;
            const std::uint64_t equal = pattern.places[symbol];
            const std::uint64_t vertical = equal | down[i];
            const std::uint64_t horizontal = (((equal & up[i]) + up[i]) ^ up[i]) | equal;
            std::uint64_t plus = down[i] | ~(horizontal | up[i]);
            std::uint64_t minus = up[i] & horizontal;
            edits[i] += ((plus >> last & 1) - (minus >> last & 1)) & ~keep;
            plus = plus << 1 | 1;
            minus <<= 1;
            up[i] = (up[i] & keep) | ((minus | ~(vertical | plus)) & ~keep);
            down[i] = (down[i] & keep) | ((plus & vertical) & ~keep);
        }
    }
    const auto most = static_cast<std::uint64_t>(pattern.most);
    for (std::size_t i = 0; i < count; ++i) flags[i] = edits[i] <= most ? 1 : 0;
}

template <class Pattern>
[[gnu::always_inline]] inline void ask(const Word* words, std::size_t count, const Pattern& pattern, Flags flags)
{
    if constexpr (std::is_same_v<Pattern, WordPattern>) askPattern(words, count, pattern, flags);
    else askEdits(words, count, pattern, flags);
}

template <class Pattern>
void askPlainly(const Word* words, std::size_t count, const Pattern& pattern, Flags flags) { ask(words, count, pattern, flags); }
#if defined(__x86_64__)
template <class Pattern>
[[gnu::target("avx2")]] void askAvx2(const Word* words, std::size_t count, const Pattern& pattern, Flags flags) { ask(words, count, pattern, flags); }
template <class Pattern>
[[gnu::target("avx512f,avx512dq,avx512vl,prefer-vector-width=512")]] void askAvx512(const Word* words, std::size_t count, const Pattern& pattern, Flags flags)
{
    ask(words, count, pattern, flags);
}
#endif

template <class Pattern>
auto askerFor(Vectors vectors)
{
#if defined(__x86_64__)
    if (vectors == Vectors::Avx512) return &askAvx512<Pattern>;
    if (vectors == Vectors::Avx2) return &askAvx2<Pattern>;
#endif
    PG_CHECK(vectors == Vectors::None);
    return &askPlainly<Pattern>;
}

template <class Pattern>
Result<void> scanFor(std::span<const Word> words, const Pattern& pattern, const std::stop_token& stop, std::vector<std::uint32_t>& hits, Vectors vectors)
{
    const auto asker = askerFor<Pattern>(vectors);
    std::uint64_t flags[kBlock];
    for (std::size_t from = 0; from < words.size(); from += kBlock) {
        if (from % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        const std::size_t count = std::min(kBlock, words.size() - from);
        asker(words.data() + from, count, pattern, flags);
        for (std::size_t i = 0; i < count; ++i)
            if ((flags[i] & 1) != 0) hits.push_back(static_cast<std::uint32_t>(from + i));
    }
    return {};
}

} // namespace

Vectors vectorsHere()
{
#if defined(__x86_64__)
    static const Vectors here = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") ? Vectors::Avx512
        : __builtin_cpu_supports("avx2")                                                                                                      ? Vectors::Avx2
                                                                                                                                              : Vectors::None;
    return here;
#else
    return Vectors::None;
#endif
}

Result<void> scan(std::span<const Word> words, const WordPattern& pattern, std::stop_token stop, std::vector<std::uint32_t>& hits, Vectors vectors)
{
    if (pattern.placements().empty()) return {};
    return scanFor(words, pattern, stop, hits, vectors);
}

EditPattern editPattern(const std::vector<unsigned>& symbols, int most)
{
    PG_CHECK(!symbols.empty() && symbols.size() <= 64);
    EditPattern out{.length = static_cast<int>(symbols.size()), .most = most};
    for (std::size_t i = 0; i < symbols.size(); ++i)
        if (symbols[i] != kEnd) out.places[symbols[i]] |= std::uint64_t(1) << i;
    return out;
}

Result<void> scan(std::span<const Word> words, const EditPattern& pattern, std::stop_token stop, std::vector<std::uint32_t>& hits, Vectors vectors)
{
    return scanFor(words, pattern, stop, hits, vectors);
}

} // namespace plateglass::engine
