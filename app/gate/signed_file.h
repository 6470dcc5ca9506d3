// Small signed files that people carry from desk to desk: canonical JSON under an Ed25519 signature, with parts sealed to
// accounts. Values; any thread.
#pragma once

#include "gate/key_file.h"
#include "json/json.h"

namespace plateglass::gate {

/// The text of the file: `content` with its `kind`, and the signature of the account over both.
[[nodiscard]] base::Result<std::string> writeSigned(json::Object content, const std::string& kind, const AccountKeys& by);
/// The content, once the kind and the signature of `signer` are right. Errc::Malformed, Corrupt (signature).
[[nodiscard]] base::Result<json::Object> readSigned(const std::string& text, const std::string& kind, const PublicKey& signer);
/// What a file says about its signer before it is believed: the text member `name`. Errc::Malformed.
[[nodiscard]] base::Result<std::string> claimed(const std::string& text, const std::string& name);

/// Readable by that account alone (X25519 sealed box), in base64url.
[[nodiscard]] std::string sealTo(const PublicKey& box, std::string_view plain);
/// Errc::Refused (`sealed`) where it was sealed to somebody else or changed.
[[nodiscard]] base::Result<std::string> unseal(const AccountKeys& keys, const std::string& sealed);

} // namespace plateglass::gate
