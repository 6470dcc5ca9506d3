#include "store/stored_read.h"

namespace plateglass::store {

namespace {

constexpr std::int64_t kMobileFlag = 4; ///< beside the two bits of the image state

std::uint32_t number(const sqlite::Statement& row, int column) { return static_cast<std::uint32_t>(row.integer(column)); }

std::int64_t flagsOf(const StoredRead& read) { return static_cast<std::int64_t>(read.image) | (read.mobile ? kMobileFlag : 0); }

void bindPlace(sqlite::Statement& statement, const StoredRead& read)
{
    if (read.hasPlace) statement.bindInteger(6, read.place.lat.value).bindInteger(7, read.place.lon.value);
    else statement.bindNull(6).bindNull(7);
}

} // namespace

StoredRead readFrom(const sqlite::Statement& row)
{
    StoredRead read{
        .time = row.integer(1), .read = row.integer(3), .plate = number(row, 0), .camera = number(row, 2), .source = number(row, 4)};
    read.hasPlace = !row.isNull(5);
    if (read.hasPlace) read.place = {{static_cast<std::int32_t>(row.integer(5))}, {static_cast<std::int32_t>(row.integer(6))}};
    if (!row.isNull(7)) read.confidence = static_cast<std::int16_t>(row.integer(7));
    read.make = number(row, 8);
    read.model = number(row, 9);
    read.colour = number(row, 10);
    read.vehicleType = number(row, 11);
    read.direction = number(row, 12);
    const auto flags = row.integer(13);
    read.image = static_cast<domain::ImageState>(flags & 3);
    read.mobile = (flags & kMobileFlag) != 0;
    return read;
}

void bindTo(sqlite::Statement& statement, const StoredRead& read)
{
    statement.bindInteger(1, read.plate)
        .bindInteger(2, read.time)
        .bindInteger(3, read.camera)
        .bindInteger(4, read.read)
        .bindInteger(5, read.source);
    bindPlace(statement, read);
    if (read.confidence >= 0) statement.bindInteger(8, read.confidence);
    else statement.bindNull(8);
    statement.bindInteger(9, read.make).bindInteger(10, read.model).bindInteger(11, read.colour).bindInteger(12, read.vehicleType);
    statement.bindInteger(13, read.direction).bindInteger(14, flagsOf(read));
}

} // namespace plateglass::store
