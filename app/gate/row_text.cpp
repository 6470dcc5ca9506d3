#include "gate/row_text.h"

#include "base/time_text.h"

#include <array>
#include <format>

namespace plateglass::gate {

namespace {

constexpr std::array<std::string_view, kColumns> kNames = {"id", "plate", "jurisdiction", "tier", "time", "camera", "cameraName", "lat",
                                                           "lon", "direction", "confidence", "make", "model", "colour", "source"};

std::string degrees(base::Degrees7 value)
{
    return std::format("{:.7f}", value.degrees());
}

} // namespace

std::string_view columnName(Column column)
{
    return kNames[static_cast<std::size_t>(column)];
}

bool isNumber(Column column)
{
    return column == Column::Read || column == Column::Latitude || column == Column::Longitude || column == Column::Confidence;
}

std::vector<Column> allColumns()
{
    std::vector<Column> all;
    for (std::size_t i = 0; i < kColumns; ++i)
        all.push_back(static_cast<Column>(i));
    return all;
}

std::string cellText(const domain::Answer& answer, const domain::AnswerRow& row, Column column)
{
    const auto& plate = answer.plates[row.plate];
    const auto& camera = answer.cameras[row.camera];
    switch (column) {
    case Column::Read: return std::to_string(row.id.value);
    case Column::Plate: return domain::displayText(plate.plate);
    case Column::Jurisdiction: return plate.plate.jurisdiction.code;
    case Column::Tier: return domain::tierSign(plate.tier);
    case Column::Time: return base::toRfc3339(row.time, base::Precision::Microsecond);
    case Column::Camera: return camera.code;
    case Column::CameraName: return camera.name;
    case Column::Latitude: return row.hasPlace ? degrees(row.place.lat) : std::string();
    case Column::Longitude: return row.hasPlace ? degrees(row.place.lon) : std::string();
    case Column::Direction: return answer.words[row.direction];
    case Column::Confidence: return row.hasConfidence ? std::format("{:.3f}", row.confidence.value / 1000.0) : std::string();
    case Column::Make: return answer.words[row.make];
    case Column::Model: return answer.words[row.model];
    case Column::Colour: return answer.words[row.colour];
    case Column::Source: return answer.sources[row.source];
    }
    return {};
}

} // namespace plateglass::gate
