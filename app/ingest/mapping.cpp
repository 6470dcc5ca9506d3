#include "ingest/mapping.h"

#include "base/time_text.h"
#include "ingest/time_pattern.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;
using base::Result;

auto malformed(std::string_view member) { return fail(Errc::Malformed, std::string(member)); }

struct FieldWord {
    Field field;
    std::string_view word;
    bool constant; ///< may be the same for all rows
};
constexpr std::array<FieldWord, 16> kFields = {{
    {Field::Plate, "plate", false}, {Field::Pseudonym, "pseudonym", false}, {Field::Jurisdiction, "jurisdiction", true}, {Field::Time, "time", false},
    {Field::Lat, "lat", true}, {Field::Lon, "lon", true}, {Field::Camera, "camera", true}, {Field::CameraName, "cameraName", true},
    {Field::Confidence, "confidence", true}, {Field::Direction, "direction", true}, {Field::Make, "make", true}, {Field::Model, "model", true},
    {Field::Colour, "colour", true}, {Field::VehicleType, "vehicleType", true}, {Field::Image, "image", false}, {Field::ExternalId, "externalId", false},
}};

Result<Field> fieldOf(std::string_view word, const std::string& member)
{
    const auto found = std::ranges::find(kFields, word, &FieldWord::word);
    if (found == kFields.end()) return malformed(member + "." + std::string(word));
    return found->field;
}

Result<std::string> textOf(const json::Value& value, const std::string& member)
{
    if (!value.string()) return malformed(member);
    return *value.string();
}

Result<std::vector<std::string>> listOf(const json::Value& value, const std::string& member)
{
    std::vector<std::string> all;
    if (!value.array()) return malformed(member);
    for (const auto& entry : *value.array()) {
        PG_TRY(auto text, textOf(entry, member));
        all.push_back(std::move(text));
    }
    return all;
}

/// One byte of ASCII that is not a line end.
Result<char> signOf(const json::Value& value, const std::string& member)
{
    PG_TRY(const auto text, textOf(value, member));
    if (text.size() != 1 || text[0] == '\n' || text[0] == '\r' || text[0] == '\0' || static_cast<unsigned char>(text[0]) >= 0x80) return malformed(member);
    return text[0];
}

Result<Encoding> encodingOf(const json::Value& value)
{
    PG_TRY(const auto text, textOf(value, "encoding"));
    if (text == "utf-8") return Encoding::Utf8;
    if (text == "utf-16") return Encoding::Utf16;
    if (text == "latin1") return Encoding::Latin1;
    if (text == "windows-1252") return Encoding::Windows1252;
    return malformed("encoding");
}

Result<ColumnMapping> columnOf(const json::Value& value, Field field, const std::string& member)
{
    ColumnMapping column;
    if (value.string()) column.column = *value.string();
    else if (!value.object()) return malformed(member);
    else
        for (const auto& [name, setting] : *value.object()) {
            if (name == "column" && setting.string()) column.column = *setting.string();
            else if (name == "format" && setting.string() && field == Field::Time) column.format = *setting.string();
            else if (name == "scale" && field == Field::Confidence && setting.number()) column.scale = *setting.number();
            else return malformed(member + "." + name);
        }
    if (column.column.empty()) return malformed(member);
    if (!std::isfinite(column.scale) || column.scale <= 0) return malformed(member + ".scale");
    if (field == Field::Time && !TimePattern::compile(column.format)) return malformed(member + ".format");
    return column;
}

Result<void> fillColumns(Mapping& mapping, const json::Value& value)
{
    if (!value.object()) return malformed("columns");
    for (const auto& [word, setting] : *value.object()) {
        PG_TRY(const auto field, fieldOf(word, "columns"));
        PG_TRY(mapping.columns[field], columnOf(setting, field, "columns." + word));
    }
    return {};
}

Result<void> fillConstants(Mapping& mapping, const json::Value& value)
{
    if (!value.object()) return malformed("constants");
    for (const auto& [word, setting] : *value.object()) {
        PG_TRY(const auto field, fieldOf(word, "constants"));
        const auto member = "constants." + word;
        if (!std::ranges::find(kFields, field, &FieldWord::field)->constant) return malformed(member);
        PG_TRY(mapping.constants[field], textOf(setting, member));
    }
    return {};
}

Result<void> fillMember(Mapping& mapping, const std::string& name, const json::Value& value)
{
    if (name == "name") { PG_TRY(mapping.name, textOf(value, name)); }
    else if (name == "separator") { PG_TRY(mapping.separator, signOf(value, name)); }
    else if (name == "quote" && value.string() && value.string()->empty()) mapping.quote = '\0';
    else if (name == "quote") { PG_TRY(mapping.quote, signOf(value, name)); }
    else if (name == "encoding") { PG_TRY(mapping.encoding, encodingOf(value)); }
    else if (name == "header" && value.boolean()) mapping.header = *value.boolean();
    else if (name == "nulls") { PG_TRY(mapping.nulls, listOf(value, name)); }
    else if (name == "timezone") { PG_TRY(mapping.timezone, textOf(value, name)); }
    else if (name == "columns") return fillColumns(mapping, value);
    else if (name == "constants") return fillConstants(mapping, value);
    else if (name == "ignore") { PG_TRY(mapping.ignore, listOf(value, name)); }
    else if (name == "cameraKind" && value.string() && *value.string() == "fixed") mapping.cameraKind = domain::CameraKind::Fixed;
    else if (name == "cameraKind" && value.string() && *value.string() == "mobile") mapping.cameraKind = domain::CameraKind::Mobile;
    else if (name != "$schema") return malformed(name);
    return {};
}

/// What the members say together must be able to make reads.
Result<void> checkWhole(const Mapping& mapping)
{
    const auto column = [&](Field field) { return mapping.columns.contains(field); };
    const auto known = [&](Field field) { return column(field) || mapping.constants.contains(field); };
    if (mapping.separator == mapping.quote) return malformed("quote");
    if (column(Field::Plate) == column(Field::Pseudonym)) return malformed("columns.plate");
    if (!column(Field::Time)) return malformed("columns.time");
    if (!known(Field::Camera)) return malformed("columns.camera");
    if (column(Field::Lat) != column(Field::Lon)) return malformed("columns.lat");
    if (known(Field::Lat) != known(Field::Lon)) return malformed("constants.lat");
    for (const auto& [field, constant] : mapping.constants)
        if (column(field)) return malformed(std::string("constants.") + std::string(std::ranges::find(kFields, field, &FieldWord::field)->word));
    if (!mapping.timezone.empty() && !base::TimeZone::named(mapping.timezone)) return malformed("timezone");
    return {};
}

} // namespace

base::Result<Mapping> parseMapping(std::string_view text)
{
    PG_TRY(const auto file, json::parse(text));
    if (!file.object()) return malformed("the mapping is not an object");
    Mapping mapping;
    for (const auto& [name, value] : *file.object()) PG_TRY_VOID(fillMember(mapping, name, value));
    PG_TRY_VOID(checkWhole(mapping));
    return mapping;
}

} // namespace plateglass::ingest
