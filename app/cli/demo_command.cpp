// demo create: the synthetic city as a workspace of its own.
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/sentences.h"

#include "demo/demo_city.h"
#include "json/json.h"

#include <array>
#include <cstdlib>
#include <format>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};

std::string_view phaseWord(demo::DemoPhase phase)
{
    switch (phase) {
    case demo::DemoPhase::Planning: return "planning the city";
    case demo::DemoPhase::Map: return "drawing its map";
    case demo::DemoPhase::Workspace: return "making the workspace";
    case demo::DemoPhase::Reads: return "making reads";
    case demo::DemoPhase::Accounts: return "adding accounts";
    case demo::DemoPhase::Done: break;
    }
    return "done";
}

void show(Console& console, Format format, const demo::DemoSummary& made)
{
    if (format == Format::Json) {
        const json::Object summary{{"directory", made.directory.string()}, {"reads", made.reads}, {"images", made.images}, {"vehicles", made.vehicles},
                                   {"cameras", made.cameras}, {"mapBytes", made.mapBytes}, {"elapsedMs", static_cast<std::int64_t>(made.elapsed.count())}};
        return console.out(json::write(json::Object{{"summary", summary}}) + "\n");
    }
    console.out(std::format("{}: {} reads of {} vehicles at {} cameras, {} images; {:.1f} s.\n", printable(made.directory.string()), grouped(made.reads), grouped(made.vehicles),
                            grouped(made.cameras), grouped(made.images), static_cast<double>(made.elapsed.count()) / 1000));
    console.out("Synthetic data: no plate, car or place in it exists. Accounts: analyst, supervisor, auditor, administrator, trainer.\n");
}

} // namespace

Exit demoCreate(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto reads = arguments.number("reads");
    if (!reads) return usage(console, reads.error().detail);
    const auto seed = arguments.number("seed");
    if (!seed) return usage(console, seed.error().detail);
    demo::DemoOptions options;
    options.directory = arguments.names().front();
    options.reads = reads->value_or(options.reads);
    options.seed = seed->value_or(options.seed);
    if (const char* password = std::getenv("PLATEGLASS_PASSWORD")) options.password = password;

    const Interrupt interrupt;
    demo::DemoProgress progress;
    const auto made = [&] {
        const ProgressLine line(console, [&progress](std::chrono::milliseconds) { return std::format("{} · {} %", phaseWord(progress.phase), progress.perMille / 10); });
        return demo::createDemo(options, base::SystemClock(), interrupt.token(), &progress);
    }();
    if (!made) return report(console, made.error(), "no workspace was made");
    show(console, *format, *made);
    return Exit::Done;
}

} // namespace plateglass::cli
