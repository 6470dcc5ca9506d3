// What the window must know of the built-in demo: where it lies, how it is made, and the exercise it opens with. Filled
// in by the composition root, so that the windows do not know the demo's code.
#pragma once

#include "gate/gate.h"

#include <QStringList>

#include <functional>

namespace plateglass::ui {

/// How far the making is.
struct DemoStand {
    enum class Step { Planning, Map, Workspace, Reads, Accounts };
    Step step = Step::Planning;
    int perMille = 0; ///< of the whole
};

struct DemoOffer {
    std::filesystem::path directory;
    std::string account;
    std::string password;
    policy::SessionRequest session; ///< the ground the exercise asks under
    QStringList examples;           ///< questions of the exercise, the first one leads on
    /// Makes the workspace; blocking, called off the window's thread. All or nothing.
    std::function<base::Result<void>(std::stop_token stop)> create;
    std::function<DemoStand()> stand; ///< any thread, while create() runs
};

} // namespace plateglass::ui
