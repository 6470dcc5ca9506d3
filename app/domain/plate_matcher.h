// Does a plate answer a plate term, and by which explanation? Compiled once per question, then asked for every distinct
// plate of the dictionary. The cheapest explanation wins: fewest edits, then fewest swaps.
#pragma once

#include "base/result.h"
#include "domain/plate.h"
#include "domain/query.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace plateglass::domain {

/// Order of tiers in every answer: tier, then time, then read id.
struct Tier {
    enum class Kind : std::uint8_t { Exact, LookAlike, Edited, Pattern, Candidate };
    Kind kind = Kind::Exact;
    std::uint8_t count = 0; ///< swaps for LookAlike, edits for Edited
    auto operator<=>(const Tier&) const = default;
};

/// `=`, `~1`, `~2`, `^1`, `^2`, `*`, `c`.
[[nodiscard]] std::string tierSign(Tier tier);

struct PlateMatch {
    Tier tier;
    std::vector<std::uint8_t> diff; ///< 0-based positions in the read's plate that differ from what was asked
};

/// Immutable after compile; safe to share between threads.
class PlateMatcher {
public:
    /// Errc::Malformed for a bad expression, Errc::InvalidArgument where ~ or ^ do not apply (a pattern with signs takes no ^).
    [[nodiscard]] static base::Result<PlateMatcher> compile(const PlateTerm& term);

    PlateMatcher(PlateMatcher&&) noexcept;
    PlateMatcher& operator=(PlateMatcher&&) noexcept;
    ~PlateMatcher();

    /// `text` in normal form. A pseudonym answers exact and prefix patterns only.
    [[nodiscard]] std::optional<PlateMatch> match(std::string_view text, PlateKind kind) const;

    /// The plates that answer, where they are so few that they can be listed (exact terms); nullopt otherwise.
    [[nodiscard]] std::optional<std::vector<std::string>> exactTexts() const;

private:
    struct Impl;
    explicit PlateMatcher(std::unique_ptr<const Impl> impl);
    std::unique_ptr<const Impl> m_impl;
};

} // namespace plateglass::domain
