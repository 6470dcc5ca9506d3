#include "main/demo.h"

#include "demo/demo_city.h"
#include "demo/exercise.h"
#include "ui/common/qt_std.h"

#include <QStandardPaths>

namespace plateglass::desktop {

namespace {

std::filesystem::path demoFolder()
{
    if (const QString given = qEnvironmentVariable("PLATEGLASS_DEMO_DIR"); !given.isEmpty())
        return ui::toPath(given);
    return ui::toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "demo.plateglass";
}

ui::DemoStand standOf(const demo::DemoProgress& progress)
{
    using Step = ui::DemoStand::Step;
    const int perMille = progress.perMille;
    switch (progress.phase.load()) {
    case demo::DemoPhase::Planning: return {Step::Planning, perMille};
    case demo::DemoPhase::Map: return {Step::Map, perMille};
    case demo::DemoPhase::Workspace: return {Step::Workspace, perMille};
    case demo::DemoPhase::Reads: return {Step::Reads, perMille};
    case demo::DemoPhase::Accounts:
    case demo::DemoPhase::Done: break;
    }
    return {Step::Accounts, perMille};
}

base::Result<void> create(const std::filesystem::path& directory, std::stop_token stop, demo::DemoProgress& progress)
{
    progress.phase = demo::DemoPhase::Planning;
    progress.perMille = 0;
    std::error_code failed;
    std::filesystem::create_directories(directory.parent_path(), failed);
    if (failed)
        return base::fail(base::Errc::Io, "demo folder");
    const base::SystemClock wall;
    demo::DemoOptions options;
    options.directory = directory;
    PG_TRY_VOID(demo::createDemo(options, wall, std::move(stop), &progress));
    return {};
}

} // namespace

ui::DemoOffer demoOffer()
{
    const auto text = [](std::string_view view) { return std::string(view); };
    const demo::DemoExercise& exercise = demo::kExercise;
    const auto progress = std::make_shared<demo::DemoProgress>();
    ui::DemoOffer offer;
    offer.directory = demoFolder();
    offer.account = "analyst";
    offer.password = demo::DemoOptions{}.password;
    offer.session = {text(exercise.caseNumber), text(exercise.purpose), {}, text(exercise.question)};
    offer.examples = {ui::toQt(exercise.query), ui::toQt(exercise.nextQuery)};
    offer.create = [directory = offer.directory, progress](std::stop_token stop) { return create(directory, std::move(stop), *progress); };
    offer.stand = [progress] { return standOf(*progress); };
    return offer;
}

} // namespace plateglass::desktop
