#include "store/table_conversion.h"

#include "store/detail_row.h"
#include "store/segment_writer.h"

namespace plateglass::store {

using base::ByteView;
using base::Result;

namespace {

/// All of schema 4, in the order of arrival.
constexpr const char* kRows = "SELECT h.plate, h.time, h.camera, h.read, h.source, h.lat, h.lon, h.confidence, h.make, h.model, h.colour, h.vehicle_type, "
                              "h.direction, h.flags, p.text, d.raw, d.external_id, d.characters, d.box FROM details d CROSS JOIN histories h "
                              "ON h.plate = d.plate AND h.time = d.time AND h.camera = d.camera CROSS JOIN plates p ON p.id = d.plate ORDER BY d.read";

StoredRead narrow(const sqlite::Statement& row)
{
    const auto number = [&row](int column) { return static_cast<std::uint32_t>(row.integer(column)); };
    StoredRead read{.time = row.integer(1), .read = row.integer(3), .plate = number(0), .camera = number(2), .source = number(4)};
    read.hasPlace = !row.isNull(5);
    if (read.hasPlace) read.place = {{static_cast<std::int32_t>(row.integer(5))}, {static_cast<std::int32_t>(row.integer(6))}};
    if (!row.isNull(7)) read.confidence = static_cast<std::int16_t>(row.integer(7));
    read.make = number(8);
    read.model = number(9);
    read.colour = number(10);
    read.vehicleType = number(11);
    read.direction = number(12);
    read.image = static_cast<domain::ImageState>(row.integer(13) & 3);
    read.mobile = (row.integer(13) & 4) != 0;
    return read;
}

std::uint32_t littleEnd(ByteView bytes)
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) out |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
    return out;
}

base::Bytes details(const sqlite::Statement& row)
{
    domain::ReadRow out;
    out.plate.text = row.text(14);
    out.plateRaw = row.text(15);
    out.externalId = row.text(16);
    const auto characters = row.blob(17), box = row.blob(18);
    for (std::size_t at = 0; at + 1 < characters.size(); at += 2) {
        const auto value = static_cast<std::int16_t>(littleEnd(characters.subspan(at, 2)));
        out.characterConfidence.push_back(value < 0 ? std::nullopt : std::optional(base::PerMille{value}));
    }
    const auto side = [&box](std::size_t i) { return static_cast<int>(littleEnd(box.subspan(4 * i, 4))); };
    if (box.size() == 16) out.plateBox = {side(0), side(1), side(2), side(3)};
    return encodeDetails(out);
}

} // namespace

Result<void> sealTables(sqlite::Connection& connection)
{
    PG_TRY(auto rows, connection.prepare(kRows));
    engine::SegmentRows waiting;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (row) waiting.add(narrow(rows), details(rows));
        if (waiting.size() > 0 && (!row || waiting.size() == engine::kMostReads)) {
            PG_TRY_VOID(addSegment(connection, engine::encodeSegment(waiting, engine::orderByPlate(waiting.reads()))));
            waiting.clear();
        }
        if (!row) return {};
    }
}

} // namespace plateglass::store
