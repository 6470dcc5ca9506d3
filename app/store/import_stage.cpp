#include "store/import_stage.h"

#include <algorithm>
#include <numeric>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {
constexpr std::size_t kMostWaiting = 1 << 18;
constexpr std::size_t kLookEvery = 1024; ///< rows between two looks at the stop token
} // namespace

Result<ImportStage> ImportStage::of(sqlite::Connection& connection)
{
    PG_TRY(auto tables, WriterTables::of(connection));
    return ImportStage(std::move(tables));
}

bool ImportStage::full() const { return m_reads.size() >= kMostWaiting; }

void ImportStage::add(const StoredRead& read, StoredDetails details)
{
    m_reads.push_back(read);
    m_details.push_back(std::move(details));
}

Result<void> ImportStage::inOrder(Order& order, const std::stop_token& stop, auto&& key, auto&& each)
{
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return key(m_reads[i]); });
    std::size_t looks = 0;
    for (const auto i : order) {
        if (looks++ % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        PG_TRY_VOID(each(i));
    }
    return {};
}

Result<ImportStage::Order> ImportStage::addHistories(const std::stop_token& stop)
{
    Order all(m_reads.size()), taken;
    std::iota(all.begin(), all.end(), 0u);
    // Of duplicates inside the file the first one stands: same key, then the lower number.
    const auto key = [](const StoredRead& r) { return std::tuple(r.plate, r.time, r.camera, r.read); };
    PG_TRY_VOID(inOrder(all, stop, key, [&](std::uint32_t i) -> Result<void> {
        PG_TRY(const bool fresh, m_tables.addHistory(m_reads[i]));
        if (fresh) taken.push_back(i);
        return {};
    }));
    return taken;
}

Result<std::uint64_t> ImportStage::flush(const std::stop_token& stop, const std::function<void(const StoredRead&)>& taken)
{
    PG_TRY(auto order, addHistories(stop));
    PG_TRY_VOID(inOrder(
        order, stop, [](const StoredRead& r) { return std::tuple(cellOf(r), r.time, r.read); },
        [&](std::uint32_t i) { return m_tables.addPassage(m_reads[i]); }));
    PG_TRY_VOID(inOrder(
        order, stop, [](const StoredRead& r) { return std::tuple(r.camera, r.time, r.plate); },
        [&](std::uint32_t i) { return m_tables.addCameraTime(m_reads[i]); }));
    PG_TRY_VOID(inOrder(
        order, stop, [](const StoredRead& r) { return r.read; },
        [&](std::uint32_t i) {
            taken(m_reads[i]);
            return m_tables.addDetails(m_reads[i], m_details[i]);
        }));
    const std::uint64_t duplicates = m_reads.size() - order.size();
    m_reads.clear();
    m_details.clear();
    return duplicates;
}

} // namespace plateglass::store
