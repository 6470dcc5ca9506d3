// Sign-ins that failed, counted per account, and the accounts they locked: sign-in-attempts.json in the workspace. Values; the
// caller holds the workspace's lock.
//
// It is written before anybody's key is at hand, so nothing signs it: like every lock-out it is a check of the program, not of
// the cipher. That an attempt failed and that an account was locked is in the log as soon as somebody can write there.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "policy/account_rules.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plateglass::gate {

class Attempts {
public:
    /// No file: nobody ever failed. Errc::Corrupt, Io.
    [[nodiscard]] static base::Result<Attempts> load(const std::filesystem::path& workspace);
    [[nodiscard]] base::Result<void> save() const;

    [[nodiscard]] bool isLocked(const std::string& account) const;
    /// Counts a failure; true where it was the one that locked the account.
    [[nodiscard]] bool fail(const std::string& account, base::UtcTime now, const policy::AccountRules& rules);
    /// After a sign-in that succeeded: earlier failures count no more. False where there was nothing to forget.
    bool forget(const std::string& account);
    /// Unlocks and forgets. False where the account was not locked.
    bool release(const std::string& account);

private:
    struct Entry {
        std::vector<base::UtcTime> failures;
        std::optional<base::UtcTime> locked;
    };
    std::filesystem::path m_file;
    std::map<std::string, Entry> m_entries;
};

} // namespace plateglass::gate
