#include "store/image_store.h"

#include <algorithm>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using sqlite::Transaction;

Result<Sha256> sha256From(std::string_view hex)
{
    const auto bytes = base::fromHex(hex);
    Sha256 out{};
    if (!bytes || bytes->size() != out.size()) return fail(Errc::InvalidArgument, "an image is named by 64 hexadecimal digits");
    std::ranges::copy(*bytes, out.begin());
    return out;
}

Result<Transaction> ImageStore::begin()
{
    PG_TRY(auto transaction, Transaction::begin(m_connection));
    PG_TRY_VOID(mark());
    return transaction;
}

Result<bool> ImageStore::has(const Sha256& sha256)
{
    PG_TRY(auto row, m_connection.prepare("SELECT 1 FROM images WHERE sha256 = ?1"));
    return row.bindBlob(1, sha256).step();
}

Result<bool> ImageStore::put(const Sha256& sha256, base::ByteView bytes)
{
    PG_TRY(auto insert, m_connection.prepare("INSERT INTO images (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING"));
    PG_TRY_VOID(insert.bindBlob(1, sha256).bindBlob(2, bytes).run());
    return m_connection.changes() > 0;
}

Result<void> ImageStore::drop(std::span<const Sha256> images)
{
    PG_TRY(auto remove, m_connection.prepare("DELETE FROM images WHERE sha256 = ?1"));
    for (const auto& sha256 : images) PG_TRY_VOID(remove.bindBlob(1, sha256).run());
    return {};
}

Result<void> ImageStore::mark() { return m_connection.execute("INSERT INTO unsettled VALUES (1) ON CONFLICT DO NOTHING"); }

Result<void> ImageStore::settled() { return m_connection.execute("DELETE FROM unsettled"); }

Result<void> ImageStore::sweep(const std::function<Result<bool>(const Sha256&)>& named)
{
    PG_TRY(const auto marks, m_connection.integer("SELECT count(*) FROM unsettled"));
    if (marks == 0) return {};
    PG_TRY(auto transaction, Transaction::begin(m_connection));
    std::vector<Sha256> orphans;
    {
        PG_TRY(auto all, m_connection.prepare("SELECT sha256 FROM images"));
        for (;;) {
            PG_TRY(const bool row, all.step());
            if (!row) break;
            Sha256 sha256{};
            std::ranges::copy(all.blob(0).first(std::min(all.blob(0).size(), sha256.size())), sha256.begin());
            PG_TRY(const bool wanted, named(sha256));
            if (!wanted) orphans.push_back(sha256);
        }
    }
    PG_TRY_VOID(drop(orphans));
    PG_TRY_VOID(settled());
    PG_TRY_VOID(transaction.commit());
    checkpoint();
    return {};
}

} // namespace plateglass::store
