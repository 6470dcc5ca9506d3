#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace plateglass::base {

void checkFailed(const char* expression, std::source_location where)
{
    std::fprintf(stderr, "plateglass: internal check failed: %s (%s:%u)\n", expression, where.file_name(),
                 static_cast<unsigned>(where.line()));
    std::abort();
}

} // namespace plateglass::base
