// The built-in demo as the window is offered it: where it lies, how it is made, the exercise it opens with.
#pragma once

#include "ui/shell/demo_offer.h"

namespace plateglass::desktop {

/// In the user's data folder, or where PLATEGLASS_DEMO_DIR says. Needs the application's name to be set.
[[nodiscard]] ui::DemoOffer demoOffer();

} // namespace plateglass::desktop
