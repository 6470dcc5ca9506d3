#include "gate/workspace.h"

#include "audit/audit_log.h"
#include "base/time_text.h"
#include "gate/files.h"
#include "gate/key_file.h"
#include "gate/place.h"
#include "gate/policy_file.h"
#include "gate/program.h"
#include "gate/recorder.h"
#include "gate/vault.h"
#include "json/json.h"
#include "policy/password_rules.h"
#include "store/read_store.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

namespace fs = std::filesystem;

bool isDomainName(const std::string& text)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return !text.empty() && text.size() <= 253 && std::ranges::all_of(text, allowed) && text.front() != '.' && text.back() != '.';
}

Result<void> checkWanted(const NewWorkspace& wanted)
{
    if (!isDomainName(wanted.agency))
        return fail(Errc::InvalidArgument, "agency");
    if (!base::TimeZone::named(wanted.timezone))
        return fail(Errc::InvalidArgument, "timezone");
    if (wanted.administrator.name == wanted.supervisor.name)
        return fail(Errc::InvalidArgument, "names equal");
    std::error_code ignored;
    if (fs::exists(wanted.directory, ignored) && !fs::is_empty(wanted.directory, ignored))
        return fail(Errc::AlreadyExists, "directory");
    return {};
}

json::Object describe(const WorkspaceInfo& info)
{
    json::Object out{{"format", info.format},       {"title", info.title},     {"agency", info.agency},
                     {"origin", info.origin},       {"verifierKey", info.verifierKey}, {"profile", info.profile},
                     {"timezone", info.timezone},   {"demo", info.kind == policy::WorkspaceKind::Demo}};
    if (info.fixedClock)
        out.emplace("clock", base::toRfc3339(*info.fixedClock, base::Precision::Microsecond));
    return out;
}

Result<json::Object> readDescription(const fs::path& directory)
{
    constexpr std::size_t kMostBytes = 1u << 20;
    PG_TRY(const std::string text, readWhole(directory / "workspace.json", kMostBytes));
    const auto value = json::parse(text);
    if (!value || !value->object())
        return fail(Errc::Malformed, "workspace.json");
    return *value->object();
}

/// The two founders with all they need, before anything is on disk.
struct Founding {
    KeyFile keys;
    AccountKeys administrator, supervisor;
    std::map<std::string, Secret> data;
};

/// The founders vouch for each other, and say of each other that they know the rules: nobody was there before them to say it.
Result<Founding> makeKeys(const NewWorkspace& wanted, base::UtcTime now)
{
    Founding made;
    PG_TRY(made.administrator, made.keys.add(wanted.administrator.name, policy::Role::Administrator, wanted.administrator.password));
    PG_TRY(made.supervisor, made.keys.add(wanted.supervisor.name, policy::Role::Supervisor, wanted.supervisor.password));
    for (const char* name : {key::kReads, key::kImages, key::kAudit, key::kSign, key::kDigest})
        made.data.emplace(name, Secret::random());
    PublicKey intakePublic{};
    Secret intakeSecret;
    crypto_box_keypair(intakePublic.data(), intakeSecret.data());
    made.keys.setIntakePublic(intakePublic);
    made.data.emplace(key::kIntake, intakeSecret);
    KeyAccount& administrator = *made.keys.find(wanted.administrator.name);
    KeyAccount& supervisor = *made.keys.find(wanted.supervisor.name);
    made.keys.vouch(administrator, wanted.supervisor.name, made.supervisor);
    made.keys.vouch(supervisor, wanted.administrator.name, made.administrator);
    for (KeyAccount* account : {&administrator, &supervisor}) {
        const bool administrates = account == &administrator;
        account->info.state = AccountInfo::State::Active;
        account->info.need = "founder";
        account->info.since = now;
        account->info.proposedBy = account->info.approvedBy = (administrates ? wanted.supervisor : wanted.administrator).name;
        account->info.trained = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now.sys()));
        for (const auto& name : grantsOf(account->info.role, wanted.kind))
            made.keys.grant(*account, name, made.data.at(name));
        made.keys.attest(*account, account->info.approvedBy, administrates ? made.supervisor : made.administrator);
    }
    return made;
}

