#include "store/import_stage.h"

#include "store/detail_row.h"

#include <algorithm>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using engine::RowOrder;

namespace {
constexpr std::size_t kLookEvery = 1024; ///< rows between two looks at the stop token
} // namespace

Result<ImportStage> ImportStage::of(sqlite::Connection& connection, Taken taken)
{
    PG_TRY(auto tables, SideTables::of(connection));
    return ImportStage(connection, std::move(tables), std::move(taken));
}

void ImportStage::Buffer::clear()
{
    rows.clear();
    extras.clear();
    firstTime = INT64_MAX, lastTime = INT64_MIN;
}

void ImportStage::add(const StoredRead& read, const domain::ReadRow& row, std::optional<Sha256> image)
{
    auto& [rows, extras, first, last] = m_waiting;
    if (image || !row.candidates.empty()) extras.push_back({static_cast<std::uint32_t>(rows.size()), image, row.candidates});
    rows.add(read, encodeDetails(row));
    first = std::min(first, read.time), last = std::max(last, read.time);
}

Result<RowOrder> ImportStage::fresh(const RowOrder& order, const std::stop_token& stop)
{
    SegmentMemory memory; // of its own: what is read here may never be committed
    PG_TRY(auto segments, Segments::of(*m_connection, memory));
    RowOrder out;
    std::size_t looks = 0;
    for (const auto row : order) {
        if (looks++ % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        PG_TRY(const bool there, segments.hasSame(m_waiting.rows.readAt(row)));
        if (!there) out.push_back(row);
    }
    return out;
}

Result<bool> ImportStage::meetsSegments()
{
    PG_TRY(auto meeting, m_connection->prepare("SELECT 1 FROM segments WHERE first_time <= ?2 AND last_time >= ?1 LIMIT 1"));
    return meeting.bindInteger(1, m_waiting.firstTime).bindInteger(2, m_waiting.lastTime).step();
}

Result<void> ImportStage::pack(const std::stop_token& stop)
{
    if (stop.stop_requested()) return fail(Errc::Cancelled);
    PG_TRY_VOID(storePacking());
    if (m_waiting.rows.size() == 0) return {};
    // Where no other reads are of the same time none can be a duplicate of theirs, and nothing but the rows is needed.
    PG_TRY(const bool meets, meetsSegments());
    if (meets) {
        Packed packed;
        PG_TRY(packed.order, fresh(engine::withoutDuplicates(m_waiting.rows.reads(), engine::orderByPlate(m_waiting.rows.reads())), stop));
        if (!packed.order.empty()) packed.segment = engine::encodeSegment(m_waiting.rows, packed.order);
        PG_TRY_VOID(store(m_waiting, packed));
        m_waiting.clear();
        return {};
    }
    std::swap(m_waiting, *m_packing);
    m_packed = std::async(std::launch::async, [rows = &m_packing->rows] {
        Packed packed;
        packed.order = engine::withoutDuplicates(rows->reads(), engine::orderByPlate(rows->reads()));
        packed.segment = engine::encodeSegment(*rows, packed.order);
        return packed;
    });
    return {};
}

Result<void> ImportStage::storePacking()
{
    if (!m_packed.valid()) return {};
    PG_TRY_VOID(store(*m_packing, m_packed.get()));
    m_packing->clear();
    return {};
}

Result<void> ImportStage::store(const Buffer& buffer, const Packed& packed)
{
    if (packed.segment) PG_TRY_VOID(addSegment(*m_connection, *packed.segment));
    const auto& rows = buffer.rows;
    std::vector<char> isTaken(rows.size());
    for (const auto row : packed.order) isTaken[row] = 1;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        if (isTaken[row] != 0) m_taken(rows.readAt(row));
    for (const auto& extra : buffer.extras) {
        if (isTaken[extra.row] == 0) continue;
        if (extra.image) PG_TRY_VOID(m_tables.addImage(rows.readAt(extra.row), *extra.image));
        PG_TRY_VOID(m_tables.addRunnerUps(rows.readAt(extra.row), extra.runnerUps));
    }
    m_duplicates += rows.size() - packed.order.size();
    return {};
}

Result<std::uint64_t> ImportStage::finish(const std::stop_token& stop)
{
    PG_TRY_VOID(pack(stop));
    PG_TRY_VOID(storePacking());
    return m_duplicates;
}

} // namespace plateglass::store
