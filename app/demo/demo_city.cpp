#include "demo/demo_city.h"

#include "demo/city_plan.h"
#include "demo/demo_stream.h"
#include "demo/demo_time.h"
#include "demo/fences.h"
#include "demo/map_file.h"
#include "demo/traffic.h"
#include "gate/account_desk.h"
#include "gate/gate.h"

#include <algorithm>
#include <system_error>

namespace plateglass::demo {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostReads = 20'000'000;
constexpr std::uint64_t kReadsPerImage = 25, kMostImages = 2'000;
constexpr const char* kAdministrator = "administrator";
constexpr const char* kSupervisor = "supervisor";

/// A folder beside the wanted one, gone with everything in it unless it became the wanted one.
class Scaffold {
public:
    explicit Scaffold(const fs::path& wanted)
        : m_wanted(wanted)
        , m_folder(wanted.parent_path() / ("." + wanted.filename().string() + ".making"))
    {
    }
    ~Scaffold()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Scaffold(const Scaffold&) = delete;
    Scaffold& operator=(const Scaffold&) = delete;

    [[nodiscard]] base::Result<void> raise() const
    {
        std::error_code error;
        fs::remove_all(m_folder, error); // left by a program that was killed
        if (!fs::create_directories(m_folder, error)) return base::fail(base::Errc::Io, "folder");
        return {};
    }
    [[nodiscard]] fs::path workspace() const { return m_folder / m_wanted.filename(); }
    [[nodiscard]] fs::path map() const { return m_folder / "map.mbtiles"; }
    [[nodiscard]] base::Result<void> becomeReal() const
    {
        std::error_code error;
        fs::remove(m_wanted, error); // an empty folder is no obstacle; anything else stays, and the renaming fails
        fs::rename(workspace(), m_wanted, error);
        if (error) return base::fail(fs::exists(m_wanted) ? base::Errc::AlreadyExists : base::Errc::Io, "folder");
        return {};
    }

private:
    fs::path m_wanted, m_folder;
};

/// Tells the progress of a stream to whoever looks at the demo's.
class Told final : public domain::ReadStream {
public:
    Told(domain::ReadStream& stream, DemoProgress* progress, int from, int to)
        : m_stream(stream)
        , m_progress(progress)
        , m_from(from)
        , m_to(to)
    {
    }
    [[nodiscard]] base::Result<bool> next(domain::ReadBatch& batch, std::stop_token stop) override
    {
        if (m_progress) m_progress->perMille = m_from + static_cast<int>((m_to - m_from) * m_stream.progress());
        return m_stream.next(batch, std::move(stop));
    }
    [[nodiscard]] double progress() const override { return m_stream.progress(); }

private:
    domain::ReadStream& m_stream;
    DemoProgress* m_progress;
    int m_from, m_to;
};

class Maker {
public:
    Maker(const DemoOptions& options, const base::Clock& wall, std::stop_token stop, DemoProgress* progress)
        : m_options(options), m_wall(wall), m_stop(std::move(stop)), m_progress(progress), m_scaffold(options.directory)
    {
    }
    [[nodiscard]] base::Result<DemoSummary> make();

private:
    [[nodiscard]] base::Result<void> check() const;
    [[nodiscard]] base::Result<void> begin(DemoPhase phase, int perMille) const;
    [[nodiscard]] base::Result<void> found() const;
    [[nodiscard]] base::Result<void> furnish(gate::Gate& gate, const CityPlan& plan);
    [[nodiscard]] base::Result<void> importReads(gate::Gate& gate, const CityPlan& plan);
    [[nodiscard]] base::Result<void> addAccounts(gate::Gate& gate) const;

