#include "ingest/row_converter.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plateglass::ingest {

namespace {

constexpr std::string_view kGood;
constexpr std::size_t kMaxPlateCharacters = 128;
constexpr std::size_t kMaxTextBytes = 1024;

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// A decimal number and nothing else; no infinity.
std::optional<double> number(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
    return value;
}

/// `1.00E+10`: what a spreadsheet made of the plate 1E10. What the plate was cannot be told any more.
bool spreadsheetNumber(std::string_view plate)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto exponent = plate.find_first_of("eE");
    if (exponent == std::string_view::npos || exponent + 2 >= plate.size() || plate[exponent + 1] != '+') return false;
    const auto mantissa = plate.substr(0, exponent);
    return !mantissa.empty() && digit(mantissa.front()) && std::ranges::all_of(mantissa, [&](char c) { return digit(c) || c == '.'; })
        && std::ranges::all_of(plate.substr(exponent + 2), digit);
}

} // namespace

RowConverter::RowConverter(Setup setup) : m_setup(std::move(setup)), m_clock(m_setup.zone) {}

bool RowConverter::isNull(std::string_view text) const { return text.empty() || std::ranges::find(m_setup.nulls, text) != m_setup.nulls.end(); }

/// Without blanks around it; empty where the field has no column or the cell means "nothing".
std::string_view RowConverter::cell(Field field) const
{
    const auto& source = m_setup.fields[static_cast<std::size_t>(field)];
    if (source.column == FieldSource::kConstant) return source.constant;
    if (source.column < 0) return {};
    const auto text = trimmed(m_cells[static_cast<std::size_t>(source.column)]);
    return isNull(text) ? std::string_view{} : text;
}

std::string_view RowConverter::plate(domain::ReadRow& read) const
{
    const bool pseudonym = m_setup.fields[static_cast<std::size_t>(Field::Pseudonym)].column >= 0;
    const auto field = pseudonym ? Field::Pseudonym : Field::Plate;
    const auto text = cell(field);
    if (text.empty()) return "plate.empty";
    if (text.size() > kMaxTextBytes) return "plate.long";
    if (!pseudonym && spreadsheetNumber(text)) return "plate.spreadsheet";
    auto normal = domain::normalForm(text);
    if (!normal) return "text.encoding";
    if (normal->empty()) return "plate.empty";
    if (characters(*normal) > kMaxPlateCharacters) return "plate.long";
    auto jurisdiction = domain::jurisdictionOf(cell(Field::Jurisdiction), m_setup.country);
    if (!jurisdiction) return "jurisdiction.unknown";
    read.plate.kind = pseudonym ? domain::PlateKind::Pseudonym : domain::kindOf(*normal);
    read.plate.text = std::move(*normal);
    read.plate.jurisdiction = std::move(*jurisdiction);
    read.plateRaw = m_cells[static_cast<std::size_t>(m_setup.fields[static_cast<std::size_t>(field)].column)];
    return kGood;
}

std::string_view RowConverter::time(domain::ReadRow& read)
{
    const auto text = cell(Field::Time);
    if (text.empty()) return "time.missing";
    const auto written = m_setup.time.read(text);
    if (!written) return written.error();
    if (written->offset) {
        const auto asUtc = base::TimeZone::utc().toUtc(written->local);
        if (!asUtc) return "time.impossible";
        read.time = *asUtc - *written->offset;
        return kGood;
    }
    const auto utc = m_clock.toUtc(written->local);
    if (!utc) return "time.gap";
    read.time = *utc;
    return kGood;
}

std::string_view RowConverter::place(domain::ReadRow& read) const
{
    const auto latText = cell(Field::Lat), lonText = cell(Field::Lon);
    if (latText.empty() && lonText.empty()) return kGood;
    if (latText.empty() || lonText.empty()) return "coordinates.half";
    const auto lat = number(latText), lon = number(lonText);
    if (!lat) return "latitude.number";
    if (!lon) return "longitude.number";
    if (std::abs(*lat) > 90) return "latitude.range";
    if (std::abs(*lon) > 180) return "longitude.range";
    if (*lat != 0 || *lon != 0) read.place = {base::Degrees7::fromDegrees(*lat), base::Degrees7::fromDegrees(*lon)};
    return kGood;
}

std::string_view RowConverter::confidence(domain::ReadRow& read) const
{
    const auto text = cell(Field::Confidence);
    if (text.empty()) return kGood;
    const auto value = number(text);
    if (!value) return "confidence.number";
    if (*value < 0 || *value > m_setup.confidenceScale) return "confidence.range";
    read.confidence = base::PerMille{static_cast<std::int16_t>(std::lround(*value / m_setup.confidenceScale * 1000))};
    return kGood;
}

std::string_view RowConverter::texts(domain::ReadRow& read) const
{
    const std::pair<Field, std::string*> all[] = {
        {Field::Camera, &read.cameraCode}, {Field::CameraName, &read.cameraName}, {Field::Direction, &read.direction}, {Field::Make, &read.make},
        {Field::Model, &read.model}, {Field::Colour, &read.colour}, {Field::VehicleType, &read.vehicleType}, {Field::ExternalId, &read.externalId},
    };
    for (const auto& [field, target] : all) {
        const auto text = cell(field);
        if (text.size() > kMaxTextBytes) return "text.long";
        *target = text;
    }
    return read.cameraCode.empty() ? "camera.missing" : kGood;
}

std::string_view RowConverter::image(domain::ReadRow& read, std::vector<domain::ImageBlob>& images) const
{
    const auto name = cell(Field::Image);
    if (name.empty() || !m_setup.images.reads()) return kGood;
    auto blob = m_setup.images.read(name);
    if (!blob) return blob.error();
    read.image = domain::ImageState::Stored;
    read.imageSha256 = blob->sha256;
    if (!std::ranges::contains(images, blob->sha256, &domain::ImageBlob::sha256)) images.push_back(std::move(*blob));
    return kGood;
}

std::string_view RowConverter::convert(std::span<const std::string_view> cells, domain::ReadRow& read, std::vector<domain::ImageBlob>& images)
{
    m_cells = cells;
    read.mobileCamera = m_setup.mobileCamera;
    if (const auto reason = plate(read); !reason.empty()) return reason;
    if (const auto reason = time(read); !reason.empty()) return reason;
    if (const auto reason = place(read); !reason.empty()) return reason;
    if (const auto reason = confidence(read); !reason.empty()) return reason;
    if (const auto reason = texts(read); !reason.empty()) return reason;
    return image(read, images);
}

} // namespace plateglass::ingest
