// What the program says to the one who started it.
#pragma once

namespace plateglass::cli {

enum class Exit : int {
    Done = 0,
    No = 1,    ///< the answer is "no": refused by policy, not a query, nothing imported
    Usage = 2,
    Error = 3, ///< with one sentence on standard error
};

} // namespace plateglass::cli
