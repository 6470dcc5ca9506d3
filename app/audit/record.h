// From what the gate wants to say to the bytes that are hashed. Values; any thread.
//
// Canonical JSON (RFC 8785 without floats and nulls). Example: a draft of type "search.intent" with the field
// q = {"kind":"plate"} and plate disclosed under "q" becomes
// {"_sd_alg":"sha-256",…,"q":{"_sd":["hMCH3T…"],"kind":"plate"},"seq":1,…,"type":"search.intent","v":1}.
#pragma once

#include "audit/disclosure.h"
#include "base/time.h"

#include <chrono>
#include <optional>

namespace plateglass::audit {

/// A personal value: its digest goes into `_sd` of the object at `path`, the value itself into a table beside the log.
struct DisclosedField {
    std::string path; ///< the enclosing object, "q" or "q.area"; empty is the record itself
    std::string name;
    json::Value value;
};

/// What happened, before number and time are known. `fields` holds every other plain key: actor, sess, pol, purp, q, r, rel,
/// dur …; v, seq, t, type, out, code, src, _sd and _sd_alg are the log's own and refused there.
struct RecordDraft {
    std::string type;
    std::string out = "ok";
    std::string code = {}; ///< reason word; left out when empty
    json::Object fields = {};
    std::vector<DisclosedField> disclosed = {};
};

/// The program that writes, in `src` of every record. Empty members are left out.
struct Source {
    std::string host;
    std::string app;
    std::string version;
    std::string build;
    std::string boot; ///< one random word per start of the program
};

struct StoredDisclosure {
    std::uint64_t seq = 0;
    std::string path;
    std::string text; ///< see Disclosure::text
    bool operator==(const StoredDisclosure&) const = default;
};

struct EncodedRecord {
    std::string bytes;
    std::vector<StoredDisclosure> disclosures;
};

struct RecordStamp {
    std::uint64_t seq = 0;
    base::UtcTime time;
    std::optional<std::chrono::milliseconds> mono; ///< since boot; left out of `src` when none
};

/// Errc::InvalidArgument for what canonical form does not allow. A record that would pass kMaxRecordBytes keeps its
/// longest plain texts or lists as disclosures; Errc::LimitExceeded when even that does not help.
[[nodiscard]] base::Result<EncodedRecord> encodeRecord(RecordDraft draft, const Source& source, const RecordStamp& stamp);

/// `search` of `search.intent`; empty when the type is no intent.
[[nodiscard]] std::string_view intentStem(std::string_view type);
/// `search` of `search.result|refused|cancelled|error|unknown`; empty for all else.
[[nodiscard]] std::string_view outcomeStem(std::string_view type);

} // namespace plateglass::audit
