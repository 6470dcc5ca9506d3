// What comes in: reads, overlays, base maps, fences; and how a source is taken back. Every import is an intent, then its
// outcome with totals that add up.
#include "gate/files.h"
#include "gate/impl.h"
#include "gate/case_file_rules.h"
#include "gate/intake.h"
#include "ingest/delimited_reads.h"
#include "json/json.h"
#include "sqlite/connection.h"

#include <algorithm>
#include <format>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostMappingBytes = 1u << 20;
constexpr std::size_t kMostOverlayBytes = 64u << 20;

std::string baseName(const fs::path& file)
{
    return file == "-" ? "standard input" : file.filename().string();
}

/// The stream of a delimited file, read as the request and the workspace say.
Result<std::unique_ptr<domain::ReadStream>> openStream(const fs::path& file, const std::string& mappingText, const std::string& timezone, const fs::path& images,
                                                       const base::TimeZone& workspaceZone, const std::string& country)
{
    PG_TRY(const ingest::Mapping mapping, ingest::parseMapping(mappingText));
    ingest::DelimitedOptions options;
    options.workspaceZone = workspaceZone;
    options.country = country;
    options.images = images;
    if (!timezone.empty()) {
        const auto zone = base::TimeZone::named(timezone);
        if (!zone)
            return fail(Errc::InvalidArgument, "timezone");
        options.zone = *zone;
    }
    return ingest::openDelimited(file, mapping, options);
}

/// A base map holds tiles and says which; nothing else is let in.
Result<void> checkBaseMap(const fs::path& file)
{
    sqlite::OpenOptions options;
    options.access = sqlite::Access::ReadOnly;
    PG_TRY(auto map, sqlite::Connection::open(file, options));
    const auto broken = [](const base::Error& e) { return e.code == Errc::NotFound || e.code == Errc::Corrupt ? e.code : Errc::Malformed; };
    if (const auto tiles = map.integer("SELECT length(tile_data) > 0 FROM tiles LIMIT 1"); !tiles)
        return fail(broken(tiles.error()) == Errc::NotFound ? Errc::Malformed : broken(tiles.error()), "not a base map: no tiles");
    if (const auto metadata = map.integer("SELECT count(*) FROM metadata"); !metadata)
        return fail(broken(metadata.error()), "not a base map: no metadata");
    if (const auto whole = map.integer("SELECT count(*) FROM pragma_quick_check WHERE quick_check = 'ok'"); !whole || *whole != 1)
        return fail(Errc::Corrupt, "base map");
    return {};
}

/// GeoJSON by form: an object with a type it knows. What it draws is checked where it is drawn.
Result<void> checkGeoJson(const std::string& text)
{
    const auto value = json::parse(text);
    if (!value)
        return fail(Errc::Malformed, "not JSON");
    static constexpr std::array<std::string_view, 9> kTypes{"FeatureCollection", "Feature", "GeometryCollection", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"};
    if (std::ranges::find(kTypes, value->stringOr("type", "")) == kTypes.end())
        return fail(Errc::Malformed, "not GeoJSON");
    return {};
}

/// Folds the store's progress into the caller's while the import runs.
class ProgressRelay {
public:
    explicit ProgressRelay(Progress* to) : m_to(to)
    {
        if (m_to)
            m_thread = std::jthread([this](std::stop_token stop) {
                while (!stop.stop_requested()) {
                    copy();
                    std::this_thread::sleep_for(std::chrono::milliseconds(50));
                }
            });
    }
    ~ProgressRelay()
    {
        if (m_to) {
            m_thread.request_stop();
            m_thread.join();
            copy();
        }
    }
    store::ImportProgress* from() { return &m_from; }

private:
    void copy()
    {
        m_to->rows = m_from.rows.load();
        m_to->perMille = m_from.perMille.load();
    }
    Progress* m_to;
    store::ImportProgress m_from;
    std::jthread m_thread;
};

/// Runs `act` with the receipt of `intent` (`<stem>.intent`), then records its outcome: what `describe` adds where it went well.
template <class Act, class Describe>
auto recorded(Recorder& recorder, const base::Clock& wall, const std::string& stem, audit::RecordDraft intent, Act act, Describe describe)
    -> decltype(act(std::declval<const base::Receipt&>()))
{
    const auto receipt = recorder.log().appendIntent(std::move(intent), base::Receipt::Kind::Maintenance);
    if (!receipt)
        return std::unexpected(receipt.error());
    const Stopwatch watch(wall);
    auto done = act(*receipt);
    auto outcome = done ? recorder.outcome(stem, *receipt, nullptr, watch.elapsed()) : recorder.failure(stem, *receipt, nullptr, done.error(), watch.elapsed());
    if (done)
        describe(outcome, done);
    if (const auto record = recorder.log().append(std::move(outcome)); !record)
        return std::unexpected(record.error());
    return done;
}

void describeSource(audit::RecordDraft& outcome, const Result<domain::Source>& done)
{
    describeTotals(outcome, done->totals);
}

/// A change of the map's furniture: its outcome adds nothing.
template <class Act>
auto recordedMap(Recorder& recorder, const base::Clock& wall, json::Object what, Act act)
{
    auto intent = recorder.draft("map.intent");
    intent.fields.merge(what);
    return recorded(recorder, wall, "map", std::move(intent), act, [](auto&&...) {});
}

/// A name no file of the workspace can escape from.
std::string safeFileName(const std::string& name)
{
    std::string out;
    for (const char c : name)
        out += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' ? c : '-';
    return out.substr(0, 100);
}

} // namespace

