// This program as records name it, and the start of the cryptographic library. Any thread.
#pragma once

#include "audit/record.h"
#include "base/result.h"

namespace plateglass::gate::program {

/// Once before any key is touched; cheap to repeat. From here on this process leaves no image of its memory when it crashes:
/// keys and plates would be in it.
[[nodiscard]] base::Result<void> startCrypto();

/// Host, program, version, SHA-256 of the running binary and a random word of this start, the same for all records of the process.
[[nodiscard]] const audit::Source& source();

} // namespace plateglass::gate::program
