// The command line of plateglass-verify.
#pragma once

#include "audit/signed_note.h"
#include "verify/report.h"

#include <filesystem>
#include <optional>
#include <span>

namespace plateglass::verify {

struct Options {
    bool help = false;
    std::filesystem::path log;                   ///< the exported directory; empty when a single record is to be proved
    std::vector<std::string> vkeys = {};         ///< keys or files; a log that changed its key has several
    std::vector<std::filesystem::path> checkpoints = {}; ///< older states somebody kept
    std::vector<std::string> witnesses = {};     ///< keys or files
    std::optional<std::filesystem::path> disclosures = {};
    std::optional<std::filesystem::path> proof = {};
    std::optional<std::filesystem::path> record = {};
    Format format = Format::Text;
};

[[nodiscard]] std::string usage();

/// Errc::InvalidArgument with a sentence for the person at the keyboard.
[[nodiscard]] base::Result<Options> parseOptions(std::span<const std::string> arguments);

/// A key spelled out, or the keys in a file, one a line. Errc::InvalidArgument for a text that looks like a key and is none,
/// NotFound, Io, Malformed for files.
[[nodiscard]] base::Result<std::vector<audit::VerifierKey>> keysFrom(const std::string& keyOrFile, audit::KeyType type);

} // namespace plateglass::verify
