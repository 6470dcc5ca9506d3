// A small program that is made to be killed: it does one thing to a whole workspace. `care_driver WHAT WORKSPACE [TARGET]`.
#include "gate/workspace_care.h"
#include "gate/workspace_desk.h"

#include <cstdio>

using namespace plateglass;

int main(int argc, char** argv)
{
    if (argc < 3) return 2;
    const std::string what = argv[1], reason = "It is to be killed while it works";
    const std::filesystem::path target = argc > 3 ? argv[3] : "";
    const base::SystemClock clock;
    const auto as = [&](const char* account) { return gate::Credentials{argv[2], account, "correct horse battery"}; };
    const auto say = [](const auto& done) {
        if (!done) std::fprintf(stderr, "%s %s\n", base::word(done.error().code), done.error().detail.c_str());
        return done ? 0 : 3;
    };
    if (what == "adopt") return say(gate::adoptWorkspace(as("adams"), reason, clock));
    if (what == "rekey") return say(gate::rekeyWorkspace(as("osei"), reason, clock));
    if (what == "restore") return say(gate::restoreWorkspace(as("adams"), target, reason, clock));
    const auto gate = gate::Gate::signIn(as("adams"), clock);
    if (!gate) return say(gate);
    return what == "backup" ? say((*gate)->workspaceDesk().backupTo(target)) : what == "rotate" ? say((*gate)->workspaceDesk().rotateLogKey(reason)) : 2;
}