/// Who was enrolled and which policy the two signed: the first records of the log.
Result<void> recordFounding(Recorder& recorder, const NewWorkspace& wanted, const Founding& founding, const std::string& digest)
{
    PG_TRY_VOID(recorder.log().append(recorder.draft("app.start")));
    for (const auto* founder : {&wanted.administrator, &wanted.supervisor}) {
        const KeyAccount& account = *founding.keys.find(founder->name);
        auto draft = recorder.draft("account.add");
        draft.fields.emplace("account", json::Object{{"uid", Vault::pseudonym(account)}, {"role", std::string(policy::word(account.info.role))}, {"founder", true}});
        draft.disclosed.push_back({"account", "name", founder->name});
        PG_TRY_VOID(recorder.log().append(std::move(draft)));
    }
    const auto policyRecord = [&](const char* type, const std::string* by) -> Result<std::uint64_t> {
        auto draft = recorder.draft(type);
        draft.fields.emplace("policy", digest);
        if (by)
            draft.fields.emplace("signer", Vault::pseudonym(*founding.keys.find(*by)));
        return recorder.log().append(std::move(draft));
    };
    PG_TRY_VOID(policyRecord("policy.propose", nullptr));
    PG_TRY_VOID(policyRecord("policy.sign", &wanted.administrator.name));
    PG_TRY_VOID(policyRecord("policy.sign", &wanted.supervisor.name));
    PG_TRY_VOID(policyRecord("policy.activate", nullptr));
    PG_TRY_VOID(recorder.log().append(recorder.draft("app.stop")));
    PG_TRY_VOID(recorder.log().checkpoint());
    return {};
}

/// A shipped profile by name, or an agency's own policy file.
Result<policy::Policy> policyNamed(const std::string& profile)
{
    constexpr std::size_t kMostBytes = 4u << 20;
    auto text = profile.ends_with(".json") ? readWhole(profile, kMostBytes) : policy::shippedProfile(profile);
    if (!text)
        return std::unexpected(text.error());
    return policy::parsePolicy(*text);
}

/// Everything of a workspace inside `folder`, which exists and is empty.
Result<WorkspaceInfo> build(const NewWorkspace& wanted, const fs::path& folder, const base::Clock& wall)
{
    PG_TRY(const policy::Policy policy, policyNamed(wanted.profile));
    if (policy.use == policy::Use::Training && wanted.kind != policy::WorkspaceKind::Demo)
        return fail(Errc::InvalidArgument, "profile");
    if (const auto faults = policy::activationFaults(policy); !faults.empty())
        return fail(Errc::InvalidArgument, "policy." + faults.front());
    if (wanted.kind == policy::WorkspaceKind::Working)
        for (const auto* founder : {&wanted.administrator, &wanted.supervisor})
            if (const auto bad = policy::passwordFaults(founder->password, static_cast<std::size_t>(policy.accounts.passwordLeast), {founder->name, wanted.agency}); !bad.empty())
                return fail(Errc::InvalidArgument, bad.front());
    PG_TRY(const Founding founding, makeKeys(wanted, wall.now()));

    WorkspaceInfo info;
    info.directory = wanted.directory;
    info.title = wanted.title.empty() ? wanted.directory.stem().string() : wanted.title;
    info.agency = wanted.agency;
    info.profile = policy.profile;
    info.timezone = wanted.timezone;
    info.mark = policy.mark;
    info.kind = wanted.kind;
    info.fixedClock = wanted.fixedClock;
    std::array<std::uint8_t, 6> install{};
    randombytes_buf(install.data(), install.size());
    const bool demo = wanted.kind == policy::WorkspaceKind::Demo;
    info.origin = wanted.agency + "/alpr-audit/" + (demo ? "demo/" : "") + base::toHex(install);
    PG_TRY(auto signing, audit::SigningKey::fromSeed(info.origin, founding.data.at(key::kSign).bytes()));
    info.verifierKey = signing.verifier().text();
    info.policyDigest = policyDigest(policy.canonical);

    PG_TRY_VOID(keepPolicy(folder, policy.canonical));
    const std::array signatures{signPolicy(info.policyDigest, {wanted.administrator.name, founding.administrator}),
                                signPolicy(info.policyDigest, {wanted.supervisor.name, founding.supervisor})};
    PG_TRY_VOID(activatePolicy(folder, info.policyDigest, signatures));
    PG_TRY_VOID(founding.keys.save(folder / "keys.json"));

    audit::LogOptions log;
    log.access = audit::LogOptions::Access::Create;
    log.databaseKey = founding.data.at(key::kAudit).bytes();
    log.source = program::source();
    PG_TRY(auto opened, audit::AuditLog::open(folder / "audit.db", std::move(signing), wall, std::move(log)));
    const KeyAccount& first = *founding.keys.find(wanted.administrator.name);
    Recorder recorder(std::move(opened), {Vault::pseudonym(first), first.info.name, info.agency, std::string(policy::word(first.info.role)), info.policyDigest, info.mark});
    PG_TRY_VOID(recordFounding(recorder, wanted, founding, info.policyDigest));
    PG_TRY_VOID(recorder.log().setMemo("place", placeOf(folder)));

    store::StoreOptions create;
    create.access = store::StoreOptions::Access::Create;
    PG_TRY_VOID(store::ReadStore::open(folder, {founding.data.at(key::kReads).bytes(), founding.data.at(key::kImages).bytes()}, wall, create));

    std::error_code failed;
    fs::create_directory(folder / "maps", failed);
    json::Object description = describe(info);
    if (wanted.anchorFolder) {
        fs::create_directories(*wanted.anchorFolder, failed);
        if (failed)
            return fail(Errc::Io, "anchor folder");
        description.emplace("anchorFolder", fs::absolute(*wanted.anchorFolder).string());
    }
    // Last: a folder without it is no workspace.
    PG_TRY_VOID(replaceFile(folder / "workspace.json", json::writePretty(description) + "\n"));
    return info;
}

} // namespace

