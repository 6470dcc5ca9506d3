#include "store/import_rows.h"

#include <cstdlib>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::ReadRow;

namespace {
bool onEarth(base::LatLon p) { return std::abs(p.lat.value) <= 900'000'000 && std::abs(p.lon.value) <= 1'800'000'000; }
} // namespace

Result<ImportRows> ImportRows::of(sqlite::Connection& connection, std::shared_ptr<const PlateDictionary> before)
{
    PG_TRY(auto plates, PlateNumbers::of(connection, std::move(before)));
    PG_TRY(auto cameras, CameraNumbers::of(connection));
    PG_TRY(auto words, TextNumbers::of(connection, "words"));
    return ImportRows(std::move(plates), std::move(cameras), std::move(words));
}

Result<std::uint32_t> ImportRows::word(std::string_view text) { return text.empty() ? Result<std::uint32_t>(0) : m_words.number(text); }

Result<StoredRead> ImportRows::narrow(const ReadRow& row)
{
    if (row.place && !onEarth(*row.place)) return fail(Errc::InvalidArgument, "a place that is not on earth");
    StoredRead read{.time = row.time.micros, .image = row.image, .mobile = row.mobileCamera};
    PG_TRY(read.plate, m_plates.number(row.plate));
    PG_TRY(read.camera, m_cameras.number(row));
    PG_TRY(read.make, word(row.make));
    PG_TRY(read.model, word(row.model));
    PG_TRY(read.colour, word(row.colour));
    PG_TRY(read.vehicleType, word(row.vehicleType));
    PG_TRY(read.direction, word(row.direction));
    read.hasPlace = row.place.has_value();
    if (row.place) read.place = *row.place;
    if (row.confidence) read.confidence = row.confidence->value;
    return read;
}

} // namespace plateglass::store
