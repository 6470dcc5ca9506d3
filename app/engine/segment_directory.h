// What is in a segment and where: small enough to stay in memory, so that a search goes straight to the few chunks that can
// answer, and a purge knows without looking whether a segment concerns it. A value.
#pragma once

#include "base/bytes.h"
#include "domain/area.h"
#include "engine/plate_sketch.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plateglass::engine {

struct SegmentDirectory {
    /// A chunk of the order plate, time, camera.
    struct PlateChunk {
        std::uint32_t firstPlate = 0, lastPlate = 0;
    };
    /// Reads of one fixed camera in one cell, or of all cameras that move in one cell: neighbours in the order cell, camera,
    /// time, read.
    struct Group {
        std::int64_t cell = 0;
        std::uint32_t camera = 0; ///< 0: cameras that move
        std::uint32_t firstRow = 0, reads = 0;
        std::int64_t firstTime = 0, lastTime = 0;
        domain::Box bounds{}; ///< of the reads; meaningful where cell is one
    };
    /// Times of the first and the last read of a chunk of that order.
    struct PlaceChunk {
        std::int64_t firstTime = 0, lastTime = 0;
    };
    struct CameraCount {
        std::uint32_t camera = 0;
        std::uint32_t reads = 0, mobileReads = 0;
        std::int64_t firstTime = 0, lastTime = 0;
    };

    std::uint32_t reads = 0;
    std::int64_t firstTime = 0, lastTime = 0;
    std::int64_t firstRead = 0, lastRead = 0;
    std::vector<PlateChunk> plateChunks;
    std::vector<Group> groups;
    std::vector<PlaceChunk> placeChunks;
    std::vector<std::int64_t> positionChunks; ///< first read of each
    std::vector<CameraCount> cameras;   ///< by number
    PlateSketch plates;
    std::vector<std::uint32_t> sources; ///< that its reads name, ascending
    std::vector<std::uint32_t> words;   ///< the same

    [[nodiscard]] base::Bytes encode() const;
    /// nullopt where the bytes are none.
    [[nodiscard]] static std::optional<SegmentDirectory> from(base::ByteView bytes);
};

} // namespace plateglass::engine
