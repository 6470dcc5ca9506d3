// Keeping and letting go: the purge of what is past its retention, holds by case, and how old the data are that people use.
// Reached through Gate::retentionDesk().
//
// Who purges: any gate that holds the key to reads purges by itself, at sign-in and while it runs, whatever its account may do;
// it takes only what the policy says is due, and what is due is invisible before. An administrator, who may run retention and
// cannot open a read, leaves a record that it was asked for; the next gate with the key does it.
//
// Any thread; calls block and take turns where they must. Times are UTC by the workspace's clock.
#pragma once

#include "gate/gate.h"

namespace plateglass::gate {

/// What a purge took, or would take. Numbers only: nothing that says what the reads were.
struct Purged {
    std::uint64_t reads = 0;
    std::uint64_t images = 0;         ///< of reads that stay
    std::uint64_t rejectedRows = 0;   ///< raw lines of imports
    std::uint64_t sources = 0;        ///< imports of which nothing is left
    std::uint64_t holds = 0;          ///< released or expired
    std::uint64_t waitingImports = 0; ///< left sealed for longer than a read may live
    std::optional<base::UtcTime> oldest, newest; ///< of the reads
    [[nodiscard]] bool none() const { return reads + images + rejectedRows + sources + holds + waitingImports == 0; }
    void add(const Purged& other);
};

struct RetentionRun {
    enum class End {
        Done,           ///< gone, to the last byte of the program's own files
        NothingDue,
        Counted,        ///< a dry run
        Unscrubbed,     ///< gone, but a search held the files: their free pages are written anew at the next run
        LeftForTheKey   ///< this account holds no key to reads; recorded for the next one that does
    };
    End end = End::NothingDue;
    Purged gone;
    std::optional<base::UtcTime> readsNotBefore; ///< what was the limit for reads; none: the policy keeps them
};

/// Reads that a case keeps past their retention. Only sessions of that case see them then, unless the policy lets all.
struct HeldReads {
    std::int64_t id = 0;
    std::string caseNumber;
    std::string facts; ///< in the requester's words
    std::string query; ///< canonical text of the question: cameras, plate, times
    std::string requester, approver;
    base::UtcTime requested;
    base::UtcTime expires; ///< of the request, while nobody has approved
    std::uint64_t reads = 0;
    enum class State { Requested, Held, Released, Expired } state = State::Requested;
};

/// Age of reads at the moment they were used, in whole days.
struct AgeSpread {
    std::uint64_t reads = 0;
    std::int64_t half = 0, ninety = 0, ninetyFive = 0, ninetyNine = 0, most = 0; ///< percentiles by nearest rank
    bool operator==(const AgeSpread&) const = default;
};
struct AgeOfData {
    struct Month {
        std::string month; ///< `2026-03`, UTC
        AgeSpread returned; ///< by searches
        AgeSpread opened;   ///< rows and images that were on screen
    };
    std::vector<Month> months; ///< those with any, oldest first
    base::UtcTime decided;     ///< when the policy in force was activated
    base::UtcTime reviewDue;   ///< when its retention must be justified anew
    bool overdue = false;
};

class PLATEGLASS_GATE_EXPORT RetentionDesk {
public:
    /// Purges now what is due; the answer counts what this gate purged by itself since sign-in too. Who: RunRetention, and every account that holds the key to reads. Recorded: `purge.intent` and its
    /// outcome, or `purge.wait` without the key. Cancelling ends it between two batches; what went stays gone.
    /// Errc::Refused, Cancelled, AuditUnavailable, DiskFull, Io.
    [[nodiscard]] base::Result<RetentionRun> run(std::stop_token stop);
    /// What a purge at `asIf` would take, without taking it. Who: ReadRetention. Recorded: `retention.count`.
    /// Errc::Refused (also without the key to reads), AuditUnavailable.
    [[nodiscard]] base::Result<RetentionRun> dryRun(std::optional<base::UtcTime> asIf);

    /// Asks that the reads of an answer of the running session be kept for its case. While it waits, for as long as the policy says, they are
    /// kept from the purge. Who: RequestRetention, with a session. Recorded: `hold.request`. `facts`: why these reads matter to the case.
    /// Errc::Refused, InvalidArgument (detail `facts` too short, `reads` none), AuditUnavailable.
    [[nodiscard]] base::Result<HeldReads> requestHold(const ResultPtr& answer, const std::string& facts);
    /// Approves a request, or renews a hold for the policy's whole time from now. Who: ApproveRetention, and never the one who asked.
    /// Recorded: `hold.add.intent` and outcome. Errc::Refused (detail `role`, `hold.own`, `hold.over`), NotFound, AuditUnavailable.
    [[nodiscard]] base::Result<HeldReads> approveHold(std::int64_t id);
    /// Lets the reads go the way of all others. Who and errors as approveHold. Recorded: `hold.release.intent` and outcome.
    [[nodiscard]] base::Result<HeldReads> releaseHold(std::int64_t id);
    /// All holds that are not purged yet. Who: ReadRetention, with the key to reads; others find them in the log. Not recorded.
    [[nodiscard]] base::Result<std::vector<HeldReads>> holds() const;

    /// From the log alone, so that whoever may read retention can have it. Who: ReadRetention. Recorded: `retention.age`.
    [[nodiscard]] base::Result<AgeOfData> ageOfData();

private:
    friend class Gate;
    explicit RetentionDesk(Gate::Impl& in) : m_in(in) {}
    [[nodiscard]] PLATEGLASS_GATE_HIDDEN base::Result<HeldReads> decideHold(std::int64_t id, const char* stem);
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
