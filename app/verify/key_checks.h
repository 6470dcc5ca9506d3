// Was each signed state signed by the key that was the log's at that time? A log changes its key by a record in which the old
// key and the new one both sign the change; a copy that was adopted changes its name with it. One thread.
#pragma once

#include "json/json.h"
#include "verify/inputs.h"

namespace plateglass::verify {

class KeyChecks {
public:
    /// Takes the records in order; the first may be above 0 where older ones were pruned.
    void take(std::uint64_t index, const json::Value& record);
    /// Adds the line `keys`.
    void finish(const LogKeys& keys, const Note& newest, const Inputs& inputs, Report& report) const;

private:
    struct Change {
        std::uint64_t since = 0; ///< size of the first state that the new key signs
        audit::VerifierKey from, to;
        [[nodiscard]] bool adopts() const { return from.name != to.name; }
    };
    [[nodiscard]] std::optional<std::string> faultIn(const Note& note, const Note& newest) const;

    bool m_begun = false;
    std::uint64_t m_first = 0;
    std::vector<Change> m_changes;
    std::optional<std::string> m_fault;
};

} // namespace plateglass::verify
