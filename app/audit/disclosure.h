// Selective disclosure as RFC 9901 does it: the record holds a salted digest, the value lies beside it and can be shown
// or withheld one by one. Without the salt a plate could be found by trying all plates. Values; any thread.
#pragma once

#include "base/bytes.h"
#include "json/json.h"

#include <string>

namespace plateglass::audit {

struct Disclosure {
    std::string salt; ///< base64url of 128 random bits
    std::string name;
    json::Value value;

    /// base64url of the JSON array [salt, name, value]: what is stored, shown and hashed.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static Disclosure withRandomSalt(std::string name, json::Value value);
    [[nodiscard]] static base::Result<Disclosure> parse(std::string_view text);
};

/// base64url(SHA-256(ASCII text)): the member of `_sd`.
[[nodiscard]] std::string disclosureDigest(std::string_view text);

} // namespace plateglass::audit
