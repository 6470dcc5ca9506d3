#include "store/importer.h"

#include "store/import_rows.h"
#include "store/import_stage.h"
#include "store/read_ahead.h"
#include "store/schema.h"
#include "store/state.h"

#include <algorithm>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::ImageState;
using domain::ReadRow;
using sqlite::Transaction;

namespace {

class Import {
public:
    Import(sqlite::Connection& reads, ImageStore& images, ImportJob& job, State state, ImportRows rows)
        : m_reads(reads), m_images(images), m_job(job), m_state(state), m_rows(std::move(rows)), m_firstRead(state.nextRead)
    {
    }

    Result<void> run(domain::ReadStream& stream)
    {
        PG_TRY_VOID(addSource());
        PG_TRY(auto stage, ImportStage::of(m_reads, [this](const StoredRead& read) { count(read); }));
        m_stage.emplace(std::move(stage));
        ReadAhead ahead(stream, m_job.stop);
        domain::ReadBatch batch;
        for (;;) {
            if (m_job.stop.stop_requested()) return fail(Errc::Cancelled);
            PG_TRY(const bool more, ahead.next(batch));
            if (!more) break;
            PG_TRY_VOID(take(batch));
            report(ahead.progress());
        }
        PG_TRY(m_job.draft.totals.duplicates, m_stage->finish(m_job.stop));
        if (!m_job.dryRun) PG_TRY_VOID(mergeSegments(m_reads, m_job.stop));
        return finish();
    }

    /// Images first: a read must never be there without its image.
    Result<void> commit(Transaction& reads)
    {
        if (m_imageTransaction) {
            PG_TRY_VOID(dropUnnamedImages());
            PG_TRY_VOID(std::exchange(m_imageTransaction, std::nullopt)->commit());
        }
        const auto committed = reads.commit();
        if (committed) (void)m_images.settled(); // where this fails the next opening looks again
        else (void)m_images.sweep([this](const Sha256& sha256) { return imageIsNamed(m_reads, sha256); });
        return committed;
    }

