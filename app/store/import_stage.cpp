#include "store/import_stage.h"

#include "store/detail_row.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {
constexpr std::size_t kLookEvery = 1024; ///< rows between two looks at the stop token
} // namespace

Result<ImportStage> ImportStage::of(sqlite::Connection& connection)
{
    PG_TRY(auto tables, SideTables::of(connection));
    return ImportStage(connection, std::move(tables));
}

void ImportStage::add(const StoredRead& read, const domain::ReadRow& row, std::optional<Sha256> image)
{
    if (image || !row.candidates.empty()) m_extras.push_back({static_cast<std::uint32_t>(m_rows.size()), image, row.candidates});
    m_rows.add(read, encodeDetails(row));
}

Result<engine::RowOrder> ImportStage::fresh(const std::stop_token& stop)
{
    SegmentMemory memory; // of its own: what is read here may never be committed
    PG_TRY(auto segments, Segments::of(*m_connection, memory));
    engine::RowOrder out;
    const StoredRead* before = nullptr;
    std::size_t looks = 0;
    for (const auto row : engine::orderByPlate(m_rows.reads())) {
        if (looks++ % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        const auto& read = m_rows.readAt(row);
        const bool again = before != nullptr && before->historyKey() == read.historyKey();
        before = &read;
        if (again) continue;
        PG_TRY(const bool there, segments.hasSame(read));
        if (!there) out.push_back(row);
    }
    return out;
}

Result<std::uint64_t> ImportStage::flush(const std::stop_token& stop, const std::function<void(const StoredRead&)>& taken)
{
    PG_TRY(const auto order, fresh(stop));
    if (!order.empty()) {
        PG_TRY_VOID(addSegment(*m_connection, engine::encodeSegment(m_rows, order)));
    }
    std::vector<char> isTaken(m_rows.size());
    for (const auto row : order) isTaken[row] = 1;
    for (std::uint32_t row = 0; row < m_rows.size(); ++row)
        if (isTaken[row] != 0) taken(m_rows.readAt(row));
    for (const auto& extra : m_extras) {
        if (isTaken[extra.row] == 0) continue;
        const auto& read = m_rows.readAt(extra.row);
        if (extra.image) PG_TRY_VOID(m_tables.addImage(read, *extra.image));
        PG_TRY_VOID(m_tables.addRunnerUps(read, extra.runnerUps));
    }
    const std::uint64_t duplicates = m_rows.size() - order.size();
    m_rows.clear();
    m_extras.clear();
    return duplicates;
}

} // namespace plateglass::store