fs::path intakeFolder(const fs::path& workspace)
{
    return workspace / "intake";
}

Result<domain::Source> Gate::Impl::importStream(domain::Source draft, domain::ReadStream& reads, bool dryRun, std::stop_token stop, Progress* progress)
{
    draft.imported = wall.now();
    auto intent = recorder->draft("import.intent");
    intent.fields.emplace("source", json::Object{{"format", draft.format}, {"sha256", draft.fileSha256}, {"dryRun", dryRun}});
    intent.disclosed.push_back({"source", "source", draft.name});
    return recorded(
        *recorder, wall, "import", std::move(intent),
        [&](const base::Receipt& receipt) {
            ProgressRelay relay(progress);
            return store->importReads(receipt, std::move(draft), reads, stop, relay.from(), dryRun);
        },
        describeSource);
}

Result<domain::Source> Gate::importFile(const ImportFile& what, std::stop_token stop, Progress* progress)
{
    Impl& in = *m_impl;
    PG_TRY_VOID(in.demand(policy::Capability::Import, "import.refused"));
    auto mapping = readWhole(what.mapping, kMostMappingBytes);
    if (!mapping)
        return fail(mapping.error().code, "mapping");
    // Opened before anything is recorded or sealed, so that a wrong mapping is heard of now.
    PG_TRY(auto stream, openStream(what.file, *mapping, what.timezone, what.images, in.timeZone, in.rules().country));
    domain::Source draft;
    draft.name = what.source.empty() ? baseName(what.file) : what.source;
    draft.format = "delimited";
    draft.account = in.own.name;
    draft.purgeBy = what.purgeBy;
    if (what.file != "-") {
        PG_TRY(draft.fileSha256, sha256OfFile(what.file));
    }
    if (in.store)
        return in.importStream(std::move(draft), *stream, what.dryRun, stop, progress);

    // No key to reads here: count, then leave it sealed for somebody who has one.
    if (what.file == "-" || !what.images.empty())
        return fail(Errc::Refused, "this account holds no key to reads; only a file can be left for those who do");
    domain::ReadBatch batch;
    for (;;) {
        PG_TRY(const bool more, stream->next(batch, stop));
        draft.totals.rejected += batch.rejected.size();
        draft.totals.accepted += batch.reads.size();
        draft.totals.withoutCoordinates += static_cast<std::uint64_t>(std::ranges::count_if(batch.reads, [](const domain::ReadRow& r) { return !r.place; }));
        draft.totals.total = draft.totals.accepted + draft.totals.rejected;
        if (progress) {
            progress->rows = draft.totals.total;
            progress->perMille = static_cast<int>(stream->progress() * 1000);
        }
        if (!more)
            break;
    }
    draft.imported = in.wall.now();
    if (what.dryRun)
        return draft;
    auto record = in.recorder->draft("import.wait");
    record.fields.emplace("source", json::Object{{"format", draft.format}, {"sha256", draft.fileSha256}});
    record.disclosed.push_back({"source", "source", draft.name});
    PG_TRY(const std::uint64_t number, in.recorder->log().append(std::move(record)));
    std::error_code failed;
    fs::create_directories(intakeFolder(in.info.directory), failed);
    const WaitingImport waiting{*mapping, what.timezone, draft.name, what.file.filename().string(), in.own.name, base::toRfc3339(draft.imported, base::Precision::Microsecond),
                                what.purgeBy ? base::toRfc3339(*what.purgeBy, base::Precision::Microsecond) : std::string()};
    std::lock_guard hold(in.mutex);
    PG_TRY_VOID(sealImport(intakeFolder(in.info.directory) / std::format("{:012}.sealed", number), waiting, what.file, in.vault.intakePublic()));
    return draft;
}

