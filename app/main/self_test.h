// Loads every page of the window once and looks whether it came up whole: what a package or a fresh machine is checked with.
#pragma once

#include "ui/shell/main_window.h"

#include <QStringList>

namespace plateglass::desktop {

/// What is missing, as sentences for the person who installs; empty: all is well.
[[nodiscard]] QStringList selfTest(ui::MainWindow& window, ui::Theme& theme);

} // namespace plateglass::desktop