Result<WorkspaceInfo> createWorkspace(const NewWorkspace& wanted, const base::Clock& wall)
{
    PG_TRY_VOID(program::startCrypto());
    PG_TRY_VOID(checkWanted(wanted));
    const fs::path target = fs::absolute(wanted.directory).lexically_normal();
    const fs::path named = target.has_filename() ? target : target.parent_path();
    fs::path building = named;
    building += ".creating";
    std::error_code failed;
    fs::create_directories(named.parent_path(), failed);
    fs::remove_all(building, failed); // what an interrupted attempt left
    if (!fs::create_directory(building, failed) || failed)
        return fail(failed == std::errc::no_space_on_device ? Errc::DiskFull : Errc::Io, "directory");
    auto made = build(wanted, building, wall);
    if (made)
        fs::rename(building, named, failed); // takes the place of an empty folder
    if (!made || failed) {
        std::error_code ignored;
        fs::remove_all(building, ignored);
        return made ? fail(Errc::Io, "rename") : made;
    }
    syncFolder(named.parent_path());
    made->directory = named;
    return made;
}

Result<void> saveLogName(const WorkspaceInfo& info)
{
    PG_TRY(json::Object all, readDescription(info.directory));
    all.insert_or_assign("origin", info.origin);
    all.insert_or_assign("verifierKey", info.verifierKey);
    return replaceFile(info.directory / "workspace.json", json::writePretty(all) + "\n");
}

Result<WorkspaceInfo> readWorkspaceInfo(const fs::path& directory)
{
    PG_TRY(json::Object description, readDescription(directory));
    const json::Value all(std::move(description));
    const auto* value = &all;
    WorkspaceInfo info;
    info.directory = directory;
    info.format = static_cast<int>(std::clamp<std::int64_t>(value->integerOr("format", 0), 0, 1'000'000));
    if (info.format > kWorkspaceFormat)
        return fail(Errc::NewerVersion, "workspace.json");
    info.title = value->stringOr("title", "");
    info.agency = value->stringOr("agency", "");
    info.origin = value->stringOr("origin", "");
    info.verifierKey = value->stringOr("verifierKey", "");
    info.profile = value->stringOr("profile", "");
    info.timezone = value->stringOr("timezone", "UTC");
    info.kind = value->boolOr("demo", false) ? policy::WorkspaceKind::Demo : policy::WorkspaceKind::Working;
    if (const auto folder = value->stringOr("anchorFolder", ""); !folder.empty())
        info.anchorFolder = folder;
    if (info.format < 1 || info.origin.empty() || !base::TimeZone::named(info.timezone))
        return fail(Errc::Malformed, "workspace.json");
    if (const auto clock = value->stringOr("clock", ""); !clock.empty()) {
        const auto at = base::fromRfc3339(clock);
        if (!at || info.kind != policy::WorkspaceKind::Demo)
            return fail(Errc::Malformed, "workspace.json: clock");
        info.fixedClock = *at;
    }
    PG_TRY(const ActivePolicy active, loadActivePolicy(directory));
    info.policyDigest = active.digest;
    info.mark = active.policy.mark;
    info.notice = info.kind == policy::WorkspaceKind::Demo ? "" : active.policy.accounts.notice;
    return info;
}

} // namespace plateglass::gate
