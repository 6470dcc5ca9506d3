// The agency's case list out of a file: delimited with a header, a JSON array of objects, or one object a line. Blocking; any thread.
#pragma once

#include "base/result.h"
#include "domain/case_list.h"
#include "domain/read_stream.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace plateglass::ingest {

struct CaseFile {
    std::vector<domain::CaseEntry> cases;
    std::vector<domain::RejectedRow> rejected; ///< `number.missing`, `number.twice`, `opened.date`, `text.long`, and what the row reader says
};

/// Columns or members `number`, `title`, `opened`, `status`, `unit` in any order and case; only the number is needed, others are left
/// alone. At most 1,000,000 cases in 256 MiB of UTF-8; .gz is unpacked; `-` is standard input. Errc::NotFound (no file; detail `number`
/// where no column is called so), Malformed, LimitExceeded, Io, Cancelled.
[[nodiscard]] base::Result<CaseFile> readCaseFile(const std::filesystem::path& file, std::stop_token stop);

} // namespace plateglass::ingest
