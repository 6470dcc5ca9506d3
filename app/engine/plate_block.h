// Distinct plates with the orders that make them searchable: by number, by text, and by three characters in a row. A block
// never changes; a dictionary is a few of them. About 26 bytes a plate, 50 where there are trigrams. Any thread.
//
// Packed plates stand sorted by their words, so that a text is found by halving, a prefix is a stretch of neighbours and
// everything else is one walk over an array. A position in that order is a rank; a position in the order of numbers a slot.
#pragma once

#include "domain/plate.h"
#include "engine/word_pattern.h"

#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace plateglass::engine {

class PlateBlock {
public:
    class Builder {
    public:
        /// In ascending order of ids.
        void add(std::uint32_t id, std::string_view text, domain::PlateKind kind, std::uint16_t jurisdiction);
        void add(const PlateBlock& block);
        [[nodiscard]] std::size_t size() const { return m_ids.size(); }
        [[nodiscard]] PlateBlock finish() &&;

    private:
        friend class PlateBlock;
        struct Packed {
            Word word;
            std::uint32_t slot;
            auto operator<=>(const Packed&) const = default;
        };
        struct Long {
            std::string text;
            domain::PlateKind kind;
            std::uint32_t slot;
        };
        std::vector<std::uint32_t> m_ids;
        std::vector<std::uint16_t> m_jurisdictions;
        std::vector<Packed> m_packed;
        std::vector<Long> m_long;
    };
    /// A plate that does not fit a word.
    using Long = Builder::Long;

    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    [[nodiscard]] std::uint32_t firstId() const { return m_ids.front(); } ///< of a block that is not empty
    [[nodiscard]] std::uint32_t lastId() const { return m_ids.back(); }

    [[nodiscard]] std::optional<std::uint32_t> slotOfId(std::uint32_t id) const;
    [[nodiscard]] std::uint32_t idAt(std::uint32_t slot) const { return m_ids[slot]; }
    [[nodiscard]] std::uint16_t jurisdictionAt(std::uint32_t slot) const { return m_jurisdictions[slot]; }
    /// Lets memory bring what textAt() and jurisdictionAt() will read.
    void prefetch(std::uint32_t slot) const
    {
        __builtin_prefetch(&m_bySlot[slot]);
        __builtin_prefetch(&m_jurisdictions[slot]);
    }
    [[nodiscard]] std::string textAt(std::uint32_t slot) const;
    [[nodiscard]] domain::PlateKind kindAt(std::uint32_t slot) const;

    /// Of plates with exactly this text and kind, one for each jurisdiction.
    [[nodiscard]] std::vector<std::uint32_t> slotsOf(std::string_view text, domain::PlateKind kind) const;

    [[nodiscard]] std::span<const Word> words() const { return m_words; } ///< by rank
    [[nodiscard]] std::uint32_t slotAt(std::uint32_t rank) const { return m_slots[rank]; }
    /// Ranks [first, last) of the words in the range.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> ranksIn(WordPattern::Range range) const;
    /// Ranks of all that hold the trigram; nullopt where there are so few plates that nobody kept them.
    [[nodiscard]] std::optional<std::span<const std::uint32_t>> ranksWith(std::uint32_t trigram) const;
    [[nodiscard]] std::span<const Long> longPlates() const { return m_long; } ///< sorted by text

private:
    class Trigrams {
    public:
        explicit Trigrams(std::span<const Word> words);
        [[nodiscard]] std::span<const std::uint32_t> ranks(std::uint32_t trigram) const { return std::span(m_ranks).subspan(m_starts[trigram], m_starts[trigram + 1] - m_starts[trigram]); }

    private:
        std::vector<std::uint32_t> m_starts, m_ranks; ///< ranks of trigram t: from start t to start t + 1
    };
    /// Made by the first question that can use them: the others need not wait for it.
    struct LateTrigrams {
        std::once_flag once;
        std::optional<Trigrams> all;
    };

    std::vector<std::uint32_t> m_ids;
    std::vector<std::uint16_t> m_jurisdictions;
    std::vector<Word> m_bySlot; ///< the word; for a plate that has none kLongMark and its position in m_long
    std::vector<Word> m_words;  ///< by rank
    std::vector<std::uint32_t> m_slots;
    std::vector<Long> m_long;
    std::unique_ptr<LateTrigrams> m_trigrams = std::make_unique<LateTrigrams>();
};

} // namespace plateglass::engine
