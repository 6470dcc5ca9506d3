// Rows of an import that wait in memory until they are a segment: two million at most. Duplicates leave here. Private to this
// folder.
#pragma once

#include "store/segment_writer.h"
#include "store/side_tables.h"

namespace plateglass::store {

class ImportStage {
public:
    [[nodiscard]] static base::Result<ImportStage> of(sqlite::Connection& connection);

    [[nodiscard]] bool full() const { return m_rows.size() >= engine::kMostReads; }
    void add(const StoredRead& read, const domain::ReadRow& row, std::optional<Sha256> image);
    /// Seals what waits and calls `taken(read)`, in the order of the file, for all but duplicates. Gives the number of
    /// duplicates. Errc::Cancelled.
    [[nodiscard]] base::Result<std::uint64_t> flush(const std::stop_token& stop, const std::function<void(const StoredRead&)>& taken);

private:
    /// What few rows bring along.
    struct Extra {
        std::uint32_t row = 0;
        std::optional<Sha256> image;
        std::vector<domain::Candidate> runnerUps;
    };
    ImportStage(sqlite::Connection& connection, SideTables tables) : m_connection(&connection), m_tables(std::move(tables)) {}
    /// Rows that are not there yet, in the order of plates. Of duplicates inside the file the first one stands.
    [[nodiscard]] base::Result<engine::RowOrder> fresh(const std::stop_token& stop);

    sqlite::Connection* m_connection;
    SideTables m_tables;
    engine::SegmentRows m_rows;
    std::vector<Extra> m_extras; ///< by row
};

} // namespace plateglass::store
