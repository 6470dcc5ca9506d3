// What one verification works on: the folder, the keys, and the signed states that people kept. Values; one thread.
#pragma once

#include "verify/log_keys.h"
#include "verify/options.h"
#include "verify/tree_check.h"

#include <deque>

namespace plateglass::verify {

/// A note as it lies in a file, with the state it signs.
struct Note {
    std::string label; ///< file it came from
    std::string bytes;
    SignedState state;
};
using Notes = std::deque<Note>; // a deque: TreeCheck holds references into it

struct Inputs {
    LogFolder folder;
    LogKeys keys;
    KeySource keySource;
    std::vector<audit::VerifierKey> witnesses;
    Notes kept, older;
};

/// Errc::InvalidArgument for keys that are none, NotFound, Io, Malformed with the file's name for files.
[[nodiscard]] base::Result<Inputs> inputsOf(const Options& options);
[[nodiscard]] base::Result<std::vector<audit::VerifierKey>> witnessesOf(const Options& options);
[[nodiscard]] base::Result<LogKeys> givenKeys(const Options& options);

/// The error with the name of the file it is about.
[[nodiscard]] base::Error aboutFile(const std::filesystem::path& file, const base::Error& cause);

} // namespace plateglass::verify
