// Which characters a reader takes for one another: the classes that are on with `~`, and the optional ones. The relation
// is not transitive: 3 and 8 may be swapped only where their class is on, whatever else 8 may be swapped with.
#pragma once

#include "base/result.h"
#include "domain/query.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace plateglass::domain {

class LookAlikes {
public:
    /// The classes that are always on, and those named. Errc::InvalidArgument for a name that is none.
    [[nodiscard]] static base::Result<LookAlikes> with(const LookAlikeOptions& options);

    /// Could a plate's character `asked` have been read as `seen`? False for equal characters and other scripts.
    [[nodiscard]] bool swapped(char32_t asked, char32_t seen) const;

    /// Two characters of the plate that may have been read as one (`VV` as `W`).
    struct TwoForOne {
        char32_t first, second, seen;
    };
    [[nodiscard]] const std::vector<TwoForOne>& twoForOne() const { return m_twoForOne; }

private:
    void addClass(std::string_view members);

    std::array<std::uint64_t, 36> m_seen{}; ///< per asked character, one bit per seen character
    std::vector<TwoForOne> m_twoForOne;
};

} // namespace plateglass::domain
