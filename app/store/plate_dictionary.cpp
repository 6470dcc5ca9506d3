#include "store/plate_dictionary.h"

#include <algorithm>
#include <unordered_map>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {
constexpr std::size_t kLookEvery = 4096; ///< plates between two looks at the stop token: well under a millisecond
constexpr std::size_t kMostBlocks = 64;  ///< more small imports than that, and all blocks are read anew as one
} // namespace

PlateEntry PlateDictionary::Block::entry(std::size_t i) const
{
    const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
    return {ids[i], std::string_view(texts).substr(begin, ends[i] - begin), kinds[i], jurisdictions[i]};
}

std::size_t PlateDictionary::size() const
{
    std::size_t sum = 0;
    for (const auto& block : m_blocks) sum += block->ids.size();
    return sum;
}

std::uint32_t PlateDictionary::lastId() const { return m_blocks.empty() ? 0 : m_blocks.back()->ids.back(); }

std::optional<PlateEntry> PlateDictionary::find(std::uint32_t id) const
{
    const auto block = std::ranges::lower_bound(m_blocks, id, {}, [](const auto& b) { return b->ids.back(); });
    if (block == m_blocks.end()) return std::nullopt;
    const auto at = std::ranges::lower_bound((*block)->ids, id);
    if (*at != id) return std::nullopt;
    return (*block)->entry(static_cast<std::size_t>(at - (*block)->ids.begin()));
}

domain::Plate PlateDictionary::plate(const PlateEntry& entry) const
{
    return {std::string(entry.text), {m_jurisdictions[entry.jurisdiction]}, entry.kind};
}

Result<void> PlateDictionary::forEach(std::stop_token stop, const std::function<void(const PlateEntry&)>& visit) const
{
    for (const auto& block : m_blocks)
        for (std::size_t i = 0; i < block->ids.size(); ++i) {
            if (i % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
            visit(block->entry(i));
        }
    return {};
}

Result<void> PlateDictionary::extend(sqlite::Connection& connection, std::stop_token stop)
{
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < m_jurisdictions.size(); ++i) known.emplace(m_jurisdictions[i], i);
    PG_TRY(auto rows, connection.prepare("SELECT id, text, kind, jurisdiction FROM plates WHERE id > ?1 ORDER BY id"));
    rows.bindInteger(1, lastId());
    auto block = std::make_shared<Block>();
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) break;
        if (block->ids.size() % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        const auto [jurisdiction, added] = known.try_emplace(std::string(rows.text(3)), static_cast<std::uint32_t>(m_jurisdictions.size()));
        if (added) m_jurisdictions.push_back(jurisdiction->first);
        block->ids.push_back(static_cast<std::uint32_t>(rows.integer(0)));
        block->texts += rows.text(1);
        block->ends.push_back(static_cast<std::uint32_t>(block->texts.size()));
        block->kinds.push_back(static_cast<domain::PlateKind>(rows.integer(2)));
        block->jurisdictions.push_back(jurisdiction->second);
    }
    if (!block->ids.empty()) m_blocks.push_back(std::move(block));
    return {};
}

Result<std::shared_ptr<const PlateDictionary>> PlateDictionaries::at(sqlite::Connection& connection, std::int64_t epoch,
                                                                     std::stop_token stop)
{
    PG_TRY(const std::int64_t last, connection.integer("SELECT coalesce(max(id), 0) FROM plates"));
    auto known = newest();
    const bool sameEpoch = known && known->m_epoch == epoch;
    if (sameEpoch && known->lastId() >= last) return known;
    const bool share = sameEpoch && known->m_blocks.size() < kMostBlocks;
    auto next = share ? std::make_shared<PlateDictionary>(*known) : std::make_shared<PlateDictionary>();
    next->m_epoch = epoch;
    PG_TRY_VOID(next->extend(connection, stop));
    keep(next);
    return next;
}

std::shared_ptr<const PlateDictionary> PlateDictionaries::newest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newest;
}

void PlateDictionaries::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_newest.reset();
}

void PlateDictionaries::keep(std::shared_ptr<const PlateDictionary> dictionary)
{
    const std::scoped_lock lock(m_mutex);
    const bool newer = !m_newest || dictionary->m_epoch > m_newest->m_epoch
        || (dictionary->m_epoch == m_newest->m_epoch && dictionary->lastId() > m_newest->lastId());
    if (newer) m_newest = std::move(dictionary);
}

} // namespace plateglass::store
