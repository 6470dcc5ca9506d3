// The keys of one log, given by whoever verifies: a log that changed its key has several, and where a copy was adopted those of
// another name too. Values; any thread.
#pragma once

#include "audit/checkpoint.h"

#include <string>
#include <vector>

namespace plateglass::verify {

class LogKeys {
public:
    /// Errc::InvalidArgument unless there is one.
    [[nodiscard]] static base::Result<LogKeys> of(std::vector<audit::VerifierKey> keys);

    struct Opened {
        audit::Checkpoint checkpoint;
        std::vector<audit::VerifierKey> signers; ///< those of the keys that signed it, at least one
    };
    /// Errc as audit::openCheckpoint, which must succeed for one of the keys.
    [[nodiscard]] base::Result<Opened> open(std::string_view noteBytes) const;

    [[nodiscard]] const std::vector<audit::VerifierKey>& all() const { return m_keys; }

private:
    explicit LogKeys(std::vector<audit::VerifierKey> keys) : m_keys(std::move(keys)) {}
    std::vector<audit::VerifierKey> m_keys;
};

/// The keys in a text: one a line. Errc::Malformed.
[[nodiscard]] base::Result<std::vector<audit::VerifierKey>> parseKeys(std::string_view text);

} // namespace plateglass::verify
