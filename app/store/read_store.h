// The reads of one workspace: reads.db and images.db, encrypted. Private to the gate. Any thread; one writer at a time,
// searches run beside it, each on one snapshot.
//
// Every entry that reads or changes reads demands a Receipt, which only the audit log makes, after the record is on disk.
// The interface is made of values, so that the engine behind it can be replaced whole.
#pragma once

#include "base/clock.h"
#include "base/receipt.h"
#include "base/time_text.h"
#include "domain/answer.h"
#include "domain/case_list.h"
#include "domain/query.h"
#include "domain/read_stream.h"
#include "sqlite/connection.h"
#include "store/retention.h"
#include "store/visibility.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace plateglass::store {

struct StoreKeys {
    sqlite::Key reads;
    sqlite::Key images;
};

struct StoreOptions {
    enum class Access { Create, Open, ReadOnly };
    Access access = Access::Open;
    std::string vfs = {}; ///< tests inject faults here
};

/// What a search leans on beside its terms.
struct SearchFrame {
    base::TimeZone zone = base::TimeZone::utc();       ///< for days: and hours:
    Visibility visible = {};                           ///< what may be seen whatever is asked
    std::uint64_t rowLimit = 1'000'000;
};

/// Running totals another thread may look at.
struct ImportProgress {
    std::atomic<std::uint64_t> rows{0};
    std::atomic<int> perMille{-1}; ///< share of the input, -1 where unknown
};

/// A GeoJSON overlay kept for drawing; no reads in it.
struct Overlay {
    std::string name;
    std::string geojson; ///< as imported
};

/// A named area (fence) that `in:name` resolves to.
struct Fence {
    std::string name;
    domain::Area area;
};

/// How often each entry that sees reads was used since the store was opened. The gate writes it into the log, where it must agree
/// with the records that gave the receipts.
struct EntryCounts {
    std::uint64_t searches = 0, details = 0, images = 0, lists = 0; ///< lists: rejected rows, reads of a hold
    std::uint64_t changes = 0; ///< imports, removals, purges and holds
};

struct PendingCaseRow {
    domain::PendingCase pending;
    bool overdueNoted = false; ///< the log says already that it is late
};

class ReadStore {
public:
    /// Opens `directory`/reads.db and images.db. Errc::NotFound, AlreadyExists (Create), Corrupt (also a wrong key),
    /// NewerVersion, Locked, DiskFull, Io.
    [[nodiscard]] static base::Result<std::unique_ptr<ReadStore>> open(const std::filesystem::path& directory, const StoreKeys& keys,
                                                                       const base::Clock& clock, StoreOptions options = {});
    ~ReadStore();

    /// All rows that answer, in order. The query's areas are resolved (no NamedArea); scenes, sequence, convoy and around
    /// give Errc::Unsupported. Errc::Cancelled when `stop` is asked; it reaches the innermost loop within 50 ms.
    [[nodiscard]] base::Result<domain::Answer> search(const base::Receipt& receipt, const domain::Query& query,
                                                      const SearchFrame& frame, std::stop_token stop) const;

    /// Everything known about these reads, in the order asked; ids that are gone or may not be seen are left out.
    [[nodiscard]] base::Result<std::vector<domain::Read>> details(const base::Receipt& receipt, std::span<const base::ReadId> ids,
                                                                  const Visibility& visible = {}) const;
    /// Original image bytes. Errc::NotFound when there is none.
    [[nodiscard]] base::Result<base::Bytes> image(const base::Receipt& receipt, const std::string& sha256) const;

    /// Takes the whole stream in one transaction: after an error, a cancel or a kill nothing of it is there. The maintenance
    /// receipt is its intent. With `dryRun` everything is counted and nothing kept.
    [[nodiscard]] base::Result<domain::Source> importReads(const base::Receipt& receipt, domain::Source draft, domain::ReadStream& stream,
                                                           std::stop_token stop, ImportProgress* progress = nullptr, bool dryRun = false);
    /// Takes a source back: its reads, rejected rows, and images no other read names. Errc::NotFound; Refused (detail `held`)
    /// where a hold that lives at `now` keeps one of its reads.
    [[nodiscard]] base::Result<domain::Source> removeSource(const base::Receipt& receipt, const std::string& name, base::UtcTime now = {});