    [[nodiscard]] const domain::Source& source() const { return m_job.draft; }

private:
    Result<void> addSource()
    {
        auto& draft = m_job.draft;
        if (draft.name.empty()) return fail(Errc::InvalidArgument, "a source needs a name");
        draft.imported = m_job.now;
        draft.totals = {};
        PG_TRY(auto insert,
               m_reads.prepare("INSERT INTO sources (name, format, file_sha256, imported, account, purge_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
        insert.bindText(1, draft.name)
            .bindText(2, draft.format)
            .bindText(3, draft.fileSha256)
            .bindInteger(4, draft.imported.micros)
            .bindText(5, draft.account);
        if (draft.purgeBy) insert.bindInteger(6, draft.purgeBy->micros);
        PG_TRY_VOID(insert.run());
        draft.id = {m_reads.lastInsertId()};
        return {};
    }

    Result<void> take(const domain::ReadBatch& batch)
    {
        if (!m_job.dryRun && !batch.images.empty()) PG_TRY_VOID(putImages(batch.images));
        for (const auto& row : batch.reads) {
            PG_TRY_VOID(stage(row));
            if (m_stage->full()) PG_TRY_VOID(m_stage->pack(m_job.stop));
        }
        PG_TRY_VOID(reject(batch.rejected));
        m_job.draft.totals.total += batch.reads.size() + batch.rejected.size();
        return {};
    }

    Result<void> putImages(const std::vector<domain::ImageBlob>& images)
    {
        if (!m_imageTransaction) {
            PG_TRY(auto transaction, m_images.begin());
            m_imageTransaction.emplace(std::move(transaction));
        }
        for (const auto& image : images) {
            PG_TRY(const auto sha256, sha256From(image.sha256));
            PG_TRY(const bool fresh, m_images.put(sha256, image.bytes));
            if (fresh) m_putImages.push_back(sha256);
        }
        return {};
    }

    Result<void> reject(const std::vector<domain::RejectedRow>& rows)
    {
        PG_TRY(auto insert, m_reads.prepare("INSERT INTO rejected (source, number, line, reason, text) VALUES (?1, ?2, ?3, ?4, ?5)"));
        for (const auto& row : rows) {
            const auto number = static_cast<std::int64_t>(m_job.draft.totals.rejected++);
            insert.bindInteger(1, m_job.draft.id.value).bindInteger(2, number).bindInteger(3, static_cast<std::int64_t>(row.line));
            PG_TRY_VOID(insert.bindText(4, row.reason).bindText(5, row.text).run());
        }
        return {};
    }

    Result<void> stage(const ReadRow& row)
    {
        PG_TRY(auto read, m_rows.narrow(row));
        PG_TRY(const auto image, imageOf(row));
        if (row.image == ImageState::Stored && !image) read.image = ImageState::None; // nobody brought it
        read.read = m_state.nextRead++;
        read.source = static_cast<std::uint32_t>(m_job.draft.id.value);
        m_stage->add(read, row, image);
        return {};
    }

    Result<std::optional<Sha256>> imageOf(const ReadRow& row)
    {
        if (row.image != ImageState::Stored) return std::nullopt;
        PG_TRY(const auto sha256, sha256From(row.imageSha256));
        PG_TRY(const bool there, m_images.has(sha256));
        return there ? std::optional(sha256) : std::nullopt;
    }

    void count(const StoredRead& read)
    {
        ++m_job.draft.totals.accepted;
        if (!read.hasPlace) ++m_job.draft.totals.withoutCoordinates;
        m_rows.cameras().taken(read);
        m_state.firstTime = std::min(m_state.firstTime.value_or(read.time), read.time);
        m_state.lastTime = std::max(m_state.lastTime.value_or(read.time), read.time);
    }

    Result<void> finish()
    {
        PG_TRY_VOID(m_rows.cameras().save());
        PG_TRY_VOID(saveTotals());
        m_state.reads += static_cast<std::int64_t>(m_job.draft.totals.accepted);
        ++m_state.snapshot;
        return writeState(m_reads, m_state);
    }

    Result<void> saveTotals()
    {
        PG_TRY(auto update,
               m_reads.prepare("UPDATE sources SET total = ?2, accepted = ?3, duplicates = ?4, rejected = ?5, without_coordinates = ?6, "
                               "first_read = ?7, last_read = ?8 WHERE id = ?1"));
        const auto& totals = m_job.draft.totals;
        int index = 2;
        for (const auto count : {totals.total, totals.accepted, totals.duplicates, totals.rejected, totals.withoutCoordinates})
            update.bindInteger(index++, static_cast<std::int64_t>(count));
        return update.bindInteger(1, m_job.draft.id.value).bindInteger(7, m_firstRead).bindInteger(8, m_state.nextRead - 1).run();
    }

    Result<void> dropUnnamedImages()
    {
        std::vector<Sha256> unnamed;
        for (const auto& sha256 : m_putImages) {
            PG_TRY(const bool named, imageIsNamed(m_reads, sha256));
            if (!named) unnamed.push_back(sha256);
        }
        return m_images.drop(unnamed);
    }

    void report(double share) const
    {
        if (m_job.progress == nullptr) return;
        m_job.progress->rows = m_job.draft.totals.total;
        m_job.progress->perMille = share < 0 ? -1 : static_cast<int>(std::clamp(share, 0.0, 1.0) * 1000);
    }

    sqlite::Connection& m_reads;
    ImageStore& m_images;
    ImportJob& m_job;
    State m_state;
    ImportRows m_rows;
    std::optional<ImportStage> m_stage;
    std::int64_t m_firstRead;
    std::optional<Transaction> m_imageTransaction;
    std::vector<Sha256> m_putImages;
};

Result<domain::Source> runImport(sqlite::Connection& reads, ImageStore& images, PlateDictionaries& dictionaries, ImportJob& job, domain::ReadStream& stream)
{
    const LargeCache cache(reads);
    PG_TRY(auto transaction, Transaction::begin(reads));
    PG_TRY(const auto state, readState(reads));
    PG_TRY(auto before, dictionaries.at(reads, state.epoch, job.stop)); // nothing is in the transaction yet
    PG_TRY(auto rows, ImportRows::of(reads, std::move(before)));
    Import import(reads, images, job, state, std::move(rows));
    PG_TRY_VOID(import.run(stream));
    if (!job.dryRun) PG_TRY_VOID(import.commit(transaction));
    return import.source();
}

} // namespace

Result<bool> imageIsNamed(sqlite::Connection& reads, const Sha256& sha256)
{
    PG_TRY(auto row, reads.prepare("SELECT 1 FROM read_images WHERE image = ?1 LIMIT 1"));
    return row.bindBlob(1, sha256).step();
}

Result<domain::Source> importStream(sqlite::Connection& reads, ImageStore& images, PlateDictionaries& dictionaries, ImportJob job, domain::ReadStream& stream)
{
    PG_TRY_VOID(images.sweep([&](const Sha256& sha256) { return imageIsNamed(reads, sha256); })); // left by an import that failed
    auto source = runImport(reads, images, dictionaries, job, stream);
    (void)reads.checkpointWal(); // searches are faster on a short log; where readers are busy it comes with the next import
    images.checkpoint();
    return source;
}

} // namespace plateglass::store
