// Rows are staged in memory and go into each table in that table's own order, some hundred thousand at a time: every page
// is then touched once a batch instead of once a row, which is what keeps a large store as fast as a small one.
#include "store/importer.h"

#include "store/intern.h"
#include "store/schema.h"
#include "store/state.h"
#include "store/writer_tables.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::ReadRow;
using sqlite::Transaction;

namespace {

constexpr std::size_t kStagedReads = 1 << 18;
constexpr std::size_t kLookEvery = 1024; ///< rows between two looks at the stop token

bool onEarth(base::LatLon p) { return std::abs(p.lat.value) <= 900'000'000 && std::abs(p.lon.value) <= 1'800'000'000; }

struct Numbers {
    PlateNumbers plates;
    CameraNumbers cameras;
    TextNumbers words;
    TextNumbers runnerUpTexts;
};

Result<Numbers> numbersOf(sqlite::Connection& reads)
{
    PG_TRY(auto plates, PlateNumbers::of(reads));
    PG_TRY(auto cameras, CameraNumbers::of(reads));
    PG_TRY(auto words, TextNumbers::of(reads, "words"));
    PG_TRY(auto texts, TextNumbers::of(reads, "runner_up_texts"));
    return Numbers{std::move(plates), std::move(cameras), std::move(words), std::move(texts)};
}

class Import {
public:
    Import(sqlite::Connection& reads, ImageStore& images, ImportJob& job, State state, Numbers numbers, WriterTables tables)
        : m_reads(reads), m_images(images), m_job(job), m_state(state), m_numbers(std::move(numbers)), m_tables(std::move(tables))
    {
    }

    Result<void> run(domain::ReadStream& stream)
    {
        PG_TRY_VOID(addSource());
        domain::ReadBatch batch;
        for (;;) {
            if (m_job.stop.stop_requested()) return fail(Errc::Cancelled);
            PG_TRY(const bool more, stream.next(batch, m_job.stop));
            if (!more) break;
            PG_TRY_VOID(take(batch));
            report(stream.progress());
        }
        PG_TRY_VOID(flush());
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
        if (!m_putImages.empty()) {
            if (committed) (void)m_images.settled(); // or the next opening does it
            else (void)m_images.sweep([this](const Sha256& sha256) { return imageIsNamed(m_reads, sha256); });
        }
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
        PG_TRY(auto insert, m_reads.prepare("INSERT INTO sources (name, format, file_sha256, imported, account) VALUES (?1, ?2, ?3, ?4, ?5)"));
        insert.bindText(1, draft.name).bindText(2, draft.format).bindText(3, draft.fileSha256).bindInteger(4, draft.imported.micros).bindText(5, draft.account);
        PG_TRY_VOID(insert.run());
        draft.id = {m_reads.lastInsertId()};
        m_firstRead = m_state.nextRead;
        return {};
    }

    Result<void> take(const domain::ReadBatch& batch)
    {
        if (!m_job.dryRun && !batch.images.empty()) PG_TRY_VOID(putImages(batch.images));
        for (const auto& row : batch.reads) {
            PG_TRY_VOID(stage(row));
            if (m_staged.size() >= kStagedReads) PG_TRY_VOID(flush());
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

    Result<std::uint32_t> word(std::string_view text) { return text.empty() ? Result<std::uint32_t>(0) : m_numbers.words.number(text); }

    Result<void> stage(const ReadRow& row)
    {
        if (row.place && !onEarth(*row.place)) return fail(Errc::InvalidArgument, "a place that is not on earth");
        StoredRead read{.time = row.time.micros, .read = m_state.nextRead++, .source = static_cast<std::uint32_t>(m_job.draft.id.value)};
        PG_TRY(read.plate, m_numbers.plates.number(row.plate));
        PG_TRY(read.camera, m_numbers.cameras.number(row));
        PG_TRY(read.make, word(row.make));
        PG_TRY(read.model, word(row.model));
        PG_TRY(read.colour, word(row.colour));
        PG_TRY(read.vehicleType, word(row.vehicleType));
        PG_TRY(read.direction, word(row.direction));
        read.hasPlace = row.place.has_value();
        if (row.place) read.place = *row.place;
        if (row.confidence) read.confidence = row.confidence->value;
        read.mobile = row.mobileCamera;
        PG_TRY(auto details, detailsOf(row));
        read.image = details.image || row.image != domain::ImageState::Stored ? row.image : domain::ImageState::None;
        m_staged.push_back(read);
        m_stagedDetails.push_back(std::move(details));
        return {};
    }

    Result<StoredDetails> detailsOf(const ReadRow& row)
    {
        StoredDetails details{.raw = row.plateRaw, .externalId = row.externalId, .characters = encodeCharacters(row.characterConfidence), .box = row.plateBox};
        for (const auto& candidate : row.candidates) {
            PG_TRY(const auto text, m_numbers.runnerUpTexts.number(candidate.text));
            details.runnerUps.push_back({text, candidate.confidence.value});
        }
        if (row.image == domain::ImageState::Stored) {
            PG_TRY(const auto sha256, sha256From(row.imageSha256));
            PG_TRY(const bool there, m_images.has(sha256)); // an image that nobody brought is none
            if (there || m_job.dryRun) details.image = sha256;
        }
        return details;
    }

    /// Calls `each(read)` for the staged reads at `order`, sorted by `key`.
    Result<void> inOrder(std::vector<std::uint32_t>& order, auto&& key, auto&& each)
    {
        std::ranges::sort(order, {}, [&](std::uint32_t i) { return key(m_staged[i]); });
        std::size_t looks = 0;
        for (const auto i : order) {
            if (looks++ % kLookEvery == 0 && m_job.stop.stop_requested()) return fail(Errc::Cancelled);
            PG_TRY_VOID(each(i));
        }
        return {};
    }

    Result<void> flush()
    {
        std::vector<std::uint32_t> order(m_staged.size()), taken;
        std::iota(order.begin(), order.end(), 0u);
        // Of duplicates inside the file the first one stands: same key, then the lower number.
        PG_TRY_VOID(inOrder(order, [](const StoredRead& r) { return std::tuple(r.plate, r.time, r.camera, r.read); }, [&](std::uint32_t i) -> Result<void> {
            PG_TRY(const bool fresh, m_tables.addHistory(m_staged[i]));
            if (fresh) taken.push_back(i);
            return {};
        }));
        PG_TRY_VOID(inOrder(taken, [](const StoredRead& r) { return std::tuple(cellOf(r), r.time, r.read); },
                            [&](std::uint32_t i) { return m_tables.addPassage(m_staged[i]); }));
        PG_TRY_VOID(inOrder(taken, [](const StoredRead& r) { return std::tuple(r.camera, r.time, r.plate); },
                            [&](std::uint32_t i) { return m_tables.addCameraTime(m_staged[i]); }));
        PG_TRY_VOID(inOrder(taken, [](const StoredRead& r) { return r.read; }, [&](std::uint32_t i) {
            count(m_staged[i]);
            return m_tables.addDetails(m_staged[i], m_stagedDetails[i]);
        }));
        m_job.draft.totals.duplicates += m_staged.size() - taken.size();
        m_staged.clear();
        m_stagedDetails.clear();
        return {};
    }

    void count(const StoredRead& read)
    {
        auto& totals = m_job.draft.totals;
        ++totals.accepted;
        if (!read.hasPlace) ++totals.withoutCoordinates;
        m_numbers.cameras.taken(read);
        ++m_cells[cellOf(read)];
        m_state.firstTime = std::min(m_state.firstTime.value_or(read.time), read.time);
        m_state.lastTime = std::max(m_state.lastTime.value_or(read.time), read.time);
    }

    Result<void> finish()
    {
        PG_TRY_VOID(m_numbers.cameras.save());
        PG_TRY(auto cell, m_reads.prepare("INSERT INTO cells VALUES (?1, ?2) ON CONFLICT (cell) DO UPDATE SET reads = reads + excluded.reads"));
        for (const auto& [number, reads] : m_cells) PG_TRY_VOID(cell.bindInteger(1, number).bindInteger(2, reads).run());
        const auto& totals = m_job.draft.totals;
        PG_TRY(auto update, m_reads.prepare("UPDATE sources SET total = ?2, accepted = ?3, duplicates = ?4, rejected = ?5, without_coordinates = ?6, "
                                            "first_read = ?7, last_read = ?8 WHERE id = ?1"));
        const auto bind = [&](int index, std::uint64_t value) { update.bindInteger(index, static_cast<std::int64_t>(value)); };
        update.bindInteger(1, m_job.draft.id.value).bindInteger(7, m_firstRead).bindInteger(8, m_state.nextRead - 1);
        bind(2, totals.total);
        bind(3, totals.accepted);
        bind(4, totals.duplicates);
        bind(5, totals.rejected);
        bind(6, totals.withoutCoordinates);
        PG_TRY_VOID(update.run());
        m_state.reads += static_cast<std::int64_t>(totals.accepted);
        ++m_state.snapshot;
        return writeState(m_reads, m_state);
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
    Numbers m_numbers;
    WriterTables m_tables;
    std::optional<Transaction> m_imageTransaction;
    std::vector<Sha256> m_putImages;
    std::vector<StoredRead> m_staged;
    std::vector<StoredDetails> m_stagedDetails; ///< beside m_staged
    std::map<std::int64_t, std::int64_t> m_cells; ///< reads added to each
    std::int64_t m_firstRead = 0;
};

Result<domain::Source> runImport(sqlite::Connection& reads, ImageStore& images, ImportJob& job, domain::ReadStream& stream)
{
    PG_TRY(auto transaction, Transaction::begin(reads));
    PG_TRY(const auto state, readState(reads));
    PG_TRY(auto numbers, numbersOf(reads));
    PG_TRY(auto tables, WriterTables::of(reads));
    Import import(reads, images, job, state, std::move(numbers), std::move(tables));
    PG_TRY_VOID(import.run(stream));
    if (!job.dryRun) PG_TRY_VOID(import.commit(transaction));
    return import.source();
}

} // namespace

Result<bool> imageIsNamed(sqlite::Connection& reads, const Sha256& sha256)
{
    PG_TRY(auto row, reads.prepare("SELECT 1 FROM details WHERE image = ?1 LIMIT 1"));
    return row.bindBlob(1, sha256).step();
}

Result<domain::Source> importStream(sqlite::Connection& reads, ImageStore& images, ImportJob job, domain::ReadStream& stream)
{
    PG_TRY_VOID(images.sweep([&](const Sha256& sha256) { return imageIsNamed(reads, sha256); })); // left by an import that failed
    auto source = [&] {
        const LargeCache cache(reads);
        return runImport(reads, images, job, stream);
    }();
    (void)reads.checkpointWal(); // searches are faster on a short log; where readers are busy it comes with the next import
    images.checkpoint();
    return source;
}

} // namespace plateglass::store
