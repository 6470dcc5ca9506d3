// The rows of an answer as columns narrow enough to hold a million of: what the store finds and every view shows.
// An immutable value once made; any thread. Order of rows: tier, then time, then read id.
#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "base/units.h"
#include "domain/camera.h"
#include "domain/plate.h"
#include "domain/plate_matcher.h"
#include "domain/read.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plateglass::domain {

/// One distinct plate of an answer and how it answers the question.
struct AnswerPlate {
    Plate plate;
    Tier tier;
    std::vector<std::uint8_t> diff; ///< 0-based positions in plate.text that differ from what was asked
};

/// Numbers instead of texts: `plate`, `camera`, `source` and the words index the lists of the Answer.
struct AnswerRow {
    base::ReadId id;
    base::UtcTime time;
    base::LatLon place; ///< meaningful where hasPlace
    std::uint32_t plate = 0;
    std::uint32_t camera = 0;
    std::uint32_t source = 0;
    std::uint32_t make = 0, model = 0, colour = 0, vehicleType = 0, direction = 0; ///< into words; 0 is "unknown"
    base::PerMille confidence;                                                      ///< meaningful where hasConfidence
    bool hasPlace = false;
    bool hasConfidence = false;
    bool mobile = false; ///< the camera moves: the place is the read's own
    ImageState image = ImageState::None;
};

struct Answer {
    std::vector<AnswerRow> rows;
    std::vector<AnswerPlate> plates; ///< each row's plate with its tier; a plate reached by two tiers stands twice
    std::vector<Camera> cameras;     ///< those that rows name
    std::vector<std::string> sources;
    std::vector<std::string> words;  ///< words[0] is empty: unknown
    std::uint64_t matched = 0;       ///< all reads that answer, rows beyond the limit included
    bool cut = false;                ///< matched > rows.size()
    std::uint64_t withoutCoordinates = 0; ///< reads that meet every term but the places, and have no coordinates
    std::uint64_t snapshot = 0;      ///< number of the store's state that was searched; grows with every change
    std::string plan;                ///< which side the search began with and why, for --explain; holds no values
};

} // namespace plateglass::domain
