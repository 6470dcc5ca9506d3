// A small program that is made to be killed: it searches, imports, takes back and purges, without end, and writes a line for all
// it was told or could have shown, after it was told. `gate_driver WORKSPACE SCRATCH SEED`.
//
//   shown INTENT RESULT    rows are about to be on screen
//   kept  NAME ROWS        an import was acknowledged
//   going NAME             its removal begins
//   gone  NAME             its removal was acknowledged
#include "gate/retention_desk.h"

#include <cstdio>
#include <format>
#include <fstream>
#include <random>

using namespace plateglass;

namespace {

void say(const std::string& line)
{
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

int fail(const char* what, const base::Error& error)
{
    std::fprintf(stderr, "%s: %s %s\n", what, base::word(error.code), error.detail.c_str());
    return 3;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) return 2;
    const std::filesystem::path scratch = argv[2];
    std::mt19937 random(static_cast<unsigned>(std::stoul(argv[3])));
    const base::SystemClock clock;
    auto gate = gate::Gate::signIn({argv[1], "osei", "correct horse battery"}, clock);
    if (!gate) return fail("sign-in", gate.error());
    if (const auto session = (*gate)->startSession({"26-000411", "CRIM-AUTO", "VC10851", "Which vehicles passed the two cameras that morning?"}); !session)
        return fail("session", session.error());
    const auto sources = (*gate)->sources();
    if (!sources) return fail("sources", sources.error());
    std::vector<std::string> names;
    for (const auto& source : *sources) names.push_back(source.name);
    say("ready");
    for (int round = 0;; ++round) {
        const unsigned act = random() % 8;
        if (act < 5) {
            const auto result = (*gate)->search(act % 2 == 0 ? "plate:QQ* time:2026-01-01..2026-02-01" : "plate:QQ8* time:2026-01-01..2026-02-01", {});
            if (!result) return fail("search", result.error().error);
            say(std::format("shown {} {}", (*result)->intentRecord, (*result)->resultRecord));
        } else if (act == 5 || names.size() < 3) {
            const std::string name = std::format("k{}-{}.csv", argv[3], round);
            std::string csv = "plate,time,lat,lon,camera,state\n";
            for (int i = 0; i < 40; ++i) csv += std::format("QQ{}{:02},2026-01-{:02} {:02}:{:02}:{:02},47.61,-122.33,CAM-{},CA\n", random() % 1000, i, 1 + random() % 28, random() % 24, random() % 60, random() % 60, i % 3);
            std::ofstream(scratch / name) << csv;
            // Every other one is past its origin's date at once, so that purges have something to take.
            const auto purgeBy = random() % 2 == 0 ? std::optional(clock.now()) : std::nullopt;
            const auto source = (*gate)->importFile({.file = scratch / name, .mapping = scratch / "mapping.json", .purgeBy = purgeBy}, {});
            if (!source) return fail("import", source.error());
            names.push_back(name);
            say(std::format("kept {} {}", name, source->totals.accepted));
        } else if (act == 6) {
            const auto at = names.begin() + static_cast<std::ptrdiff_t>(random() % names.size());
            say("going " + *at);
            if (const auto removed = (*gate)->removeSource(*at); !removed) return fail("removal", removed.error());
            say("gone " + *at);
            names.erase(at);
        } else if (const auto run = (*gate)->retentionDesk().run({}); !run) {
            return fail("purge", run.error());
        }
    }
}
