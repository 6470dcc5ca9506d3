// Signed notes as c2sp.org/signed-note@v1.0.0 writes them: text, a blank line, one line per signature. Values; any thread.
// Signatures are Ed25519 (type 0x01); a witness's are timestamped cosignatures (type 0x04, c2sp.org/tlog-cosignature).
#pragma once

#include "base/bytes.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace plateglass::audit {

enum class KeyType : std::uint8_t { Ed25519 = 0x01, Cosignature = 0x04 };

/// The public half of a key, spelled `name+hex(id)+base64(type || key)`.
struct VerifierKey {
    std::string name;
    KeyType type = KeyType::Ed25519;
    std::array<std::uint8_t, 32> key{};

    bool operator==(const VerifierKey&) const = default;
    [[nodiscard]] std::uint32_t id() const; ///< first four bytes of SHA-256(name || LF || type || key)
    [[nodiscard]] std::string text() const;
    /// Errc::Malformed when a part is missing or the id does not belong to name and key; Errc::Unsupported for other types.
    [[nodiscard]] static base::Result<VerifierKey> parse(std::string_view text);
};

/// An Ed25519 key that signs. Move-only; wiped from memory at the end.
class SigningKey {
public:
    using Seed = std::array<std::uint8_t, 32>;
    /// Errc::InvalidArgument for a name that cannot stand in a note (empty, spaces, '+').
    [[nodiscard]] static base::Result<SigningKey> fromSeed(std::string name, const Seed& seed, KeyType type = KeyType::Ed25519);
    [[nodiscard]] static Seed randomSeed();

    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    ~SigningKey();

    [[nodiscard]] const VerifierKey& verifier() const { return m_verifier; }
    [[nodiscard]] std::array<std::uint8_t, 64> sign(base::ByteView message) const;

private:
    SigningKey() = default;
    VerifierKey m_verifier;
    std::array<std::uint8_t, 64> m_secret{};
};

/// True for a good Ed25519 signature of these bytes by this key.
[[nodiscard]] bool isSignedBy(const VerifierKey& key, base::ByteView message, base::ByteView signature);

struct NoteSignature {
    std::string name;
    std::uint32_t keyId = 0;
    base::Bytes bytes; ///< what follows the key id: the signature, for a cosignature behind its 8 bytes of time
};

struct SignedNote {
    std::string text; ///< what is signed; ends with a line feed
    std::vector<NoteSignature> signatures;

    /// Errc::Malformed unless the form is followed to the byte, strict base64 included.
    [[nodiscard]] static base::Result<SignedNote> parse(std::string_view bytes);
    [[nodiscard]] std::string bytes() const;
};

/// Adds this key's signature. `text` must end with a line feed.
[[nodiscard]] SignedNote signNote(std::string text, const SigningKey& key);
/// Adds a witness's cosignature at `unixSeconds` (0 <= unixSeconds).
void cosign(SignedNote& note, const SigningKey& witness, std::int64_t unixSeconds);

/// True when an Ed25519 signature of exactly this key is there and good.
[[nodiscard]] bool verifyNote(const SignedNote& note, const VerifierKey& key);
/// Time of this witness's good cosignature, in seconds since 1970; none when it is missing or bad.
[[nodiscard]] std::optional<std::int64_t> verifyCosignature(const SignedNote& note, const VerifierKey& witness);

} // namespace plateglass::audit
