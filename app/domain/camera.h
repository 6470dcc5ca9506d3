// A camera: fixed ones give their place to their reads, mobile ones (patrol cars) do not.
#pragma once

#include "base/ids.h"
#include "base/units.h"

#include <optional>
#include <string>

namespace plateglass::domain {

enum class CameraKind { Fixed, Mobile };

struct Camera {
    base::CameraId id;   ///< number inside the workspace
    std::string code;    ///< the source's own name, unique in the workspace: `CAM-014`, `SPD2020681MDC`
    std::string name;    ///< for people; may be empty
    CameraKind kind = CameraKind::Fixed;
    std::optional<base::LatLon> place; ///< fixed cameras only
    std::string heading; ///< `N`, `NE`, … or empty
    auto operator<=>(const Camera&) const = default;
};

} // namespace plateglass::domain
