// Whether the map is drawn by a graphics card or by Qt Quick's own software renderer. Before the application exists.
#pragma once

#include "ui/shell/sheet_dialog.h"

namespace plateglass::desktop {

/// Chooses and sets Qt Quick's renderer: software where no real graphics driver is found, or on a platform without a screen.
/// QT_QUICK_BACKEND is obeyed.
ui::MapDrawing chooseMapDrawing();
void drawMapInSoftware();

/// True when some display or platform is named in the environment, or when the system always has one.
[[nodiscard]] bool displayNamed();
/// Windows without a screen: pictures and tours can be made on a machine that has no display.
void drawWithoutDisplay();

} // namespace plateglass::desktop
