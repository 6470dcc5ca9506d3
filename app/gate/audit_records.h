// The audit log as values: what one asks of it and what is shown. Nothing here can change a record.
#pragma once

#include "base/bytes.h"
#include "base/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plateglass::gate {

/// Which records; empty members ask for nothing.
struct RecordFilter {
    std::string who = {};        ///< name or pseudonym of an account
    std::string caseNumber = {};
    std::string type = {};       ///< its beginning: `search.` or `view.image`
    std::string outcome = {};    ///< ok, refused, error, cancelled, unknown
    std::optional<base::Interval> time = std::nullopt;
    bool operator==(const RecordFilter&) const = default;
};

enum class RecordOrder { NewestFirst, ByNumber };

/// One record in a list. What was erased or never disclosed is empty.
struct RecordLine {
    std::uint64_t seq = 0;
    base::UtcTime time;
    std::string type;
    std::string outcome;
    std::string code;
    std::string account; ///< stable pseudonym
    std::string name;
    std::string role;
    std::string session;
    std::string purpose;
    std::string caseNumber;
    std::string kind;    ///< of a question: plate, pattern, area …
    std::optional<std::uint64_t> count;   ///< of rows
    std::optional<std::uint64_t> related; ///< the record it belongs to
};

struct RecordPage {
    std::vector<RecordLine> lines;
    std::optional<std::uint64_t> next; ///< where the next page begins; none at the end
};

struct ShownValue {
    std::string path; ///< object it belongs to: `q`
    std::string name; ///< `plate`
    std::string value; ///< a text as it is, anything else as JSON
};

/// One record with all that proves it.
struct RecordSheet {
    RecordLine line;
    std::string bytes;    ///< as they were hashed
    std::vector<ShownValue> values;
    std::string leafHash; ///< base64 of SHA-256(0x00 || bytes)
    std::string proof;    ///< c2sp.org/tlog-proof@v1, with the signed checkpoint in it
};

enum class ReportBy { User, Plate, Case, Purpose, Place, Month };

struct ReportRow {
    std::string key; ///< name or pseudonym, plate or its tag, case, purpose code, camera or digest of the area, `2026-11`
    std::uint64_t searches = 0;
    std::uint64_t refused = 0;
    std::uint64_t failed = 0; ///< error, cancelled, unknown
    std::uint64_t rows = 0;   ///< returned, all searches together
    std::uint64_t images = 0; ///< opened; only in reports by user, case, purpose and month
    base::UtcTime first, last;
    bool operator==(const ReportRow&) const = default;
};

struct LogReport {
    RecordFilter filter;
    ReportBy by = ReportBy::User;
    std::vector<ReportRow> rows; ///< by key
    std::string checkpoint;      ///< signed state that the report is of
};

/// Something is wrong with the log. Searches wait until an officer has acknowledged it.
struct IntegrityFault {
    std::string code;   ///< `log.changed`, `log.fork`
    std::string detail; ///< in numbers of records; no personal values
    base::UtcTime found;
    bool acknowledged = false;
};

/// How the log stands.
struct ChainState {
    std::uint64_t size = 0;
    std::uint64_t verifiedTo = 0; ///< records that the last check read
    std::optional<base::UtcTime> verifiedAt;
    std::uint64_t checkpointSize = 0;
    std::string checkpoint; ///< the last signed note
    std::uint64_t witnessedSize = 0;
    std::optional<base::UtcTime> witnessedAt; ///< by the witness's clock
    std::uint64_t sinceWitness = 0;           ///< records since the last outside witness
    std::chrono::minutes minutesSinceWitness{0};
    bool witnessOverdue = false;              ///< the policy's warning
    std::optional<IntegrityFault> fault;
    std::optional<base::UtcTime> unwritableSince; ///< records cannot be written, so nothing can be searched
    std::string unwritableReason;
    bool diskNearlyFull = false; ///< the disk will not hold the records that the policy keeps, or is nearly full
    bool anchorFolderMissing = false;
    bool searchesBlocked = false; ///< by a fault or for want of a witness
};

} // namespace plateglass::gate
