#include "store/intern.h"

#include "store/furniture.h"

#include <limits>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::CameraKind;

namespace {

/// Numbers stand in 32 bits everywhere above the tables.
Result<std::uint32_t> inserted(sqlite::Connection& connection, sqlite::Statement& insert)
{
    PG_TRY_VOID(insert.run());
    const auto id = connection.lastInsertId();
    if (id > std::numeric_limits<std::uint32_t>::max()) return fail(Errc::LimitExceeded, "more than four thousand million distinct texts");
    return static_cast<std::uint32_t>(id);
}

/// The number in the first column, where a row is found; `find` is bound and is reset here.
Result<std::optional<std::uint32_t>> found(sqlite::Statement& find)
{
    PG_TRY(const bool row, find.step());
    const auto number = row ? std::optional(static_cast<std::uint32_t>(find.integer(0))) : std::nullopt;
    find.reset();
    return number;
}

} // namespace

Result<TextNumbers> TextNumbers::of(sqlite::Connection& connection, const std::string& table)
{
    PG_TRY(auto find, connection.prepare("SELECT id FROM " + table + " WHERE text = ?1"));
    PG_TRY(auto insert, connection.prepare("INSERT INTO " + table + " (text) VALUES (?1)"));
    return TextNumbers(connection, std::move(find), std::move(insert));
}

Result<std::uint32_t> TextNumbers::number(std::string_view text)
{
    if (const auto known = m_known.find(text); known != m_known.end()) return known->second;
    PG_TRY(auto number, found(m_find.bindText(1, text)));
    if (!number) {
        PG_TRY(number, inserted(*m_connection, m_insert.bindText(1, text)));
    }
    m_known.emplace(text, *number);
    return *number;
}

Result<PlateNumbers> PlateNumbers::of(sqlite::Connection& connection, std::shared_ptr<const PlateDictionary> before)
{
    PG_TRY(auto insert, connection.prepare("INSERT INTO plates (text, jurisdiction, kind) VALUES (?1, ?2, ?3)"));
    return PlateNumbers(connection, std::move(before), std::move(insert));
}

Result<std::uint32_t> PlateNumbers::number(const domain::Plate& plate)
{
    std::uint32_t* known = nullptr;
    const auto word = plate.kind == domain::PlateKind::Plate ? engine::pack(plate.text) : std::nullopt;
    if (word) {
        auto jurisdiction = m_jurisdictions.find(plate.jurisdiction.code);
        if (jurisdiction == m_jurisdictions.end())
            jurisdiction = m_jurisdictions.emplace(plate.jurisdiction.code, static_cast<std::uint32_t>(m_jurisdictions.size())).first;
        known = &m_packed.at(*word, jurisdiction->second);
    } else {
        // Neither part can hold a line end, so the joined key is unambiguous.
        m_key.assign(plate.text).append(1, '\n').append(plate.jurisdiction.code).append(1, '\n').append(1, static_cast<char>('0' + static_cast<int>(plate.kind)));
        known = &m_long[m_key];
    }
    if (*known == 0) {
        PG_TRY(*known, stored(plate));
    }
    return *known;
}

Result<std::uint32_t> PlateNumbers::stored(const domain::Plate& plate)
{
    if (const auto number = m_before->numberOf(plate)) return *number;
    return inserted(*m_connection, m_insert.bindText(1, plate.text).bindText(2, plate.jurisdiction.code).bindInteger(3, static_cast<int>(plate.kind)));
}

Result<CameraNumbers> CameraNumbers::of(sqlite::Connection& connection)
{
    CameraNumbers numbers(connection);
    PG_TRY(auto cameras, listCameras(connection));
    for (auto& camera : cameras) {
        const auto id = static_cast<std::uint32_t>(camera.id.value);
        numbers.m_numbers.emplace(camera.code, id);
        numbers.m_cameras.emplace(id, Known{.camera = std::move(camera)});
    }
    return numbers;
}

Result<std::uint32_t> CameraNumbers::number(const domain::ReadRow& row)
{
    if (const auto known = m_numbers.find(row.cameraCode); known != m_numbers.end()) {
        auto& camera = m_cameras.at(known->second);
        if (camera.camera.name.empty() && !row.cameraName.empty()) {
            camera.camera.name = row.cameraName;
            camera.changed = true;
        }
        return known->second;
    }
    const auto kind = row.mobileCamera ? CameraKind::Mobile : CameraKind::Fixed;
    PG_TRY(auto insert, m_connection->prepare("INSERT INTO cameras (code, name, mobile, heading) VALUES (?1, ?2, ?3, '')"));
    insert.bindText(1, row.cameraCode).bindText(2, row.cameraName).bindInteger(3, row.mobileCamera ? 1 : 0);
    PG_TRY(const auto id, inserted(*m_connection, insert));
    m_numbers.emplace(row.cameraCode, id);
    m_cameras.emplace(id, Known{.camera = {.id = {id}, .code = row.cameraCode, .name = row.cameraName, .kind = kind}});
    return id;
}

void CameraNumbers::taken(const StoredRead& read)
{
    auto& known = m_cameras.at(read.camera);
    ++known.newReads;
    known.changed = true;
    if (known.camera.kind == CameraKind::Fixed && !known.camera.place && read.hasPlace) known.camera.place = read.place;
}

Result<void> CameraNumbers::save()
{
    PG_TRY(auto update, m_connection->prepare("UPDATE cameras SET name = ?2, lat = ?3, lon = ?4, reads = reads + ?5 WHERE id = ?1"));
    for (auto& [id, known] : m_cameras) {
        if (!known.changed) continue;
        update.bindInteger(1, id).bindText(2, known.camera.name).bindInteger(5, known.newReads);
        if (known.camera.place) update.bindInteger(3, known.camera.place->lat.value).bindInteger(4, known.camera.place->lon.value);
        PG_TRY_VOID(update.run());
    }
    return {};
}

} // namespace plateglass::store