    // Keeping and letting go.
    /// One batch of what is past its retention, in one transaction; call again while `more`. The writer is free in between.
    [[nodiscard]] base::Result<PurgeStep> purgeStep(const base::Receipt& receipt, const PurgeLimits& limits, std::size_t mostReads);
    /// Where something was deleted since the last time: writes both files anew, so that no byte of it stays in free pages, in
    /// gaps of pages or in a write-ahead log. Errc::Cancelled, Locked (a reader holds the log back): the next call goes on.
    [[nodiscard]] base::Result<void> scrub(const base::Receipt& receipt, std::stop_token stop);
    /// Counts only, so no receipt: what a purge would take now, and whether deleted bytes wait to be scrubbed.
    [[nodiscard]] base::Result<PurgeCounts> due(const PurgeLimits& limits) const;
    [[nodiscard]] base::Result<bool> needsScrub() const;

    /// A request over these reads, not yet approved: `expires` is the request's own. Gives it numbered.
    [[nodiscard]] base::Result<Hold> addHold(const base::Receipt& receipt, Hold hold, std::span<const base::ReadId> reads);
    /// Approver, approval, expiry and release as in `hold`. Errc::NotFound.
    [[nodiscard]] base::Result<void> updateHold(const base::Receipt& receipt, const Hold& hold);
    [[nodiscard]] base::Result<std::vector<Hold>> holds() const;
    [[nodiscard]] base::Result<std::vector<base::ReadId>> readsOfHold(const base::Receipt& receipt, std::int64_t id) const;
    /// Lines of files as they were, plates in them included.
    [[nodiscard]] base::Result<std::vector<domain::RejectedRow>> rejectedRows(const base::Receipt& receipt, base::SourceId source, std::size_t limit) const;
    [[nodiscard]] EntryCounts entries() const;

    // Not reads, so no receipt: what the workspace is furnished with.
    [[nodiscard]] base::Result<std::vector<domain::Source>> sources() const;
    [[nodiscard]] base::Result<std::vector<domain::Camera>> cameras(const Visibility& visible = {}) const; ///< those with visible reads
    [[nodiscard]] base::Result<std::vector<Overlay>> overlays() const;
    [[nodiscard]] base::Result<void> putOverlay(const Overlay& overlay); ///< replaces one of the same name
    [[nodiscard]] base::Result<std::vector<Fence>> fences() const;
    [[nodiscard]] base::Result<void> putFence(const Fence& fence);       ///< replaces one of the same name
    /// Adds cases, or replaces those of the same number; all or nothing.
    [[nodiscard]] base::Result<void> putCases(std::span<const domain::CaseEntry> cases);
    [[nodiscard]] base::Result<std::optional<domain::CaseEntry>> caseNumbered(const std::string& number) const;
    [[nodiscard]] base::Result<std::uint64_t> caseCount() const;
    /// Those not completed, by time due.
    [[nodiscard]] base::Result<std::vector<PendingCaseRow>> pendingCases() const;
    [[nodiscard]] base::Result<void> putPendingCase(const domain::PendingCase& pending); ///< changes nothing where it is pending already
    /// Errc::NotFound where this number is not pending for this account.
    [[nodiscard]] base::Result<void> completePendingCase(const std::string& number, const std::string& account, const std::string& resolved);
    [[nodiscard]] base::Result<void> notePendingOverdue(const std::string& number, const std::string& account);
    /// Number of the present state; grows with every change of reads.
    [[nodiscard]] base::Result<std::uint64_t> snapshot() const;
    /// Number of reads and the time they span, as coarse facts for the administrator's `workspace info`.
    struct Extent {
        std::uint64_t reads = 0;
        std::optional<base::Interval> span;
    };
    [[nodiscard]] base::Result<Extent> extent(const Visibility& visible = {}) const;

private:
    struct Impl;
    explicit ReadStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plateglass::store
