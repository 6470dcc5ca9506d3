// One plate term asked of blocks of plates, by the cheapest way that each of its patterns allows: looked up, read from the
// trigrams, or walked. What a way lets pass too much the domain's matcher decides, which is also what every answer's tier
// comes from. Immutable; any thread.
#pragma once

#include "domain/plate_matcher.h"
#include "engine/plate_block.h"
#include "engine/word_scan.h"

#include <stop_token>

namespace plateglass::engine {

class PlateQuestion {
public:
    /// Errc as PlateMatcher::compile.
    [[nodiscard]] static base::Result<PlateQuestion> compile(const domain::PlateTerm& term);

    /// Slots of all plates of the block that answer, ascending. Errc::Cancelled within a fraction of a millisecond.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> ask(const PlateBlock& block, const std::stop_token& stop) const;
    [[nodiscard]] const domain::PlateMatcher& matcher() const { return m_matcher; }
    /// Where every plate that answers does so alike and without a difference to show: `*` or `=`.
    [[nodiscard]] std::optional<domain::Tier> onlyTier() const { return m_onlyTier; }

private:
    struct Way {
        enum class Kind { LookUp, Pattern, Edits, Everything } kind = Kind::Everything;
        bool exact = false;        ///< what it finds answers without being looked at again
        std::vector<Word> words;   ///< LookUp: sorted
        std::optional<WordPattern> pattern;
        EditPattern edits;
    };
    explicit PlateQuestion(domain::PlateMatcher matcher) : m_matcher(std::move(matcher)) {}
    [[nodiscard]] static Way wayFor(const domain::PlatePattern& pattern, const domain::PlateTerm& term, const domain::LookAlikes& lookAlikes);
    [[nodiscard]] base::Result<void> find(const Way& way, const PlateBlock& block, const std::stop_token& stop, std::vector<std::uint32_t>& ranks) const;
    [[nodiscard]] base::Result<void> askLong(const PlateBlock& block, const std::stop_token& stop, std::vector<std::uint32_t>& slots) const;

    domain::PlateMatcher m_matcher;
    std::vector<Way> m_ways;
    std::optional<domain::Tier> m_onlyTier;
};

} // namespace plateglass::engine
