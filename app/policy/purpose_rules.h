// What may be asked for, what may never be, and what must be said with it. Pure; any thread.
#pragma once

#include "policy/retention_rules.h"

#include <map>
#include <string>
#include <vector>

namespace plateglass::policy {

struct Purpose {
    std::string code;       ///< `CRIM-AUTO`
    std::string name;       ///< for people
    std::string legalBasis = {}; ///< the rule that allows it, for the strip and the published text; may be empty
    bool needsCase = true;
    bool needsOffence = false;
    bool needsWarrant = false;
    bool taskForceInstead = false; ///< a task force and its commander may stand in place of the case number
    Days maxWindow = {};           ///< longest time window of one question; none: no limit of its own
    Days maxAge = {};              ///< how far back a question may reach
};

struct Offence {
    std::string code;
    std::string name;
};

struct ForbiddenPurpose {
    enum class Action { Refuse, Stop };
    std::string code;
    std::string name;
    /// What gives it away in free text: words in order, `*` at the end of one stands for any ending (`deport*`).
    std::vector<std::string> terms;
    Action action = Action::Stop; ///< Stop: a supervisor may decide otherwise, with a reason; Refuse: nobody may
};

/// The kinds of question, for what must be said with each.
enum class AskedKind { Plate, Partial, Area, List, Analysis };
/// What may be demanded: parts of the ground, and of the question itself.
enum class Demanded { Case, Offence, Warrant, Time, Place };

using RequiredFields = std::map<AskedKind, std::vector<Demanded>>;

[[nodiscard]] base::Result<std::vector<Purpose>> parsePurposes(Settings& settings);
[[nodiscard]] base::Result<std::vector<Offence>> parseOffences(Settings& settings);
[[nodiscard]] base::Result<std::vector<ForbiddenPurpose>> parseForbidden(Settings& settings);
[[nodiscard]] base::Result<RequiredFields> parseRequired(Settings& settings);

} // namespace plateglass::policy
