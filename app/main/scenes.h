// Named states of the real window on the demo workspace, for screenshots that people judge. Window thread.
#pragma once

#include "main/script.h"
#include "ui/shell/main_window.h"

#include <QStringList>

namespace plateglass::desktop {

/// Unhurried: everything that is written a moment later is waited for, so that the same scene gives the same picture.
enum class Pace { Brisk, Unhurried };

[[nodiscard]] QStringList sceneNames();
/// Adds the steps that lead to the scene; false for a name that is none.
[[nodiscard]] bool writeScene(const QString& name, ui::MainWindow& window, const ui::DemoOffer& demo, Script& script, Pace pace);

/// A walk through the demo by keyboard; `shot` is called at each stop with the stop's name.
void writeTour(ui::MainWindow& window, const ui::DemoOffer& demo, const std::function<void(const QString& name)>& shot, Script& script);

} // namespace plateglass::desktop
