#include "store/details.h"

#include "store/visible_reads.h"
#include "store/writer_tables.h"

#include <format>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {

class DetailReader {
public:
    static Result<DetailReader> of(sqlite::Connection& connection, const Visibility& visible)
    {
        PG_TRY(auto seen, VisibleReads::compile(visible, connection));
        PG_TRY(auto main,
               connection.prepare(std::format("SELECT {}, raw, external_id, characters, image, box FROM (SELECT h.*, d.raw, d.external_id, "
                                              "d.characters, d.image, d.box FROM details d CROSS JOIN histories h "
                                              "ON h.plate = d.plate AND h.time = d.time AND h.camera = d.camera WHERE d.read = ?1)",
                                              kReadColumns)));
        PG_TRY(auto names,
               connection.prepare("SELECT p.text, p.jurisdiction, p.kind, c.code, c.name, s.name FROM plates p, cameras c, sources s "
                                  "WHERE p.id = ?1 AND c.id = ?2 AND s.id = ?3"));
        PG_TRY(auto word, connection.prepare("SELECT text FROM words WHERE id = ?1"));
        PG_TRY(auto runnerUps,
               connection.prepare("SELECT t.text, r.confidence FROM runner_ups r CROSS JOIN runner_up_texts t ON t.id = r.text WHERE "
                                  "r.read = ?1 ORDER BY r.rank"));
        return DetailReader(std::move(seen), std::move(main), std::move(names), std::move(word), std::move(runnerUps));
    }

    Result<std::optional<domain::Read>> read(base::ReadId id)
    {
        PG_TRY(const bool found, m_main.bindInteger(1, id.value).step());
        if (!found) {
            m_main.reset();
            return std::nullopt;
        }
        if (!m_visible.shows(readFrom(m_main))) {
            m_main.reset();
            return std::nullopt;
        }
        const StoredRead stored = m_visible.seen(readFrom(m_main));
        domain::Read out{.id = id, .camera = {stored.camera}, .source = {stored.source}};
        takeColumns(stored, out.row);
        takeDetails(out.row);
        m_main.reset();
        PG_TRY_VOID(takeNames(stored, out));
        PG_TRY_VOID(takeWords(stored, out.row));
        PG_TRY_VOID(takeRunnerUps(id, out.row));
        return out;
    }

private:
    DetailReader(VisibleReads visible, sqlite::Statement main, sqlite::Statement names, sqlite::Statement word, sqlite::Statement runnerUps)
        : m_visible(std::move(visible)), m_main(std::move(main)), m_names(std::move(names)), m_word(std::move(word)), m_runnerUps(std::move(runnerUps))
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

    void takeDetails(domain::ReadRow& row)
    {
        constexpr int first = kReadColumnCount;
        row.plateRaw = m_main.text(first);
        row.externalId = m_main.text(first + 1);
        row.characterConfidence = decodeCharacters(m_main.blob(first + 2));
        if (row.image == domain::ImageState::Stored) row.imageSha256 = base::toHex(m_main.blob(first + 3));
        row.plateBox = decodeBox(m_main.blob(first + 4));
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
    sqlite::Statement m_main, m_names, m_word, m_runnerUps;
};

} // namespace

Result<std::vector<domain::Read>> readDetails(sqlite::Connection& connection, std::span<const base::ReadId> ids,
                                              const Visibility& visible)
{
    PG_TRY(auto reader, DetailReader::of(connection, visible));
    std::vector<domain::Read> out;
    for (const auto id : ids) {
        PG_TRY(auto read, reader.read(id));
        if (read) out.push_back(std::move(*read));
    }
    return out;
}

} // namespace plateglass::store
