// The mapping file: which column of a delimited file means what. A value; any thread.
#pragma once

#include "base/result.h"
#include "domain/camera.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::ingest {

enum class Encoding { Utf8, Utf16, Latin1, Windows1252 };

/// Fields a column may fill.
enum class Field { Plate, Pseudonym, Jurisdiction, Time, Lat, Lon, Camera, CameraName, Confidence, Direction, Make, Model, Colour, VehicleType, Image, ExternalId };

struct ColumnMapping {
    std::string column;  ///< the header's name, or `#3` for the third column where there is no header
    std::string format;  ///< Time: a pattern of time_pattern.h, for example `MM/dd/yyyy - HH:mm:ss` or `iso8601`
    double scale = 1.0;  ///< Confidence: the value that means certain (100 for percent)
};

struct Mapping {
    std::string name;
    char separator = ',';
    char quote = '"';               ///< 0: cells are never quoted
    Encoding encoding = Encoding::Utf8;
    bool header = true;
    std::vector<std::string> nulls; ///< cells that mean "nothing", beside the empty one
    std::string timezone;           ///< IANA name; empty: the workspace's
    std::map<Field, ColumnMapping> columns;
    std::map<Field, std::string> constants;
    std::vector<std::string> ignore; ///< columns known and not wanted
    std::optional<domain::CameraKind> cameraKind; ///< unsaid: mobile where lat and lon are columns, else fixed
};

/// Errc::Malformed with a detail that names the member at fault, unknown members included.
[[nodiscard]] base::Result<Mapping> parseMapping(std::string_view json);

} // namespace plateglass::ingest
