// Imports by those who may bring data in but hold no key to reads (administrators): the file waits, sealed to the readers,
// and is taken in by the same path at the next sign-in of somebody who holds the key. Blocking; the caller holds the lock.
//
// A waiting import is one file: 4 bytes length, the sealed stream key, a secretstream of chunks. The first chunk is the
// description as JSON (mapping text included), the others are the file's bytes as they were.
#pragma once

#include "gate/key_file.h"

#include <filesystem>
#include <string>

namespace plateglass::gate {

/// What must be known to take the file in later.
struct WaitingImport {
    std::string mapping; ///< the mapping file's text
    std::string timezone;
    std::string source;
    std::string fileName; ///< its ending tells whether it is packed
    std::string account;
    std::string imported; ///< RFC 3339, when it was given
    std::string kind = "reads"; ///< or `cases`
    std::string purgeBy;  ///< RFC 3339 or empty: the limit its origin set
};

[[nodiscard]] base::Result<void> sealImport(const std::filesystem::path& into, const WaitingImport& what, const std::filesystem::path& file, const PublicKey& readers);

/// Unseals to `into`, a file only this user can read. Errc::Corrupt when a byte was changed or the end is missing.
[[nodiscard]] base::Result<WaitingImport> unsealImport(const std::filesystem::path& from, const std::filesystem::path& into, const PublicKey& readersPublic, const Secret& readersSecret);

} // namespace plateglass::gate
