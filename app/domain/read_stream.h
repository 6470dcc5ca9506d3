// How reads come in, from whatever file or generator: in batches, pulled by the importer. Ingest and the demo city make
// such streams; the store takes them and knows neither.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/read.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace plateglass::domain {

/// A row that could not become a read. Kept in the encrypted store with its line, so that it can be shown and mended.
struct RejectedRow {
    std::uint64_t line = 0; ///< 1-based line of the file where the row began
    std::string reason;     ///< stable key, for example `time.impossible`, `latitude.range`; never a value of the row
    std::string text;       ///< the row as it stood, at most 1,024 bytes
};

/// Original bytes of an image that reads of the same batch name by their SHA-256.
struct ImageBlob {
    std::string sha256; ///< lower-case hex
    base::Bytes bytes;
};

struct ReadBatch {
    std::vector<ReadRow> reads;
    std::vector<RejectedRow> rejected;
    std::vector<ImageBlob> images;
};

/// One thread at a time.
class ReadStream {
public:
    virtual ~ReadStream() = default;
    /// Fills `batch` (cleared first) with some thousand rows; false when there are no more. An error ends the import and
    /// nothing of it is kept.
    [[nodiscard]] virtual base::Result<bool> next(ReadBatch& batch, std::stop_token stop) = 0;
    /// Share of the input consumed, 0..1, or a negative number where that is unknown.
    [[nodiscard]] virtual double progress() const = 0;
};

/// What a finished import counted. accepted + duplicates + rejected == total.
struct ImportTotals {
    std::uint64_t total = 0;
    std::uint64_t accepted = 0;
    std::uint64_t duplicates = 0;         ///< same plate, jurisdiction, time and camera as a read that is there already
    std::uint64_t rejected = 0;
    std::uint64_t withoutCoordinates = 0; ///< of the accepted
    bool operator==(const ImportTotals&) const = default;
};

/// One import, which can be listed and taken back whole.
struct Source {
    base::SourceId id;
    std::string name;
    std::string format;     ///< `delimited`, `demo`, …
    std::string fileSha256; ///< hex; empty where there was no file
    base::UtcTime imported; ///< wall clock
    std::string account;
    ImportTotals totals;
    std::optional<base::UtcTime> purgeBy = std::nullopt; ///< a limit of the origin: its reads are gone then, whatever the policy allows
};

} // namespace plateglass::domain
