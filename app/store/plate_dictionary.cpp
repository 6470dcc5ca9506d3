#include "store/plate_dictionary.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using engine::PlateBlock;

namespace {
constexpr std::size_t kLookEvery = 4096; ///< plates between two looks at the stop token: well under a millisecond
} // namespace

std::size_t PlateDictionary::size() const
{
    std::size_t sum = 0;
    for (const auto& block : m_blocks) sum += block->size();
    return sum;
}

std::optional<PlateDictionary::At> PlateDictionary::find(std::uint32_t id) const
{
    const auto block = std::ranges::lower_bound(m_blocks, id, {}, [](const auto& b) { return b->lastId(); });
    if (block == m_blocks.end()) return std::nullopt;
    const auto slot = (*block)->slotOfId(id);
    return slot ? std::optional(At{block->get(), *slot}) : std::nullopt;
}

Result<domain::Plate> PlateDictionary::plate(std::uint32_t id) const
{
    const auto at = find(id);
    if (!at) return fail(Errc::Corrupt, "a read names a plate that is not in the dictionary");
    return domain::Plate{at->block->textAt(at->slot), {m_jurisdictions[at->block->jurisdictionAt(at->slot)]}, at->block->kindAt(at->slot)};
}

std::optional<std::size_t> PlateDictionary::jurisdictionOf(std::uint32_t id) const
{
    const auto at = find(id);
    return at ? std::optional<std::size_t>(at->block->jurisdictionAt(at->slot)) : std::nullopt;
}

std::optional<std::uint32_t> PlateDictionary::numberOf(const domain::Plate& plate) const
{
    const auto jurisdiction = std::ranges::find(m_jurisdictions, plate.jurisdiction.code) - m_jurisdictions.begin();
    for (const auto& block : m_blocks)
        for (const auto slot : block->slotsOf(plate.text, plate.kind))
            if (block->jurisdictionAt(slot) == jurisdiction) return block->idAt(slot);
    return std::nullopt;
}

Result<std::vector<std::uint32_t>> PlateDictionary::answering(const engine::PlateQuestion& question, const std::stop_token& stop) const
{
    std::vector<std::uint32_t> ids;
    for (const auto& block : m_blocks) {
        PG_TRY(const auto slots, question.ask(*block, stop));
        for (const auto slot : slots) ids.push_back(block->idAt(slot));
    }
    return ids;
}

Result<void> PlateDictionary::extend(sqlite::Connection& connection, std::int64_t last, const std::stop_token& stop)
{
    const auto fresh = static_cast<std::size_t>(last - lastId());
    std::size_t joined = fresh;
    auto from = m_blocks.end();
    for (; from != m_blocks.begin() && (*std::prev(from))->size() < 2 * joined; --from) joined += (*std::prev(from))->size();
    PlateBlock::Builder builder;
    for (auto block = from; block != m_blocks.end(); ++block) builder.add(**block);
    PG_TRY_VOID(read(connection, builder, stop));
    m_blocks.erase(from, m_blocks.end());
    if (builder.size() > 0) m_blocks.push_back(std::make_shared<const PlateBlock>(std::move(builder).finish()));
    return {};
}

Result<void> PlateDictionary::read(sqlite::Connection& connection, PlateBlock::Builder& into, const std::stop_token& stop)
{
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < m_jurisdictions.size(); ++i) known.emplace(m_jurisdictions[i], i);
    PG_TRY(auto rows, connection.prepare("SELECT id, text, kind, jurisdiction FROM plates WHERE id > ?1 ORDER BY id"));
    rows.bindInteger(1, lastId());
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return {};
        if (into.size() % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        const auto [jurisdiction, added] = known.try_emplace(std::string(rows.text(3)), m_jurisdictions.size());
        if (added) m_jurisdictions.push_back(jurisdiction->first);
        if (m_jurisdictions.size() > std::numeric_limits<std::uint16_t>::max()) return fail(Errc::LimitExceeded, "more than 65,535 jurisdictions");
        into.add(static_cast<std::uint32_t>(rows.integer(0)), rows.text(1), static_cast<domain::PlateKind>(rows.integer(2)),
                 static_cast<std::uint16_t>(jurisdiction->second));
    }
}

Result<std::shared_ptr<const PlateDictionary>> PlateDictionaries::at(sqlite::Connection& connection, std::int64_t epoch, const std::stop_token& stop)
{
    PG_TRY(const std::int64_t last, connection.integer("SELECT coalesce(max(id), 0) FROM plates"));
    auto known = newest();
    const bool sameEpoch = known && known->m_epoch == epoch;
    if (sameEpoch && known->lastId() >= last) return known;
    auto next = sameEpoch ? std::make_shared<PlateDictionary>(*known) : std::make_shared<PlateDictionary>();
    next->m_epoch = epoch;
    PG_TRY_VOID(next->extend(connection, last, stop));
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
