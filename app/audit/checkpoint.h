// Checkpoints of c2sp.org/tlog-checkpoint@v1.0.0 (origin, size, root; no extension lines) and single-record proofs of
// c2sp.org/tlog-proof@v1. Values; any thread.
#pragma once

#include "audit/merkle.h"
#include "audit/signed_note.h"

namespace plateglass::audit {

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};

    bool operator==(const Checkpoint&) const = default;
    [[nodiscard]] std::string text() const;
    /// Strict: three lines, decimal size without leading zero, standard base64. Errc::Unsupported for extension lines.
    [[nodiscard]] static base::Result<Checkpoint> parse(std::string_view noteText);
};

/// Parses a signed note and accepts it only with a good signature of `key` whose name is the origin.
/// Errc::Malformed for its form, Errc::Corrupt for its signature or origin.
[[nodiscard]] base::Result<Checkpoint> openCheckpoint(std::string_view noteBytes, const VerifierKey& key);

/// What both keys sign when a log changes its key.
[[nodiscard]] std::string rotationText(const VerifierKey& from, const VerifierKey& to);

/// Proof that one record stands in a signed log.
struct RecordProof {
    std::uint64_t index = 0;
    std::vector<Hash> path;
    std::string checkpoint; ///< signed note, bytes as stored

    [[nodiscard]] std::string text() const;
    [[nodiscard]] static base::Result<RecordProof> parse(std::string_view text);
    /// True when `record` is record `index` of the log that `key` signed.
    [[nodiscard]] bool proves(base::ByteView record, const VerifierKey& key) const;
};

} // namespace plateglass::audit
