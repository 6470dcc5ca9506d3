// Sorting by a word, eleven bits at a time from the lowest: several times as fast as comparing where there are many. Keeps the
// order of equal words. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace plateglass::engine {

/// `word(item)` is at most `bits` bits wide.
template <class Item>
void radixSort(std::vector<Item>& items, int bits, auto&& word)
{
    constexpr int kDigit = 11;
    std::vector<Item> other(items.size());
    for (int shift = 0; shift < bits; shift += kDigit) {
        const auto digit = [&](const Item& item) { return static_cast<std::size_t>(word(item) >> shift) & ((std::size_t(1) << kDigit) - 1); };
        std::array<std::size_t, (std::size_t(1) << kDigit) + 1> starts{};
        for (const auto& item : items) ++starts[digit(item) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
        for (auto& item : items) other[starts[digit(item)]++] = std::move(item);
        items.swap(other);
    }
}

} // namespace plateglass::engine
