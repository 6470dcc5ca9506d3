// Rows of an import that wait in memory, to go into each table in that table's own order, some hundred thousand at a time:
// every page is then touched once a batch instead of once a row, which keeps a large store as fast as a small one.
#pragma once

#include "store/writer_tables.h"

#include <functional>
#include <stop_token>

namespace plateglass::store {

class ImportStage {
public:
    [[nodiscard]] static base::Result<ImportStage> of(sqlite::Connection& connection);

    [[nodiscard]] bool full() const;
    void add(const StoredRead& read, StoredDetails details);
    /// Writes what waits and calls `taken(read)`, in the order of the file, for all but duplicates. Gives the number of
    /// duplicates. Errc::Cancelled.
    [[nodiscard]] base::Result<std::uint64_t> flush(const std::stop_token& stop, const std::function<void(const StoredRead&)>& taken);

private:
    explicit ImportStage(WriterTables tables) : m_tables(std::move(tables)) {}
    using Order = std::vector<std::uint32_t>; ///< positions in m_reads
    /// Sorts the positions by `key(read)` and calls `each(position)`.
    [[nodiscard]] base::Result<void> inOrder(Order& order, const std::stop_token& stop, auto&& key, auto&& each);
    [[nodiscard]] base::Result<Order> addHistories(const std::stop_token& stop);

    WriterTables m_tables;
    std::vector<StoredRead> m_reads;
    std::vector<StoredDetails> m_details; ///< beside m_reads
};

} // namespace plateglass::store