    const DemoOptions& m_options;
    const base::Clock& m_wall;
    std::stop_token m_stop;
    DemoProgress* m_progress;
    Scaffold m_scaffold;
    DemoSummary m_summary;
};

base::Result<void> Maker::check() const
{
    if (m_options.reads < 1 || m_options.reads > kMostReads) return base::fail(base::Errc::InvalidArgument, "reads");
    if (m_options.password.empty()) return base::fail(base::Errc::InvalidArgument, "password");
    if (m_options.directory.filename().empty()) return base::fail(base::Errc::InvalidArgument, "directory");
    std::error_code error;
    if (fs::exists(m_options.directory, error)
        && !(fs::is_directory(m_options.directory, error) && fs::is_empty(m_options.directory, error)))
        return base::fail(base::Errc::AlreadyExists, "directory");
    return {};
}

base::Result<void> Maker::begin(DemoPhase phase, int perMille) const
{
    if (m_progress) m_progress->phase = phase, m_progress->perMille = perMille;
    if (m_stop.stop_requested()) return base::fail(base::Errc::Cancelled);
    return {};
}

base::Result<void> Maker::found() const
{
    gate::NewWorkspace wanted;
    wanted.directory = m_scaffold.workspace();
    wanted.agency = "demo.plateglass.example";
    wanted.profile = "training";
    wanted.timezone = kZone;
    wanted.administrator = {kAdministrator, m_options.password};
    wanted.supervisor = {kSupervisor, m_options.password};
    wanted.title = kCityName;
    wanted.kind = policy::WorkspaceKind::Demo;
    wanted.fixedClock = kNow;
    PG_TRY_VOID(gate::createWorkspace(wanted, m_wall));
    return {};
}

base::Result<void> Maker::furnish(gate::Gate& gate, const CityPlan& plan)
{
    PG_TRY_VOID(begin(DemoPhase::Map, 30));
    PG_TRY_VOID(writeMap(plan, m_scaffold.map(), m_stop));
    std::error_code error;
    m_summary.mapBytes = fs::file_size(m_scaffold.map(), error);
    PG_TRY_VOID(gate.importBaseMap(m_scaffold.map(), std::string(kCityName)));
    for (auto& fence : fences()) PG_TRY_VOID(gate.putFence({fence.name, fence.area}));
    return {};
}

base::Result<void> Maker::importReads(gate::Gate& gate, const CityPlan& plan)
{
    PG_TRY_VOID(begin(DemoPhase::Reads, 90));
    const auto cameras = fixedCameras(plan);
    PG_TRY(const auto traffic, makeTraffic(plan, cameras, m_options.reads, m_options.seed, m_stop));
    DemoStream stream(traffic, cameras, m_options.seed, std::min(kMostImages, m_options.reads / kReadsPerImage));
    Told told(stream, m_progress, 120, 970);
    domain::Source draft;
    draft.name = std::string(kCityName) + " readers";
    draft.format = "demo";
    PG_TRY(const auto source, gate.importReads(draft, told, m_stop));
    m_summary.reads = source.totals.accepted;
    m_summary.images = stream.images();
    m_summary.vehicles = traffic.vehicles.size();
    m_summary.cameras = cameras.size() + kPatrolCars;
    return {};
}

base::Result<void> Maker::addAccounts(gate::Gate& gate) const
{
    PG_TRY_VOID(begin(DemoPhase::Accounts, 970));
    for (const auto role : {policy::Role::Analyst, policy::Role::Auditor, policy::Role::Trainer}) {
        const std::string name(policy::word(role));
        PG_TRY(const auto added, gate.accountDesk().add({.name = name, .role = role, .password = m_options.password}));
        if (added.state == gate::AccountInfo::State::Proposed) PG_TRY_VOID(gate.accountDesk().approve(name));
    }
    return {};
}

base::Result<DemoSummary> Maker::make()
{
    const auto started = m_wall.monotonic();
    PG_TRY_VOID(check());
    PG_TRY_VOID(begin(DemoPhase::Planning, 0));
    const CityPlan plan = planCity();
    PG_TRY_VOID(m_scaffold.raise());
    PG_TRY_VOID(begin(DemoPhase::Workspace, 10));
    PG_TRY_VOID(found());
    {
        PG_TRY(const auto gate, gate::Gate::signIn({m_scaffold.workspace(), kSupervisor, m_options.password}, m_wall));
        PG_TRY_VOID(furnish(*gate, plan));
        PG_TRY_VOID(importReads(*gate, plan));
        PG_TRY_VOID(addAccounts(*gate));
    } // signs out: the folder is at rest before it is renamed
    PG_TRY_VOID(m_scaffold.becomeReal());
    m_summary.directory = m_options.directory;
    m_summary.elapsed = m_wall.monotonic() - started;
    if (m_progress) m_progress->phase = DemoPhase::Done, m_progress->perMille = 1000;
    return m_summary;
}

} // namespace

base::Result<DemoSummary> createDemo(const DemoOptions& options, const base::Clock& wall, std::stop_token stop, DemoProgress* progress)
{
    DemoOptions cleaned = options;
    cleaned.directory = options.directory.lexically_normal();
    if (!cleaned.directory.has_filename()) cleaned.directory = cleaned.directory.parent_path(); // `city/` means `city`
    return Maker(cleaned, wall, std::move(stop), progress).make();
}

} // namespace plateglass::demo
