// The questions that may be asked through the gate and the answers that come back, as values.
#pragma once

#include "base/bytes.h"
#include "base/time.h"
#include "domain/answer.h"
#include "domain/query.h"
#include "domain/read_stream.h"
#include "policy/policy.h"
#include "policy/roles.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plateglass::gate {

/// The stretch of work under which everything is asked.
struct SessionState {
    std::string id;
    policy::SessionRequest request;
    std::string purposeName;
    std::string legalBasis = {}; ///< of the purpose, with the warrant's number where there is one
    std::string caseTitle = {};  ///< from the agency's list; empty where there is none
    std::string caseStatus = {}; ///< the agency's word
    std::optional<base::UtcTime> caseDue = {}; ///< wall clock; the case is pending and must be completed by then
    base::UtcTime started; ///< wall clock
    base::UtcTime ends;    ///< wall clock; the policy's longest
    bool paused = false;
    std::uint64_t searches = 0;
    std::uint64_t previews = 0;
    std::uint64_t readsShown = 0; ///< distinct reads whose plate or image was on screen
    std::string approver = {};    ///< account that approved last in this session: its words or one of its questions; empty: nobody was needed
};

/// Why the window was locked.
enum class LockCause { Person, Idle };

/// An answer, complete and recorded before anybody sees it. Immutable; shared between views and threads.
struct SearchResult {
    domain::Answer answer;
    domain::Query query;   ///< resolved: areas by coordinates, times in UTC
    std::string text;      ///< as typed
    std::string canonical;
    base::UtcTime asked;   ///< workspace clock
    std::chrono::microseconds elapsed{0}; ///< engine time
    std::chrono::microseconds gateShare{0}; ///< policy, records and their sync to disk
    std::uint64_t intentRecord = 0;
    std::uint64_t resultRecord = 0;
    std::string idsDigest;
    std::optional<base::UtcTime> notBefore; ///< set where the window reaches past retention
    std::string session;                    ///< id of the session it was asked in
};
using ResultPtr = std::shared_ptr<const SearchResult>;

/// What stands between a question and its answer, and the ways on: a second person at this desk (ApprovalDesk::approveHere) or at
/// another (ApprovalDesk::writeRequest), break-glass, or asking for less.
struct ApprovalPath {
    std::string canonical; ///< what an approval would be for
    std::vector<policy::ApprovalNeed> needs;
    bool refused = false;                ///< a tier says never: nobody can approve this
    std::vector<std::string> approvers;  ///< accounts that may; empty where nobody can
    bool breakGlass = false;             ///< the policy lets it run at once, with a review afterwards
    struct Stopped {
        std::uint64_t reads = 0;  ///< rounded
        std::uint64_t plates = 0; ///< distinct ones, rounded
    };
    std::optional<Stopped> stopped;      ///< it was run, and stopped at the count
};

/// Why there is no answer. Always recorded, as refused, error or cancelled.
struct SearchFailure {
    base::Error error;
    std::optional<domain::QueryFault> fault; ///< where the text is not a query
    std::optional<std::uint64_t> record;
    std::optional<ApprovalPath> approval = {}; ///< Errc::Refused, `approval.needed` or `approval.never`
};

/// A count before a search. Exact numbers stay in the record, for auditors.
struct Counted {
    std::uint64_t about = 0;  ///< two figures; 10 where `fewerThanTen`
    bool fewerThanTen = false;
    std::uint64_t record = 0; ///< of the outcome
};

/// Positions of result rows, half-open.
struct RowRange {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

/// What can be copied and exported of a row.
enum class Column : std::uint8_t { Read, Plate, Jurisdiction, Tier, Time, Camera, CameraName, Latitude, Longitude, Direction, Confidence, Make, Model, Colour, Source };
inline constexpr std::size_t kColumns = static_cast<std::size_t>(Column::Source) + 1;

/// Rows as text with where they come from, ready for the clipboard.
struct Copied {
    std::string text; ///< first lines: who, when, case and purpose, record; then one line per row, columns apart by tabs
    std::uint64_t rows = 0;
    std::uint64_t record = 0; ///< of the intent, which the text names
};

struct ExportRows {
    std::filesystem::path file; ///< `.csv`; must not exist
    std::string recipient;      ///< code of the policy's sharing list
    std::vector<Column> columns = {}; ///< empty: all
};
struct Exported {
    std::uint64_t rows = 0;
    std::string sha256; ///< hex, of the file
    std::uint64_t record = 0;
};

enum class ImagePart { Whole, Crop };

struct OpenedImage {
    base::Bytes bytes;          ///< Whole: the original file's bytes; Crop: PNG
    domain::PixelBox plateBox;  ///< of the plate in the whole image
    std::uint64_t record = 0;
};

struct ImportFile {
    std::filesystem::path file; ///< `-`: standard input
    std::filesystem::path mapping;
    std::string timezone = {};  ///< IANA; wins over the mapping's
    std::string source = {};    ///< empty: the file's name
    std::filesystem::path images = {};
    bool dryRun = false;
    std::optional<base::UtcTime> purgeBy = {}; ///< a limit its origin set: its reads are gone then, whatever the policy allows
};

/// Running totals another thread may look at.
struct Progress {
    std::atomic<std::uint64_t> rows{0};
    std::atomic<int> perMille{-1}; ///< share of the input, -1 where unknown
};

struct AccountInfo {
    std::string name;
    policy::Role role = policy::Role::Analyst;
    enum class State { Active, Proposed, Disabled } state = State::Active;
    std::string need = {};                                         ///< why this person needs the account and may have it
    std::optional<std::chrono::year_month_day> trained = {};       ///< date of the last training
    std::optional<base::UtcTime> until = {};                       ///< a temporary account ends here
    std::optional<base::UtcTime> since = {};                       ///< enrolled, or enabled again; none in older workspaces
    std::optional<base::UtcTime> lastSignIn = {};
    std::string proposedBy = {};
    std::string approvedBy = {};
    bool secondFactor = false; ///< a code is asked beside the password
    bool locked = false;       ///< by failed sign-ins, until it is released
};

struct Overlay {
    std::string name;
    std::string geojson;
};

struct Fence {
    std::string name;
    domain::Area area;
};

} // namespace plateglass::gate