void Gate::Impl::takeInWaiting()
{
#if defined(__linux__)
    std::error_code failed;
    std::vector<fs::path> waiting;
    for (fs::directory_iterator at(intakeFolder(info.directory), failed), end; !failed && at != end; at.increment(failed))
        if (at->path().extension() == ".sealed")
            waiting.push_back(at->path());
    if (!store || waiting.empty())
        return;
    std::ranges::sort(waiting); // in the order they were left
    const auto secret = vault.open(key::kIntake);
    for (const auto& sealed : waiting) {
        // Unsealed into memory: reads never stand on the disk unencrypted.
        const int memory = ::memfd_create("import", MFD_CLOEXEC);
        if (!secret || memory < 0)
            return;
        const fs::path plain = "/proc/self/fd/" + std::to_string(memory);
        const auto take = [&]() -> Result<void> {
            PG_TRY(const WaitingImport what, unsealImport(sealed, plain, vault.intakePublic(), *secret));
            if (what.kind == "cases") {
                PG_TRY(auto read, readCases(plain, rules(), {}));
                PG_TRY(const std::string digest, sha256OfFile(plain));
                PG_TRY_VOID(takeInCases(std::move(read), digest));
                return {};
            }
            PG_TRY(auto stream, openStream(plain, what.mapping, what.timezone, {}, timeZone, rules().country));
            domain::Source draft;
            draft.name = what.source;
            draft.format = "delimited";
            draft.account = what.account;
            if (const auto purgeBy = base::fromRfc3339(what.purgeBy))
                draft.purgeBy = *purgeBy;
            PG_TRY(draft.fileSha256, sha256OfFile(plain));
            PG_TRY_VOID(importStream(std::move(draft), *stream, false, {}, nullptr));
            return {};
        };
        if (take())
            fs::remove(sealed, failed);
        ::close(memory);
    }
#endif
}

Result<domain::Source> Gate::importReads(domain::Source draft, domain::ReadStream& reads, std::stop_token stop, Progress* progress)
{
    PG_TRY_VOID(m_impl->demand(policy::Capability::Import, "import.refused"));
    if (!m_impl->store)
        return fail(Errc::Refused, "no key to reads");
    draft.account = m_impl->own.name;
    return m_impl->importStream(std::move(draft), reads, false, stop, progress);
}

Result<Overlay> Gate::importOverlay(const fs::path& geojson, const std::string& name)
{
    Impl& in = *m_impl;
    PG_TRY_VOID(in.demand(policy::Capability::Import, "import.refused"));
    PG_TRY(std::string text, readWhole(geojson, kMostOverlayBytes));
    PG_TRY_VOID(checkGeoJson(text));
    if (!in.store)
        return fail(Errc::Refused, "this account holds no key to the workspace's data; a supervisor can import overlays");
    const Overlay overlay{name.empty() ? geojson.stem().string() : name, std::move(text)};
    PG_TRY(const std::string digest, sha256OfFile(geojson));
    return recordedMap(*in.recorder, in.wall, {{"kind", "overlay"}, {"sha256", digest}}, [&](const base::Receipt&) -> Result<Overlay> {
        PG_TRY_VOID(in.store->putOverlay({overlay.name, overlay.geojson}));
        return overlay;
    });
}

Result<fs::path> Gate::importBaseMap(const fs::path& mbtiles, const std::string& name)
{
    Impl& in = *m_impl;
    PG_TRY_VOID(in.demand(policy::Capability::Import, "import.refused"));
    std::error_code failed;
    if (!fs::is_regular_file(mbtiles, failed))
        return fail(Errc::NotFound, "base map");
    PG_TRY_VOID(checkBaseMap(mbtiles));
    const fs::path folder = in.info.directory / "maps";
    const fs::path target = folder / (safeFileName(name.empty() ? mbtiles.stem().string() : name) + ".mbtiles");
    PG_TRY(const std::string digest, sha256OfFile(mbtiles));
    return recordedMap(*in.recorder, in.wall, {{"kind", "basemap"}, {"sha256", digest}}, [&](const base::Receipt&) -> Result<fs::path> {
        std::error_code bad;
        fs::create_directories(folder, bad);
        fs::path part = target;
        part += ".part";
        fs::copy_file(mbtiles, part, fs::copy_options::overwrite_existing, bad);
        if (!bad)
            fs::rename(part, target, bad);
        if (bad) {
            std::error_code ignored;
            fs::remove(part, ignored);
            return fail(bad == std::errc::no_space_on_device ? Errc::DiskFull : Errc::Io, "base map");
        }
        fs::permissions(target, fs::perms::owner_write, fs::perm_options::add, bad); // the original may be read-only
        fs::last_write_time(target, fs::file_time_type::clock::now(), bad);
        return target;
    });
}

