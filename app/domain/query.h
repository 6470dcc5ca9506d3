// A question about reads as a value: what the text of a search means. Parsing is query_parser.h, the canonical text is
// query_text.h, matching of plates is plate_matcher.h. Every term narrows; lists are OR; `!` negates a list.
#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "domain/area.h"
#include "domain/plate_pattern.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plateglass::domain {

/// Look-alike classes that are off unless named: `~1(7T1,4A)`.
struct LookAlikeOptions {
    std::vector<std::string> optionalClasses; ///< spelled as in the reference: 7T1 4A 38B CG0 UVY MNHW EF KX PR
    std::vector<std::string> directional;     ///< Z>7 E>F Q>O R>P L>I B>P (from the true plate to the read)
    std::vector<std::string> twoForOne;       ///< 11>H VV>W
    bool operator==(const LookAlikeOptions&) const = default;
};

struct PlateTerm {
    std::vector<PlatePattern> patterns; ///< OR
    bool contains = false;              ///< `has:`, both ends open
    int lookAlikes = 0;                 ///< ~n, 0..2
    int edits = 0;                      ///< ^m, 0..2
    LookAlikeOptions lookAlikeOptions;
    bool candidates = false; ///< +candidates: the reader's runner-ups too
    bool operator==(const PlateTerm&) const = default;
};

/// Where the text left a time without zone it is local to the workspace; the parser has already made it UTC.
struct TimeTerm {
    bool all = false; ///< time:all
    base::Interval window; ///< meaningful unless all
    bool operator==(const TimeTerm&) const = default;
};

/// Days of the week in local time, bit 0 = Monday.
struct DaysTerm {
    unsigned mask = 0;
    bool operator==(const DaysTerm&) const = default;
};

/// Local hours [from, to) in minutes after midnight; to <= from crosses midnight.
struct HoursTerm {
    int fromMinute = 0;
    int toMinute = 0;
    bool operator==(const HoursTerm&) const = default;
};

struct CameraTerm {
    bool negated = false;
    std::vector<std::string> codes; ///< sorted; matches a camera's code, or its number in the workspace
    bool operator==(const CameraTerm&) const = default;
};

/// state make model colour type dir source hit verified image
struct AttributeTerm {
    std::string key;
    bool negated = false;
    std::vector<std::string> values; ///< sorted; `unknown` is a value
    bool operator==(const AttributeTerm&) const = default;
};

struct ConfidenceTerm {
    bool atLeast = true; ///< `>=` or `<`
    int percent = 0;
    bool operator==(const ConfidenceTerm&) const = default;
};

struct ScenesTerm {
    std::vector<std::string> names;
    int min = 2;
    bool operator==(const ScenesTerm&) const = default;
};
struct SequenceTerm {
    std::vector<std::string> names;
    std::chrono::seconds within{0};
    bool operator==(const SequenceTerm&) const = default;
};
struct ConvoyTerm {
    std::string plate;
    std::chrono::seconds gap{0};
    int min = 2;
    bool operator==(const ConvoyTerm&) const = default;
};
struct AroundTerm {
    base::ReadId read;
    std::chrono::seconds within{0};
    base::Metres radius;
    bool operator==(const AroundTerm&) const = default;
};

struct Query {
    std::vector<PlateTerm> plates; ///< AND; usually one. A has: and a plate: term may stand together.
    std::optional<TimeTerm> time;
    std::optional<DaysTerm> days;
    std::optional<HoursTerm> hours;
    std::vector<std::vector<Area>> places; ///< AND of lists; inside a list OR
    std::vector<CameraTerm> cameras;
    std::vector<AttributeTerm> attributes;
    std::vector<ConfidenceTerm> confidence;
    std::optional<ScenesTerm> scenes;
    std::optional<SequenceTerm> sequence;
    std::optional<ConvoyTerm> convoy;
    std::optional<AroundTerm> around;

    bool operator==(const Query&) const = default;
};

/// Why a text is not a query.
struct QueryFault {
    std::size_t position = 0; ///< byte offset into the text, 0-based; where the fault begins
    std::size_t length = 0;   ///< bytes at fault; 0 at the end of the text
    bool incomplete = false;  ///< the text so far could still become a query (caret still in the word)
    std::string reason;       ///< stable key, for example `time.expected`; the sentence is made at the edge
    std::string message;      ///< English sentence, without position
};

} // namespace plateglass::domain
