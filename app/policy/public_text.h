// The usage and privacy policy that an agency publishes, made from the policy that is enforced, so that the two cannot differ.
// Elements A to G of California Civil Code 1798.90.51(b)(2) and 1798.90.53(b)(2), in that order. Pure; any thread.
#pragma once

#include "policy/policy.h"

namespace plateglass::policy {

enum class TextForm { Markdown, Html };

/// What the text stands on beside the policy.
struct PublicTextFrame {
    std::string agency; ///< domain name
    std::string digest; ///< of the policy
};

/// In English. Errc::InvalidArgument naming the setting whose element would be empty: then there is no text at all.
[[nodiscard]] base::Result<std::string> publicText(const Policy& policy, const PublicTextFrame& frame, TextForm form);

} // namespace plateglass::policy
