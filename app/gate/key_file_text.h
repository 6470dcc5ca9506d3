// keys.json as text: accounts to JSON and back, and the texts that signatures in it are made over. Private to KeyFile.
#pragma once

#include "gate/key_file.h"
#include "json/json.h"

namespace plateglass::gate {

/// What a vouch is made over. A role changed in the file no longer matches.
[[nodiscard]] std::string identityText(const KeyAccount& account);
/// What an attest is made over.
[[nodiscard]] std::string standingText(const KeyAccount& account);
/// What an account signs itself.
[[nodiscard]] std::string ownText(const KeyAccount& account);
[[nodiscard]] std::string reviewText(const AccountReview& review);

enum class Grants { With, Without };
[[nodiscard]] json::Object accountToJson(const KeyAccount& account, Grants grants);
/// Errc::Corrupt names the member at fault.
[[nodiscard]] base::Result<KeyAccount> accountFromJson(const json::Value& value);

[[nodiscard]] json::Object reviewToJson(const AccountReview& review);
[[nodiscard]] base::Result<AccountReview> reviewFromJson(const json::Value& value);

[[nodiscard]] base::Result<PublicKey> publicKeyMember(const json::Value& from, std::string_view member);

} // namespace plateglass::gate
