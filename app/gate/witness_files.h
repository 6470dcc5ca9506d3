// What goes to a witness on a stick and what comes back: the bodies of c2sp.org/tlog-witness `add-checkpoint`. Pure; any thread.
// Private.
#pragma once

#include "audit/checkpoint.h"

#include <span>

namespace plateglass::gate {

/// `old N`, the consistency proof at one hash a line, a blank line, the signed note.
[[nodiscard]] std::string witnessRequestText(std::uint64_t old, std::span<const audit::Hash> proof, const std::string& note);

/// Signature lines of a note, one or more. Errc::Malformed.
[[nodiscard]] base::Result<std::vector<audit::NoteSignature>> parseWitnessResponse(std::string_view text);

} // namespace plateglass::gate
