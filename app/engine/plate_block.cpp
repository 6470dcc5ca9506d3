#include "engine/plate_block.h"

#include "engine/radix_sort.h"

#include <algorithm>

namespace plateglass::engine {

namespace {

constexpr std::size_t kWorthTrigrams = 1 << 15; ///< fewer plates are walked in less time than a list of trigrams is read
constexpr std::uint32_t kTrigrams = 1 << 18;
constexpr Word kLongMark = Word(1) << 63;

void eachTrigram(Word word, auto&& visit)
{
    const int last = lengthOf(word) - 3;
    std::uint32_t seen[kMostSymbols];
    int count = 0;
    for (int at = 0; at <= last; ++at) {
        const auto trigram = static_cast<std::uint32_t>(word >> shiftOf(at + 2)) & (kTrigrams - 1);
        if (std::find(seen, seen + count, trigram) == seen + count) visit(seen[count++] = trigram);
    }
}

} // namespace

void PlateBlock::Builder::add(std::uint32_t id, std::string_view text, domain::PlateKind kind, std::uint16_t jurisdiction)
{
    const auto slot = static_cast<std::uint32_t>(m_ids.size());
    m_ids.push_back(id);
    m_jurisdictions.push_back(jurisdiction);
    const auto word = kind == domain::PlateKind::Plate ? pack(text) : std::nullopt;
    if (word) m_packed.push_back({*word, slot});
    else m_long.push_back({std::string(text), kind, slot});
}

void PlateBlock::Builder::add(const PlateBlock& block)
{
    const auto first = static_cast<std::uint32_t>(m_ids.size());
    m_ids.insert(m_ids.end(), block.m_ids.begin(), block.m_ids.end());
    m_jurisdictions.insert(m_jurisdictions.end(), block.m_jurisdictions.begin(), block.m_jurisdictions.end());
    for (std::uint32_t rank = 0; rank < block.m_words.size(); ++rank) m_packed.push_back({block.m_words[rank], first + block.m_slots[rank]});
    for (const auto& plate : block.m_long) m_long.push_back({plate.text, plate.kind, first + plate.slot});
}

PlateBlock PlateBlock::Builder::finish() &&
{
    radixSort(m_packed, 6 * kMostSymbols, [](const Packed& plate) { return plate.word; }); // equal words stay in the order of slots
    std::ranges::sort(m_long, {}, [](const Long& plate) { return std::tie(plate.text, plate.slot); });
    PlateBlock block;
    block.m_ids = std::move(m_ids);
    block.m_jurisdictions = std::move(m_jurisdictions);
    block.m_long = std::move(m_long);
    block.m_bySlot.resize(block.m_ids.size());
    block.m_words.reserve(m_packed.size());
    block.m_slots.reserve(m_packed.size());
    for (const auto& plate : m_packed) {
        block.m_bySlot[plate.slot] = plate.word;
        block.m_words.push_back(plate.word);
        block.m_slots.push_back(plate.slot);
    }
    for (std::size_t i = 0; i < block.m_long.size(); ++i) block.m_bySlot[block.m_long[i].slot] = kLongMark | i;
    return block;
}

PlateBlock::Trigrams::Trigrams(std::span<const Word> words)
{
    // Counted, then dealt out: each list comes out in the order of ranks.
    m_starts.assign(kTrigrams + 2, 0);
    for (const Word word : words) eachTrigram(word, [this](std::uint32_t trigram) { ++m_starts[trigram + 2]; });
    for (std::size_t t = 2; t < m_starts.size(); ++t) m_starts[t] += m_starts[t - 1];
    m_ranks.resize(m_starts.back());
    for (std::uint32_t rank = 0; rank < words.size(); ++rank)
        eachTrigram(words[rank], [&](std::uint32_t trigram) { m_ranks[m_starts[trigram + 1]++] = rank; });
}

std::optional<std::uint32_t> PlateBlock::slotOfId(std::uint32_t id) const
{
    if (m_ids.empty() || id < firstId() || id > lastId()) return std::nullopt;
    // Ids stand without gaps until a purge; then the slot is known without a look at the list.
    if (lastId() - firstId() + 1 == m_ids.size()) return id - firstId();
    if (const auto slot = id - firstId(); slot < m_ids.size() && m_ids[slot] == id) return slot;
    const auto at = std::ranges::lower_bound(m_ids, id);
    return *at == id ? std::optional(static_cast<std::uint32_t>(at - m_ids.begin())) : std::nullopt;
}

std::string PlateBlock::textAt(std::uint32_t slot) const
{
    const Word word = m_bySlot[slot];
    return (word & kLongMark) == 0 ? unpack(word) : m_long[word & ~kLongMark].text;
}

domain::PlateKind PlateBlock::kindAt(std::uint32_t slot) const
{
    const Word word = m_bySlot[slot];
    return (word & kLongMark) == 0 ? domain::PlateKind::Plate : m_long[word & ~kLongMark].kind;
}

std::vector<std::uint32_t> PlateBlock::slotsOf(std::string_view text, domain::PlateKind kind) const
{
    std::vector<std::uint32_t> out;
    const auto word = kind == domain::PlateKind::Plate ? pack(text) : std::nullopt;
    if (word) {
        const auto [first, last] = ranksIn({*word, *word});
        for (auto rank = first; rank < last; ++rank) out.push_back(m_slots[rank]);
    } else {
        for (const auto& plate : std::ranges::equal_range(m_long, text, {}, [](const Long& known) { return std::string_view(known.text); }))
            if (plate.kind == kind) out.push_back(plate.slot);
    }
    return out;
}

std::pair<std::uint32_t, std::uint32_t> PlateBlock::ranksIn(WordPattern::Range range) const
{
    const auto first = std::ranges::lower_bound(m_words, range.first), last = std::ranges::upper_bound(first, m_words.end(), range.last);
    return {static_cast<std::uint32_t>(first - m_words.begin()), static_cast<std::uint32_t>(last - m_words.begin())};
}

std::optional<std::span<const std::uint32_t>> PlateBlock::ranksWith(std::uint32_t trigram) const
{
    if (m_words.size() < kWorthTrigrams) return std::nullopt;
    std::call_once(m_trigrams->once, [this] { m_trigrams->all.emplace(m_words); });
    return m_trigrams->all->ranks(trigram);
}

} // namespace plateglass::engine
