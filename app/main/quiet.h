// What leaves the process besides windows and files it was asked for: nothing that could hold a plate.
#pragma once

namespace plateglass::desktop {

/// No core files, a fixed last sentence on an internal error, and Qt's own messages reduced to where they come from.
void keepQuiet();

} // namespace plateglass::desktop
