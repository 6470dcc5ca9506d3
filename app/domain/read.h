// A read: what one camera claims to have seen at one moment. A claim, not a fact.
#pragma once

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "base/units.h"
#include "domain/plate.h"

#include <optional>
#include <string>
#include <vector>

namespace plateglass::domain {

/// Another text the reader considered.
struct Candidate {
    std::string text; ///< normal form
    base::PerMille confidence;
};

/// Where an image of a read is, or why it is not.
enum class ImageState { None, Stored, Expired };

/// A rectangle in image pixels.
struct PixelBox {
    int x = 0, y = 0, width = 0, height = 0;
    auto operator<=>(const PixelBox&) const = default;
};

/// A read as it comes from a file, before the store has numbered it.
struct ReadRow {
    Plate plate;
    std::string plateRaw; ///< the text the camera sent, untouched
    base::UtcTime time;
    std::string cameraCode;
    std::string cameraName;
    bool mobileCamera = false; ///< true where the row brings its own position because the camera moves
    std::optional<base::LatLon> place; ///< empty: a read without coordinates
    std::optional<base::PerMille> confidence;
    std::vector<std::optional<base::PerMille>> characterConfidence; ///< empty where the reader gives none
    std::vector<Candidate> candidates;
    std::string direction; ///< `N`, `NE`, … or the source's own word; may be empty
    std::string make, model, colour, vehicleType;
    std::string externalId;
    ImageState image = ImageState::None;
    std::string imageSha256; ///< hex, where image is Stored: key into the image store
    PixelBox plateBox;       ///< the plate in the image; zero where unknown
};

/// A read of the store with everything known about it.
struct Read {
    base::ReadId id;
    base::CameraId camera;
    base::SourceId source;
    std::string sourceName;
    ReadRow row;
};

} // namespace plateglass::domain
