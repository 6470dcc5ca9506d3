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
    base::UtcTime started; ///< wall clock
    base::UtcTime ends;    ///< wall clock; the policy's longest
    bool paused = false;
    std::uint64_t searches = 0;
    std::uint64_t previews = 0;
    std::uint64_t readsShown = 0; ///< distinct reads whose plate or image was on screen
};

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

/// Why there is no answer. Always recorded, as refused, error or cancelled.
struct SearchFailure {
    base::Error error;
    std::optional<domain::QueryFault> fault; ///< where the text is not a query
    std::optional<std::uint64_t> record;
};

/// Positions of result rows, half-open.
struct RowRange {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
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
