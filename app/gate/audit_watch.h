// Looks after the log while a gate is open: signs in time, carries checkpoints to the anchor folder, checks what is stored,
// notices clocks that jump, disks that fill and records that cannot be written, and says when searches must wait. Private.
//
// begin() and round() are called by one thread, the gate's; everything else from any.
#pragma once

#include "gate/audit_records.h"
#include "gate/recorder.h"
#include "gate/workspace.h"
#include "policy/policy.h"

#include <functional>
#include <mutex>
#include <thread>

namespace plateglass::gate {

class AuditWatch {
public:
    using Rules = std::function<const policy::Policy&()>; ///< those in force

    /// All of these outlive it.
    AuditWatch(Recorder& recorder, const WorkspaceInfo& info, Rules rules, const base::Clock& wall);
    ~AuditWatch(); ///< waits for a check that runs

    /// After the log was opened: does it continue what the anchor folder holds, is a full check due, is there room?
    void begin();
    /// About once a second.
    void round();
    /// Signs, and carries the checkpoint to the anchor folder. Errc::AuditUnavailable.
    [[nodiscard]] base::Result<std::string> sign();

    /// Reads everything again. A fault is recorded, kept as evidence, and blocks searches. Errc::Corrupt says what is wrong.
    [[nodiscard]] base::Result<void> checkAll();
    /// A fault stays known; searches go on. Errc::NotFound where there is none.
    [[nodiscard]] base::Result<void> acknowledge();

    /// Remembers that this state left the machine: `folder` or `paper`.
    void anchored(const std::string& kind, const std::string& note);

    [[nodiscard]] ChainState state();
    /// Reads all that witnesses signed, so that blocked() need not.
    void lookAtWitnesses();
    /// Empty, or the reason in a word: `log.changed`, `log.fork`, `witness.overdue`.
    [[nodiscard]] std::string blocked();

private:
    void watchClock();
    void watchWriting();
    void watchRoom();
    void checkInBackground();
    void checkIfDue();
    void recallFault();
    void compareWithAnchors();
    void carry(const std::string& note);
    void found(const char* code, const std::string& detail, const std::string& fingerprint);
    void queueAlert(const char* kind, const std::string& reason);
    std::optional<base::UtcTime> fillAnchor(ChainState& state);

    Recorder& m_recorder;
    const WorkspaceInfo& m_info;
    Rules m_rules;
    const base::Clock& m_wall;

    // Of the thread that calls round().
    base::UtcTime m_lastWall{};
    std::chrono::milliseconds m_lastMono{0};
    std::string m_lastZone;
    std::optional<std::chrono::milliseconds> m_roomLookedAt, m_dueLookedAt;
    std::optional<audit::WriteFault> m_writeFault;
    bool m_alertWaits = false;

    mutable std::mutex m_mutex; ///< guards what follows
    std::optional<IntegrityFault> m_fault;
    std::string m_fingerprint; ///< of the fault: acknowledged once, it does not block again
    bool m_nearlyFull = false;
    bool m_anchorMissing = false;
    std::optional<base::UtcTime> m_unseenSince; ///< when somebody outside last saw the log, or when it began

    std::mutex m_carrying; ///< guards the anchor folder and what follows
    std::string m_carried; ///< the last note that is there

    std::mutex m_checking; ///< one full check at a time
    std::jthread m_checker;
};

} // namespace plateglass::gate
