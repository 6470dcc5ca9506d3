// Numbers by a word and a number beside it, such as a plate and its jurisdiction: an open table, twice as large as what is in it, so that a
// plate costs one look at memory. Grows; never shrinks. One thread.
#pragma once

#include "engine/packed_plate.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace plateglass::engine {

class WordMap {
public:
    WordMap() = default;
    /// With room for so many, up to some hundred thousand.
    explicit WordMap(std::size_t expected) : m_slots(std::bit_ceil(std::clamp<std::size_t>(expected * 2, 64, std::size_t(1) << 18))) {}

    /// The number kept for the key, 0 where it is new; the caller puts the number there before it asks again.
    [[nodiscard]] std::uint32_t& at(Word word, std::uint32_t jurisdiction)
    {
        if (m_used * 2 >= m_slots.size()) grow();
        Slot& slot = m_slots[find(m_slots, word, jurisdiction)];
        if (slot.number == 0) {
            slot.word = word, slot.jurisdiction = jurisdiction;
            ++m_used;
        }
        return slot.number;
    }

private:
    struct Slot {
        Word word = 0;
        std::uint32_t jurisdiction = 0, number = 0;
    };
    static std::size_t find(const std::vector<Slot>& slots, Word word, std::uint32_t jurisdiction)
    {
        std::uint64_t mixed = (word + jurisdiction) * 0x9E3779B97F4A7C15u;
        mixed ^= mixed >> 32;
        for (std::size_t at = mixed & (slots.size() - 1);; at = (at + 1) & (slots.size() - 1))
            if (slots[at].number == 0 || (slots[at].word == word && slots[at].jurisdiction == jurisdiction)) return at;
    }
    void grow()
    {
        std::vector<Slot> larger(m_slots.empty() ? 1024 : m_slots.size() * 2);
        for (const auto& slot : m_slots)
            if (slot.number != 0) larger[find(larger, slot.word, slot.jurisdiction)] = slot;
        m_slots = std::move(larger);
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

} // namespace plateglass::engine
