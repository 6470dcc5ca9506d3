#include "store/details.h"

#include "store/detail_row.h"
#include "store/segments.h"
#include "store/visible_reads.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {

class DetailReader {
public:
    static Result<DetailReader> of(sqlite::Connection& connection, SegmentMemory& memory, const Visibility& visible)
    {
        PG_TRY(auto seen, VisibleReads::compile(visible, connection));
        PG_TRY(auto segments, Segments::of(connection, memory));
        PG_TRY(auto image, connection.prepare("SELECT image FROM read_images WHERE read = ?1"));
        PG_TRY(auto names,
               connection.prepare("SELECT p.text, p.jurisdiction, p.kind, c.code, c.name, s.name FROM plates p, cameras c, sources s "
                                  "WHERE p.id = ?1 AND c.id = ?2 AND s.id = ?3"));
        PG_TRY(auto word, connection.prepare("SELECT text FROM words WHERE id = ?1"));
        PG_TRY(auto runnerUps,
               connection.prepare("SELECT t.text, r.confidence FROM runner_ups r CROSS JOIN runner_up_texts t ON t.id = r.text WHERE "
                                  "r.read = ?1 ORDER BY r.rank"));
        return DetailReader(std::move(seen), std::move(segments), std::move(image), std::move(names), std::move(word), std::move(runnerUps));
    }

    Result<std::optional<domain::Read>> read(base::ReadId id)
    {
        PG_TRY(const auto at, m_segments.find(id.value));
        if (!at) return std::nullopt;
        PG_TRY(const auto found, m_segments.readAt(*at));
        if (!m_visible.shows(found)) return std::nullopt;
        const StoredRead stored = m_visible.seen(found);
        domain::Read out{.id = id, .camera = {stored.camera}, .source = {stored.source}};
        takeColumns(stored, out.row);
        PG_TRY_VOID(takeNames(stored, out));
        PG_TRY(const auto details, m_segments.detailsAt(*at));
        if (!takeDetails(details, out.row)) return fail(Errc::Corrupt, "details that cannot be read");
        PG_TRY_VOID(takeImage(id, out.row));
        PG_TRY_VOID(takeWords(stored, out.row));
        PG_TRY_VOID(takeRunnerUps(id, out.row));
        return out;
    }

private:
    DetailReader(VisibleReads visible, Segments segments, sqlite::Statement image, sqlite::Statement names, sqlite::Statement word, sqlite::Statement runnerUps)
        : m_visible(std::move(visible)), m_segments(std::move(segments)), m_image(std::move(image)), m_names(std::move(names)), m_word(std::move(word)), m_runnerUps(std::move(runnerUps))
    {
    }

    static void takeColumns(const StoredRead& stored, domain::ReadRow& row)
    {
        row.time = {stored.time};
        row.mobileCamera = stored.mobile;
        if (stored.hasPlace) row.place = stored.place;
        if (stored.confidence >= 0) row.confidence = base::PerMille{stored.confidence};
        row.image = stored.image;
    }

    Result<void> takeImage(base::ReadId id, domain::ReadRow& row)
    {
        if (row.image != domain::ImageState::Stored) return {};
        PG_TRY(const bool found, m_image.bindInteger(1, id.value).step());
        if (!found) return fail(Errc::Corrupt, "a read with an image that is not named");
        row.imageSha256 = base::toHex(m_image.blob(0));
        m_image.reset();
        return {};
    }

    Result<void> takeNames(const StoredRead& stored, domain::Read& out)
    {
        PG_TRY(const bool found, m_names.bindInteger(1, stored.plate).bindInteger(2, stored.camera).bindInteger(3, stored.source).step());
        if (!found) return fail(Errc::Corrupt, "a read names a plate, camera or source that is not there");
        out.row.plate = {std::string(m_names.text(0)), {std::string(m_names.text(1))}, static_cast<domain::PlateKind>(m_names.integer(2))};
        out.row.cameraCode = m_names.text(3);
        out.row.cameraName = m_names.text(4);
        out.sourceName = m_names.text(5);
        m_names.reset();
        return {};
    }

    Result<void> takeWords(const StoredRead& stored, domain::ReadRow& row)
    {
        using Column = std::pair<std::uint32_t, std::string*>;
        for (const auto& [number, text] :
             {Column{stored.make, &row.make}, Column{stored.model, &row.model}, Column{stored.colour, &row.colour},
              Column{stored.vehicleType, &row.vehicleType}, Column{stored.direction, &row.direction}}) {
            if (number == 0) continue;
            PG_TRY(const bool found, m_word.bindInteger(1, number).step());
            if (!found) return fail(Errc::Corrupt, "a read names a word that is not there");
            *text = m_word.text(0);
            m_word.reset();
        }
        return {};
    }

    Result<void> takeRunnerUps(base::ReadId id, domain::ReadRow& row)
    {
        m_runnerUps.bindInteger(1, id.value);
        for (;;) {
            PG_TRY(const bool more, m_runnerUps.step());
            if (!more) break;
            row.candidates.push_back({std::string(m_runnerUps.text(0)), {static_cast<std::int16_t>(m_runnerUps.integer(1))}});
        }
        m_runnerUps.reset();
        return {};
    }

    VisibleReads m_visible;
    Segments m_segments;
    sqlite::Statement m_image, m_names, m_word, m_runnerUps;
};

} // namespace

Result<std::vector<domain::Read>> readDetails(sqlite::Connection& connection, SegmentMemory& memory, std::span<const base::ReadId> ids,
                                              const Visibility& visible)
{
    PG_TRY(auto reader, DetailReader::of(connection, memory, visible));
    std::vector<domain::Read> out;
    for (const auto id : ids) {
        PG_TRY(auto read, reader.read(id));
        if (read) out.push_back(std::move(*read));
    }
    return out;
}

} // namespace plateglass::store
