// Accounts and signing in. Pure; any thread.
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>

namespace plateglass::policy {

class Settings;

struct AccountRules {
    bool approval = true;                  ///< new accounts wait for a supervisor
    std::chrono::minutes lock{30};         ///< without input, then all content is hidden
    std::chrono::hours reauth{12};         ///< a sign-in is asked for again
    int maxFailures = 5;                   ///< within `failureWindow`, then the account is locked
    std::chrono::minutes failureWindow{15};
    std::chrono::days inactive{90};        ///< unused for so long: disabled
    std::chrono::months training{12};      ///< how long a training date holds
    std::chrono::months review{12};        ///< all accounts are looked through this often
    std::chrono::hours temporary{72};      ///< longest life of a temporary account
    bool totpRequired = true;
    int passwordLeast = 12;                ///< characters
    bool trainingRequired = true;          ///< need stated, training dated and in force; otherwise the demo only
    std::string notice;                    ///< shown and acknowledged before each sign-in, or empty
};

[[nodiscard]] base::Result<AccountRules> parseAccountRules(Settings& settings);

} // namespace plateglass::policy
