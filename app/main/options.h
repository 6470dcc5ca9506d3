// The command line of the desktop program. Pure; before the application exists.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "ui/common/tokens.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace plateglass::desktop {

struct Options {
    enum class Run { Window, Tour, Scene, SceneList, SelfTest, Help, Version };
    Run run = Run::Window;
    bool demo = false;
    QString workspace;
    QString account;
    QString tourFolder;
    QString scene;
    QString shot; ///< file the scene is written to; empty: the scene stays open
    QSize size;   ///< logical; empty: as the screen allows
    std::optional<ui::Scheme> scheme;
    QString language; ///< empty: the system's
    double scale = 0; ///< 0: the screen's
    std::optional<base::UtcTime> clock; ///< for pictures that are compared: the wall clock stands here
};

/// Errc::InvalidArgument with the option's name in the detail.
[[nodiscard]] base::Result<Options> parseOptions(const QStringList& arguments);
[[nodiscard]] QString helpText();

} // namespace plateglass::desktop