Result<void> Gate::putFence(const Fence& fence)
{
    Impl& in = *m_impl;
    PG_TRY_VOID(in.demand(policy::Capability::Import, "import.refused"));
    if (!in.store)
        return fail(Errc::Refused, "no key to the workspace's data");
    return recordedMap(*in.recorder, in.wall, {{"kind", "fence"}}, [&](const base::Receipt&) { return in.store->putFence({fence.name, fence.area}); });
}

Result<domain::Source> Gate::removeSource(const std::string& name)
{
    Impl& in = *m_impl;
    PG_TRY_VOID(in.demand(policy::Capability::Import, "source.refused"));
    if (!in.store)
        return fail(Errc::Refused, "no key to reads");
    auto intent = in.recorder->draft("source.remove.intent");
    intent.fields.emplace("source", json::Object{});
    intent.disclosed.push_back({"source", "source", name});
    return recorded(*in.recorder, in.wall, "source.remove", std::move(intent), [&](const base::Receipt& receipt) { return in.store->removeSource(receipt, name, in.now()); }, describeSource);
}

Result<std::vector<domain::Source>> Gate::sources() const
{
    PG_TRY_VOID(m_impl->demandOpen("source.refused"));
    if (!m_impl->may(policy::Capability::ListSources))
        return fail(Errc::Refused, reason::kRole);
    if (!m_impl->store)
        return fail(Errc::Refused, "no key to reads");
    return m_impl->store->sources();
}

Result<std::vector<domain::RejectedRow>> Gate::rejectedRows(base::SourceId source, std::size_t limit) const
{
    PG_TRY_VOID(m_impl->demandOpen("source.refused"));
    if (!m_impl->may(policy::Capability::Import))
        return fail(Errc::Refused, reason::kRole);
    if (!m_impl->store)
        return fail(Errc::Refused, "no key to reads");
    PG_TRY(const auto sources, m_impl->store->sources());
    const auto own = std::ranges::find(sources, source, &domain::Source::id);
    const auto limits = m_impl->purgeLimits(m_impl->now());
    if (own != sources.end() && limits.rejectedRows && own->imported < *limits.rejectedRows)
        return std::vector<domain::RejectedRow>{}; // past their retention, purged or not
    auto draft = m_impl->recorder->draft("import.rejected"); // lines of a file as they were: plates stand in them
    draft.fields.emplace("source", json::Object{{"id", source.value}});
    PG_TRY(const base::Receipt receipt, m_impl->recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Question));
    return m_impl->store->rejectedRows(receipt, source, limit);
}

Result<std::vector<domain::Camera>> Gate::cameras() const
{
    return m_impl->store ? m_impl->store->cameras(m_impl->visibility(nullptr)) : std::vector<domain::Camera>{};
}

Result<std::vector<Overlay>> Gate::overlays() const
{
    std::vector<Overlay> all;
    if (!m_impl->store)
        return all;
    PG_TRY(auto stored, m_impl->store->overlays());
    for (auto& overlay : stored)
        all.push_back({std::move(overlay.name), std::move(overlay.geojson)});
    return all;
}

Result<std::vector<Fence>> Gate::fences() const
{
    std::vector<Fence> all;
    if (!m_impl->store)
        return all;
    PG_TRY(auto stored, m_impl->store->fences());
    for (auto& fence : stored)
        all.push_back({std::move(fence.name), std::move(fence.area)});
    return all;
}

std::vector<fs::path> Gate::baseMaps() const
{
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code failed;
    for (fs::directory_iterator at(m_impl->info.directory / "maps", failed), end; !failed && at != end; at.increment(failed))
        if (at->path().extension() == ".mbtiles")
            found.emplace_back(at->last_write_time(failed), at->path());
    std::ranges::sort(found, std::greater{});
    std::vector<fs::path> maps;
    for (auto& [time, path] : found)
        maps.push_back(std::move(path));
    return maps;
}

Result<std::optional<base::Interval>> Gate::extent() const
{
    if (!m_impl->store)
        return std::optional<base::Interval>{};
    PG_TRY(const auto extent, m_impl->store->extent(m_impl->visibility(nullptr)));
    return extent.span;
}

} // namespace plateglass::gate
