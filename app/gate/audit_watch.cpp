#include "gate/audit_watch.h"

#include "base/time_text.h"
#include "gate/anchor_folder.h"
#include "gate/audit_reader.h"
#include "gate/disk_room.h"
#include "gate/evidence.h"

#include <algorithm>
#include <cstdlib>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::chrono::seconds kJump{2};
constexpr std::chrono::hours kRoomEvery{24};
constexpr std::chrono::days kForever(36'500); ///< records that are never to go
constexpr const char* kCheckedTo = "checked.to";
constexpr const char* kCheckedAt = "checked.at";
constexpr const char* kAcknowledged = "acknowledged";

std::string stamp(base::UtcTime time) { return base::toRfc3339(time, base::Precision::Millisecond); }

std::string systemZone()
{
    try { // the zone database may be missing or name no zone
        return std::string(std::chrono::current_zone()->name());
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace

AuditWatch::AuditWatch(Recorder& recorder, const WorkspaceInfo& info, Rules rules, const base::Clock& wall)
    : m_recorder(recorder), m_info(info), m_rules(std::move(rules)), m_wall(wall), m_lastWall(wall.now()), m_lastMono(wall.monotonic()), m_lastZone(systemZone())
{
}

AuditWatch::~AuditWatch() = default;

void AuditWatch::begin()
{
    recallFault();
    compareWithAnchors();
    watchRoom();
    lookAtWitnesses();
    checkIfDue();
}

/// Once an hour is soon enough for what is due by the week.
void AuditWatch::checkIfDue()
{
    m_dueLookedAt = m_wall.monotonic();
    const auto last = m_recorder.log().memo(kCheckedAt);
    const auto at = last ? base::fromRfc3339(*last) : Result<base::UtcTime>(fail(Errc::NotFound));
    const auto now = m_wall.now();
    if (last && last->empty()) (void)m_recorder.log().setMemo(kCheckedAt, stamp(now)); // the week begins with the first start
    else if (!at || now - *at >= m_rules().audit.fullVerify || *at > now) checkInBackground();
}

void AuditWatch::round()
{
    watchClock();
    if (m_recorder.log().checkpointIfDue()) // tried again on the next round
        if (const auto note = m_recorder.log().lastCheckpoint(); note && !note->empty()) carry(*note);
    watchWriting();
    if (!m_roomLookedAt || m_wall.monotonic() - *m_roomLookedAt >= kRoomEvery) {
        watchRoom();
    }
    constexpr std::chrono::hours kDueEvery{1};
    if (!m_dueLookedAt || m_wall.monotonic() - *m_dueLookedAt >= kDueEvery) {
        checkIfDue();
        lookAtWitnesses();
    }
}

void AuditWatch::lookAtWitnesses()
{
    ChainState state;
    state.size = m_recorder.log().size();
    const auto since = fillAnchor(state);
    const std::scoped_lock hold(m_mutex);
    m_unseenSince = since;
}

Result<std::string> AuditWatch::sign()
{
    PG_TRY(auto note, m_recorder.log().checkpoint());
    carry(note);
    return note;
}

/// The wall clock should have gone as far as the other one. Forward jumps happen to machines that slept; backward ones hide times.
void AuditWatch::watchClock()
{
    const auto wall = m_wall.now();
    const auto mono = m_wall.monotonic();
    const auto back = (m_lastWall + (mono - m_lastMono)) - wall;
    const auto zone = systemZone();
    if (back > kJump) {
        auto draft = m_recorder.draft("clock.jump");
        draft.code = "backwards";
        draft.fields.emplace("clock", json::Object{{"from", stamp(m_lastWall)}, {"to", stamp(wall)}, {"ms", std::chrono::duration_cast<std::chrono::milliseconds>(back).count()}});
        if (!m_recorder.log().append(std::move(draft))) return; // seen again on the next round
    }
    if (zone != m_lastZone) {
        auto draft = m_recorder.draft("clock.jump");
        draft.code = "zone";
        draft.fields.emplace("clock", json::Object{{"from", m_lastZone}, {"to", zone}});
        if (!m_recorder.log().append(std::move(draft))) return;
        m_lastZone = zone;
    }
    m_lastWall = wall;
    m_lastMono = mono;
}

void AuditWatch::watchWriting()
{
    const auto fault = m_recorder.log().writeFault();
    if (fault && !m_writeFault) {
        m_writeFault = fault;
        m_alertWaits = true;
    }
    if (m_alertWaits && m_writeFault) queueAlert("audit.unwritable", m_writeFault->reason);
    if (!m_writeFault) return;
    // Nobody may come to try again: this record does, and says how long there were none.
    auto draft = m_recorder.draft("integrity.fail");
    draft.out = "error";
    draft.code = "audit.unavailable";
    draft.fields.emplace("fault", json::Object{{"reason", m_writeFault->reason}, {"since", stamp(m_writeFault->since)}});
    if (m_recorder.log().append(std::move(draft))) m_writeFault.reset();
}

void AuditWatch::watchRoom()
{
    m_roomLookedAt = m_wall.monotonic();
    std::error_code failed;
    const auto room = std::filesystem::space(m_info.directory, failed);
    const auto used = failed ? 0 : std::filesystem::file_size(m_info.directory / "audit.db", failed);
    if (failed) return;
    const auto first = m_recorder.log().records(0, 1);
    const auto opened = first && !first->empty() ? openRecord(first->front(), {}) : Result<OpenRecord>(fail(Errc::NotFound));
    const auto since = opened ? std::chrono::duration_cast<std::chrono::hours>(m_wall.now() - opened->line.time) : std::chrono::hours(0);
    const bool nearly = isNearlyFull(room.capacity, room.available, m_rules().audit.diskFullPercent, used, since, m_rules().retention.audit.value_or(kForever));
    if (nearly) queueAlert("audit.disk", "nearly full");
    const std::scoped_lock hold(m_mutex);
    m_nearlyFull = nearly;
}

void AuditWatch::checkInBackground()
{
    if (m_checker.joinable()) m_checker.join();
    m_checker = std::jthread([this] { (void)checkAll(); }); // what it finds stands in the log and in state()
}

Result<void> AuditWatch::checkAll()
{
    const std::scoped_lock one(m_checking);
    auto& log = m_recorder.log();
    const auto to = log.size();
    const auto checked = log.checkAll();
    if (!checked && checked.error().code == Errc::Corrupt) {
        found("log.changed", checked.error().detail, "changed " + checked.error().detail);
        return checked;
    }
    PG_TRY_VOID(checked);
    PG_TRY_VOID(log.setMemo(kCheckedAt, stamp(m_wall.now())));
    return log.setMemo(kCheckedTo, std::to_string(to));
}

/// A fault that nobody acknowledged outlives the program: a log that was set back soon grows past what shows it.
void AuditWatch::recallFault()
{
    const auto code = m_recorder.log().memo("fault.code"), detail = m_recorder.log().memo("fault.detail"), print = m_recorder.log().memo("fault.print");
    const auto acknowledged = m_recorder.log().memo(kAcknowledged);
    if (!code || !detail || !print || !acknowledged || print->empty() || *print == *acknowledged) return;
    const std::scoped_lock hold(m_mutex);
    m_fault = IntegrityFault{*code, *detail, m_wall.now(), false};
    m_fingerprint = *print;
}

void AuditWatch::compareWithAnchors()
{
    if (!m_info.anchorFolder) return;
    const auto keys = m_recorder.log().verifiers();
    if (!keys) return;
    const auto newest = newestAnchor(*m_info.anchorFolder, m_info.origin, *keys);
    {
        const std::scoped_lock hold(m_mutex);
        m_anchorMissing = !newest && newest.error().code != Errc::NotFound;
    }
    if (!newest) return;
    const auto size = m_recorder.log().size();
    const auto root = newest->size <= size ? m_recorder.log().rootAt(newest->size) : Result<audit::Hash>(fail(Errc::NotFound));
    if (root && *root == newest->root) return;
    const auto detail = newest->size > size ? "the anchor folder holds a state of " + std::to_string(newest->size) + " records, the log here only " + std::to_string(size)
                                            : "the first " + std::to_string(newest->size) + " records are not those of the anchor folder";
    found("log.fork", detail, "fork " + std::to_string(newest->size) + " " + base::toBase64(newest->root));
}

void AuditWatch::carry(const std::string& note)
{
    const std::scoped_lock one(m_carrying);
    if (!m_info.anchorFolder || note == m_carried) return;
    const auto carried = putAnchor(*m_info.anchorFolder, m_info.origin, note);
    bool wasMissing = false;
    {
        const std::scoped_lock hold(m_mutex);
        wasMissing = std::exchange(m_anchorMissing, !carried);
    }
    if (carried) {
        m_carried = note;
        anchored("folder", note);
    }
    if (wasMissing == !carried) return; // only changes are recorded: a record for each checkpoint would call for the next one
    auto draft = m_recorder.draft(carried ? "anchor.ok" : "anchor.fail");
    if (!carried) {
        draft.out = "error";
        draft.code = base::word(carried.error().code);
    }
    draft.fields.emplace("anchor", json::Object{{"kind", "folder"}});
    (void)m_recorder.log().append(std::move(draft)); // the state shows it all the same
}

void AuditWatch::anchored(const std::string& kind, const std::string& note)
{
    const auto parsed = audit::SignedNote::parse(note);
    const auto checkpoint = parsed ? audit::Checkpoint::parse(parsed->text) : Result<audit::Checkpoint>(fail(Errc::Malformed));
    if (!checkpoint) return;
    // What is forgotten here is only a date that is shown.
    (void)m_recorder.log().setMemo("anchored." + kind + ".at", stamp(m_wall.now()));
    (void)m_recorder.log().setMemo("anchored." + kind + ".to", std::to_string(checkpoint->size));
    if (kind != m_rules().audit.anchorKind) return;
    const std::scoped_lock hold(m_mutex);
    m_unseenSince = m_wall.now();
}

void AuditWatch::found(const char* code, const std::string& detail, const std::string& fingerprint)
{
    const auto acknowledged = m_recorder.log().memo(kAcknowledged);
    const bool known = acknowledged && *acknowledged == fingerprint;
    {
        const std::scoped_lock hold(m_mutex);
        if (m_fault && m_fingerprint == fingerprint) return;
        m_fault = IntegrityFault{code, detail, m_wall.now(), known};
        m_fingerprint = fingerprint;
    }
    if (known) return;
    // What cannot be kept here still blocks until the program ends, and is found again where it can be.
    (void)m_recorder.log().setMemo("fault.code", code);
    (void)m_recorder.log().setMemo("fault.detail", detail);
    (void)m_recorder.log().setMemo("fault.print", fingerprint);
    keepEvidence(m_info.directory);
    queueAlert("integrity", code);
    auto draft = m_recorder.draft("integrity.fail");
    draft.out = "error";
    draft.code = code;
    draft.fields.emplace("fault", json::Object{{"detail", detail}});
    (void)m_recorder.log().append(std::move(draft)); // where the log cannot be written any more the block stands without it
}

void AuditWatch::queueAlert(const char* kind, const std::string& reason)
{
    if (gate::queueAlert(m_info, kind, reason, m_wall.now())) m_alertWaits = false;
}

Result<void> AuditWatch::acknowledge()
{
    std::string fingerprint;
    {
        const std::scoped_lock hold(m_mutex);
        if (!m_fault) return fail(Errc::NotFound, "no fault");
        fingerprint = m_fingerprint;
    }
    PG_TRY_VOID(m_recorder.log().setMemo(kAcknowledged, fingerprint));
    const std::scoped_lock hold(m_mutex);
    if (m_fault) m_fault->acknowledged = true;
    return {};
}

std::optional<base::UtcTime> AuditWatch::fillAnchor(ChainState& state)
{
    const auto cosignatures = m_recorder.log().cosignatures();
    const auto notes = m_recorder.log().checkpoints();
    if (cosignatures && notes)
        for (const auto& [size, witness, line] : *cosignatures) {
            const auto note = std::ranges::find(*notes, size, &audit::StoredNote::size);
            const auto key = audit::VerifierKey::parse(witness);
            const auto parsed = note != notes->end() ? audit::SignedNote::parse(note->note) : Result<audit::SignedNote>(fail(Errc::NotFound));
            const auto time = key && parsed ? audit::verifyCosignature(*parsed, *key) : std::nullopt;
            if (!time || size < state.witnessedSize) continue;
            state.witnessedSize = size;
            state.witnessedAt = base::UtcTime{*time * 1'000'000};
        }
    // A folder of the auditor, or paper, counts where the policy says that it is what leaves the machine.
    const auto kind = m_rules().audit.anchorKind;
    const auto at = m_recorder.log().memo("anchored." + kind + ".at"), to = m_recorder.log().memo("anchored." + kind + ".to");
    if (const auto time = at ? base::fromRfc3339(*at) : Result<base::UtcTime>(fail(Errc::NotFound)); time && to) {
        const auto size = std::strtoull(to->c_str(), nullptr, 10);
        if (size >= state.witnessedSize) {
            state.witnessedSize = size;
            state.witnessedAt = *time;
        }
    }
    state.sinceWitness = state.size - state.witnessedSize;
    auto since = state.witnessedAt;
    if (!since) {
        const auto first = m_recorder.log().records(0, 1);
        const auto opened = first && !first->empty() ? openRecord(first->front(), {}) : Result<OpenRecord>(fail(Errc::NotFound));
        if (opened) since = opened->line.time;
    }
    const auto elapsed = since ? std::chrono::duration_cast<std::chrono::minutes>(m_wall.now() - *since) : std::chrono::minutes(0);
    state.minutesSinceWitness = std::max(elapsed, std::chrono::minutes(0));
    state.witnessOverdue = m_rules().audit.anchorKind != "none" && state.minutesSinceWitness >= m_rules().audit.anchorMost;
    return since;
}

ChainState AuditWatch::state()
{
    ChainState state;
    auto& log = m_recorder.log();
    state.size = log.size();
    if (const auto at = log.memo(kCheckedAt)) {
        const auto to = log.memo(kCheckedTo);
        if (const auto time = base::fromRfc3339(*at); time && to && !to->empty()) {
            state.verifiedAt = *time;
            state.verifiedTo = std::strtoull(to->c_str(), nullptr, 10);
        }
    }
    if (const auto note = log.lastCheckpoint(); note && !note->empty()) {
        state.checkpoint = *note;
        const auto parsed = audit::SignedNote::parse(*note);
        const auto checkpoint = parsed ? audit::Checkpoint::parse(parsed->text) : Result<audit::Checkpoint>(fail(Errc::Malformed));
        if (checkpoint) state.checkpointSize = checkpoint->size;
    }
    fillAnchor(state);
    if (const auto fault = log.writeFault()) {
        state.unwritableSince = fault->since;
        state.unwritableReason = fault->reason;
    }
    const std::scoped_lock hold(m_mutex);
    state.fault = m_fault;
    state.diskNearlyFull = m_nearlyFull;
    state.anchorFolderMissing = m_anchorMissing;
    state.searchesBlocked = (m_fault && !m_fault->acknowledged) || (state.witnessOverdue && m_rules().audit.anchorHardStop);
    return state;
}

std::string AuditWatch::blocked()
{
    const std::scoped_lock hold(m_mutex);
    if (m_fault && !m_fault->acknowledged) return m_fault->code;
    const auto& rules = m_rules().audit;
    const bool overdue = rules.anchorHardStop && rules.anchorKind != "none" && m_unseenSince && m_wall.now() - *m_unseenSince >= rules.anchorMost;
    return overdue ? "witness.overdue" : "";
}

} // namespace plateglass::gate
