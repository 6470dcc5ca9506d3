// demo create: the synthetic city.
#include "cli/command.h"

namespace plateglass::cli {

Exit demoCreate(const Arguments&, Console& console) { return usage(console, "demo create is not in this version"); }

} // namespace plateglass::cli
