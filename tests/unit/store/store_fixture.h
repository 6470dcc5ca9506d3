// A store in a scratch folder, streams from memory, and short ways to ask.
#pragma once

#include "domain/query_parser.h"
#include "store/read_store.h"
#include "support/receipt.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace plateglass::test {

/// Hands out rows in batches. `onBatch` is called before each one.
class MemoryStream final : public domain::ReadStream {
public:
    explicit MemoryStream(std::vector<domain::ReadRow> rows, std::size_t perBatch = 1000)
        : m_rows(std::move(rows)), m_perBatch(perBatch) {}
    std::vector<domain::RejectedRow> rejected; ///< with the last batch
    std::vector<domain::ImageBlob> images;     ///< with the first batch
    std::function<base::Result<void>()> onBatch;

    base::Result<bool> next(domain::ReadBatch& batch, std::stop_token) override
    {
        batch = {};
        if (onBatch) PG_TRY_VOID(onBatch());
        if (m_done) return false;
        if (m_at == 0) batch.images = images;
        for (; m_at < m_rows.size() && batch.reads.size() < m_perBatch; ++m_at) batch.reads.push_back(m_rows[m_at]);
        m_done = m_at == m_rows.size();
        if (m_done) batch.rejected = rejected;
        return true;
    }
    double progress() const override { return m_rows.empty() ? 1 : static_cast<double>(m_at) / static_cast<double>(m_rows.size()); }

private:
    std::vector<domain::ReadRow> m_rows;
    std::size_t m_perBatch;
    std::size_t m_at = 0;
    bool m_done = false;
};

inline store::StoreKeys keys(std::uint8_t seed = 1)
{
    store::StoreKeys out;
    out.reads.fill(seed);
    out.images.fill(static_cast<std::uint8_t>(seed + 100));
    return out;
}

struct Scratch {
    QTemporaryDir dir;
    base::FixedClock clock{base::UtcTime{1'767'225'600'000'000}}; // 2026-01-01T00:00:00Z

    [[nodiscard]] std::filesystem::path path() const { return dir.path().toStdString(); }
    [[nodiscard]] base::Result<std::unique_ptr<store::ReadStore>> open(store::StoreOptions options, std::uint8_t seed = 1) const
    {
        return store::ReadStore::open(path(), keys(seed), clock, std::move(options));
    }
    [[nodiscard]] std::unique_ptr<store::ReadStore> create() const
    {
        return std::move(open({.access = store::StoreOptions::Access::Create}).value());
    }
    [[nodiscard]] std::unique_ptr<store::ReadStore> reopen() const { return std::move(open({}).value()); }
};

inline base::Result<domain::Source> import(store::ReadStore& reads, const std::string& name, domain::ReadStream& stream,
                                           bool dryRun = false)
{
    return reads.importReads(maintenanceReceipt(), {.name = name, .format = "test", .account = "tester"}, stream, {}, nullptr, dryRun);
}

inline base::Result<domain::Source> import(store::ReadStore& reads, const std::string& name, std::vector<domain::ReadRow> rows)
{
    MemoryStream stream(std::move(rows));
    return import(reads, name, stream);
}

inline domain::Query queryOf(const std::string& text)
{
    auto query = domain::parseQuery(text, {});
    if (!query) qFatal("query of a test does not parse: %s", text.c_str());
    return *query;
}

inline base::Result<domain::Answer> ask(const store::ReadStore& reads, const std::string& text, const store::SearchFrame& frame = {})
{
    return reads.search(questionReceipt(), queryOf(text), frame, {});
}

/// 2026-01-03T08:00:00Z and so many seconds.
inline base::UtcTime at(std::int64_t seconds) { return {1'767'427'200'000'000 + seconds * 1'000'000}; }

/// A plain read of a plate by a fixed camera in Pasadena.
inline domain::ReadRow row(const std::string& plate, std::int64_t seconds, const std::string& camera = "CAM-1")
{
    domain::ReadRow out{.plate = {plate, {}, domain::kindOf(plate)}, .plateRaw = plate, .time = at(seconds), .cameraCode = camera};
    out.place = base::LatLon{{341'478'000}, {-1'181'445'000}};
    return out;
}

} // namespace plateglass::test
