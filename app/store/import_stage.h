// Rows of an import that wait in memory until they are a segment: a million at most, and another million that a thread of its
// own is sorting and packing meanwhile. Duplicates leave here. Private to this folder.
#pragma once

#include "store/segment_writer.h"
#include "store/side_tables.h"

#include <future>

namespace plateglass::store {

class ImportStage {
public:
    using Taken = std::function<void(const StoredRead&)>;
    /// `taken(read)` is called, in the order of the file, for all but duplicates, when they are in the store.
    [[nodiscard]] static base::Result<ImportStage> of(sqlite::Connection& connection, Taken taken);

    [[nodiscard]] bool full() const { return m_waiting.rows.size() >= engine::kMostReads; }
    void add(const StoredRead& read, const domain::ReadRow& row, std::optional<Sha256> image);
    /// Gives what waits to the packing thread. Errc::Cancelled.
    [[nodiscard]] base::Result<void> pack(const std::stop_token& stop);
    /// Puts everything into the store and gives the number of duplicates. Errc::Cancelled.
    [[nodiscard]] base::Result<std::uint64_t> finish(const std::stop_token& stop);

private:
    /// What few rows bring along.
    struct Extra {
        std::uint32_t row = 0;
        std::optional<Sha256> image;
        std::vector<domain::Candidate> runnerUps;
    };
    struct Buffer {
        engine::SegmentRows rows;
        std::vector<Extra> extras; ///< by row
        std::int64_t firstTime = INT64_MAX, lastTime = INT64_MIN;
        void clear();
    };
    struct Packed {
        engine::RowOrder order; ///< of the rows that are kept
        std::optional<engine::EncodedSegment> segment;
    };

    ImportStage(sqlite::Connection& connection, SideTables tables, Taken taken) : m_connection(&connection), m_tables(std::move(tables)), m_taken(std::move(taken)) {}
    /// Of the rows of `order` those that no segment holds yet.
    [[nodiscard]] base::Result<engine::RowOrder> fresh(const engine::RowOrder& order, const std::stop_token& stop);
    [[nodiscard]] base::Result<bool> meetsSegments();
    [[nodiscard]] base::Result<void> store(const Buffer& buffer, const Packed& packed);
    [[nodiscard]] base::Result<void> storePacking();

    sqlite::Connection* m_connection;
    SideTables m_tables;
    Taken m_taken;
    std::uint64_t m_duplicates = 0;
    Buffer m_waiting;
    std::unique_ptr<Buffer> m_packing = std::make_unique<Buffer>(); ///< stays where it is while the thread reads it
    std::future<Packed> m_packed;                                   ///< last: its end waits for the thread
};

} // namespace plateglass::store
