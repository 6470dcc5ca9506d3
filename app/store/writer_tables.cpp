#include "store/writer_tables.h"

#include <format>

namespace plateglass::store {

using base::Bytes;
using base::ByteView;
using base::Result;

namespace {

constexpr std::size_t kBoxBytes = 16;

void append(Bytes& out, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::uint32_t wordAt(ByteView bytes, std::size_t at, std::size_t count)
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < count; ++i) out |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
    return out;
}

void bindBlobOrNull(sqlite::Statement& statement, int index, ByteView bytes)
{
    if (bytes.empty()) statement.bindNull(index);
    else statement.bindBlob(index, bytes);
}

} // namespace

Bytes encodeCharacters(const std::vector<std::optional<base::PerMille>>& characters)
{
    Bytes out;
    for (const auto& character : characters) append(out, static_cast<std::uint16_t>(character ? character->value : -1), 2);
    return out;
}

std::vector<std::optional<base::PerMille>> decodeCharacters(ByteView bytes)
{
    std::vector<std::optional<base::PerMille>> out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const auto value = static_cast<std::int16_t>(wordAt(bytes, at, 2));
        out.push_back(value < 0 ? std::nullopt : std::optional(base::PerMille{value}));
    }
    return out;
}

Bytes encodeBox(const domain::PixelBox& box)
{
    Bytes out;
    if (box == domain::PixelBox{}) return out;
    for (const int value : {box.x, box.y, box.width, box.height}) append(out, static_cast<std::uint32_t>(value), 4);
    return out;
}

domain::PixelBox decodeBox(ByteView bytes)
{
    if (bytes.size() != kBoxBytes) return {};
    const auto value = [&](std::size_t i) { return static_cast<int>(wordAt(bytes, 4 * i, 4)); };
    return {value(0), value(1), value(2), value(3)};
}

Result<WriterTables> WriterTables::of(sqlite::Connection& connection)
{
    WriterTables tables(connection);
    PG_TRY_VOID(tables.prepare());
    return tables;
}

Result<void> WriterTables::prepare()
{
    constexpr const char* fourteen = "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14";
    static_assert(kReadColumnCount == 14);
    PG_TRY(m_runnerUpTexts, TextNumbers::of(*m_connection, "runner_up_texts"));
    PG_TRY(m_history,
           m_connection->prepare(
               std::format("INSERT INTO histories ({}) VALUES ({}) ON CONFLICT (plate, time, camera) DO NOTHING", kReadColumns, fourteen)));
    PG_TRY(m_passage, m_connection->prepare(std::format("INSERT INTO passages ({}, cell) VALUES ({}, ?15)", kReadColumns, fourteen)));
    PG_TRY(m_cameraTime, m_connection->prepare("INSERT INTO camera_times (camera, time, plate) VALUES (?1, ?2, ?3)"));
    PG_TRY(m_details,
           m_connection->prepare("INSERT INTO details (read, plate, time, camera, raw, external_id, characters, image, box) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
    PG_TRY(m_runnerUp, m_connection->prepare("INSERT INTO runner_ups (read, rank, text, confidence) VALUES (?1, ?2, ?3, ?4)"));
    return {};
}

Result<bool> WriterTables::addHistory(const StoredRead& read)
{
    bindTo(*m_history, read);
    PG_TRY_VOID(m_history->run());
    return m_connection->changes() > 0;
}

Result<void> WriterTables::addPassage(const StoredRead& read)
{
    bindTo(*m_passage, read);
    return m_passage->bindInteger(kReadColumnCount + 1, cellOf(read)).run();
}

Result<void> WriterTables::addCameraTime(const StoredRead& read)
{
    return m_cameraTime->bindInteger(1, read.camera).bindInteger(2, read.time).bindInteger(3, read.plate).run();
}

Result<void> WriterTables::addDetails(const StoredRead& read, const StoredDetails& details)
{
    m_details->bindInteger(1, read.read)
        .bindInteger(2, read.plate)
        .bindInteger(3, read.time)
        .bindInteger(4, read.camera)
        .bindText(5, details.raw);
    if (!details.externalId.empty()) m_details->bindText(6, details.externalId);
    bindBlobOrNull(*m_details, 7, details.characters);
    if (details.image) m_details->bindBlob(8, *details.image);
    bindBlobOrNull(*m_details, 9, encodeBox(details.box));
    PG_TRY_VOID(m_details->run());
    std::int64_t rank = 0;
    for (const auto& runnerUp : details.runnerUps) {
        PG_TRY(const auto text, m_runnerUpTexts->number(runnerUp.text));
        m_runnerUp->bindInteger(1, read.read).bindInteger(2, rank++).bindInteger(3, text).bindInteger(4, runnerUp.confidence.value);
        PG_TRY_VOID(m_runnerUp->run());
    }
    return {};
}

} // namespace plateglass::store
