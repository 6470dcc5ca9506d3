// The bytes of images by their SHA-256, in images.db: the side that changes it. One thread at a time.
//
// The file is always ahead of reads.db: images are committed before the reads that name them, and deleted after. A mark
// stands in the file meanwhile, so that what a killed program left over is found at the next opening.
#pragma once

#include "sqlite/connection.h"
#include "sqlite/transaction.h"

#include <array>
#include <functional>
#include <span>

namespace plateglass::store {

using Sha256 = std::array<std::uint8_t, 32>;

/// Errc::InvalidArgument unless the text is 64 hexadecimal digits.
[[nodiscard]] base::Result<Sha256> sha256From(std::string_view hex);

class ImageStore {
public:
    explicit ImageStore(sqlite::Connection connection) : m_connection(std::move(connection)) {}

    /// Begins a transaction and sets the mark in it. This object must stay where it is until it ends.
    [[nodiscard]] base::Result<sqlite::Transaction> begin();
    [[nodiscard]] base::Result<bool> has(const Sha256& sha256);
    /// False where the image was there already.
    [[nodiscard]] base::Result<bool> put(const Sha256& sha256, base::ByteView bytes);
    [[nodiscard]] base::Result<void> drop(std::span<const Sha256> images);

    /// Sets the mark by itself, before images lose their reads.
    [[nodiscard]] base::Result<void> mark();
    /// Takes the mark away: every image has its read.
    [[nodiscard]] base::Result<void> settled();
    /// Where the mark stands: deletes every image that `named` denies, and takes the mark away.
    [[nodiscard]] base::Result<void> sweep(const std::function<base::Result<bool>(const Sha256&)>& named);
    /// What was deleted leaves the write-ahead log too. Waits for readers, and lets them win.
    void checkpoint() { (void)m_connection.checkpointWal(); }
    /// For writing the file anew.
    [[nodiscard]] sqlite::Connection& connection() { return m_connection; }

private:
    sqlite::Connection m_connection;
};

} // namespace plateglass::store
