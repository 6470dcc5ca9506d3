// Is this a password? Length and a block-list, no other composition rules: those make passwords worse. Pure; any thread.
//
// Follows NIST SP 800-63B section 5.1.1.2: any characters, spaces too, nothing cut off, compared with common passwords, with
// repetition and sequences, and with words of the context; the reason is said.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

inline constexpr std::size_t kMostPasswordBytes = 1024;

/// What a password must not be made of.
struct PasswordContext {
    std::string_view account;
    std::string_view agency; ///< a domain name; its words count
};

/// Why not, each once, in this order: `password.short`, `password.long`, `password.common` (one or two common passwords, also
/// dressed up with digits, signs and look-alikes), `password.simple` (few characters, a sequence, a repetition), `password.name`
/// (holds the account's name), `password.agency` (holds a word of the agency or the program). Empty: good.
/// `least` counts characters, not bytes.
[[nodiscard]] std::vector<std::string> passwordFaults(std::string_view password, std::size_t least, const PasswordContext& context);

} // namespace plateglass::policy
