// Reads out of a delimited text file by a mapping. One thread at a time; memory is bounded whatever the file holds.
#pragma once

#include "base/time_text.h"
#include "domain/read_stream.h"
#include "ingest/mapping.h"

#include <filesystem>
#include <memory>

namespace plateglass::ingest {

struct DelimitedOptions {
    base::TimeZone workspaceZone = base::TimeZone::utc(); ///< where neither mapping nor caller names one
    std::optional<base::TimeZone> zone;                   ///< wins over the mapping's
    std::string country = "US";
    std::filesystem::path images;                         ///< folder that image cells are relative to; empty: none read
};

/// Opens a file (`-` is standard input; .gz is unpacked on the way). Errc::NotFound for a missing file or, with the column's name in the detail,
/// a column that the header lacks; Errc::Malformed for text that is not in the mapping's encoding or has no header.
/// A row that cannot be a read is handed out as RejectedRow and the rest goes on; a last row without line end is a row,
/// one cut inside a quoted cell is rejected.
[[nodiscard]] base::Result<std::unique_ptr<domain::ReadStream>> openDelimited(const std::filesystem::path& file, const Mapping& mapping,
                                                                              const DelimitedOptions& options);

} // namespace plateglass::ingest
