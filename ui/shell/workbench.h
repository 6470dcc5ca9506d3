// The only part of the windows that calls the gate: signs in, opens sessions, asks, records what was shown, fetches what
// the loupe needs. Every call runs on a lane of its own kind, never on the window's thread; what comes back is a value and
// goes into the shared Investigation or out as a signal. Window thread.
#pragma once

#include "gate/gate.h"
#include "ui/common/async.h"
#include "ui/models/investigation.h"
#include "ui/search/query_verdict.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace plateglass::ui {

/// What is known of the open workspace while somebody is signed in; copies, so that no view holds the gate.
struct Desk {
    gate::WorkspaceInfo workspace;
    gate::AccountInfo account;
    policy::Policy policy;
    base::TimeZone zone = base::TimeZone::utc();
    bool maySearch = false;
};

/// What of the workspace holds no reads: shown before anything is asked.
struct Furniture {
    std::vector<domain::Camera> cameras;
    std::vector<gate::Overlay> overlays;
    std::vector<gate::Fence> fences;
    std::vector<std::filesystem::path> baseMaps; ///< newest first
    std::optional<base::Interval> extent;
    base::UtcTime now; ///< workspace clock
};

/// The image as the gate opened it, or why there is none. A struct of its own, because Qt's type system asks a bare
/// std::expected for a comparison that it does not have.
struct ImageAnswer {
    base::Result<gate::OpenedImage> image;
};

class Workbench : public QObject {
    Q_OBJECT

public:
    /// `wall` outlives the workbench.
    explicit Workbench(const base::Clock& wall, QObject* parent = nullptr);
    ~Workbench() override;

    [[nodiscard]] Investigation& investigation() { return m_investigation; }
    [[nodiscard]] const std::optional<Desk>& desk() const { return m_desk; } ///< nothing while nobody is signed in
    [[nodiscard]] const std::optional<gate::SessionState>& session() const { return m_session; }
    [[nodiscard]] bool searching() const { return m_investigation.phase() == Investigation::Phase::Searching; }
    [[nodiscard]] base::UtcTime wallNow() const { return m_wall.now(); }
    [[nodiscard]] QueryChecker checker() const;

public Q_SLOTS:
    void signIn(const plateglass::gate::Credentials& who);
    /// Ends the session, closes the workspace and forgets every result.
    void leave();
    /// The gate answers nothing until it is unlocked; the session pauses, results stay. What they show must be covered already.
    void lock(plateglass::gate::LockCause cause);
    void unlock(const QString& password);

    void startSession(const plateglass::policy::SessionRequest& request);
    void pauseSession();
    void resumeSession();
    void endSession();

    void search(const QString& text);
    void cancelSearch();
    void recordShown(const plateglass::gate::ResultPtr& result, const std::vector<plateglass::gate::RowRange>& ranges);
    /// Session and number of records as they are now.
    void lookAgain();
    /// Details and image of one row for the loupe; only the newest wish is answered.
    void fetch(qint64 position);

Q_SIGNALS:
    void signedIn();
    void signInFailed(const plateglass::base::Error& error);
    void left();
    void unlocked();
    void unlockFailed(const plateglass::base::Error& error);
    void sessionChanged();
    void sessionRefused(const QString& sentence);
    void furnitureArrived(const plateglass::ui::Furniture& furniture);
    void readArrived(const plateglass::domain::Read& read, qint64 position);
    void imageArrived(const plateglass::ui::ImageAnswer& answer, qint64 position);
    void recordWritten(quint64 number); ///< of the audit log's newest record
    void searchEnded(const QString& sentence); ///< what came of it, for the status bar
    /// Something that nobody asked for right now: not recorded and therefore not shown, or a session whose time was over.
    void troubled(const QString& sentence);

private:
    using SessionResult = base::Result<std::optional<gate::SessionState>>;
    struct Looked {
        std::optional<gate::SessionState> session;
        std::uint64_t records = 0;
    };
    struct Lanes {
        AsyncLane door, session, search, shown, details, image, furniture, watch;
    };

    void adopt(std::unique_ptr<gate::Gate> gate);
    /// `then` hears how it ended, after the session was taken; without it a refusal is said by sessionRefused().
    void changeSession(std::function<SessionResult(gate::Gate&)> change, std::function<void(const SessionResult&)> then = {});
    void takeSession(const std::optional<gate::SessionState>& session);
    void fetchFurniture();
    void take(const Looked& looked);
    void takeAnswer(std::expected<gate::ResultPtr, gate::SearchFailure> answer);
    void dropWork();

    const base::Clock& m_wall;
    Investigation m_investigation;
    std::optional<Desk> m_desk;
    std::optional<gate::SessionState> m_session;
    std::uint64_t m_records = 0;
    int m_changes = 0; ///< session changes that a person asked for and that are under way
    std::shared_ptr<gate::Gate> m_gate; ///< shared with the work under way; the last of them closes it
    std::shared_future<void> m_closed;  ///< of the gate before this one: a workspace takes one gate at a time
    std::shared_future<void> m_reported; ///< the newest report of rows shown is on disk
    std::shared_ptr<std::atomic<bool>> m_unrecorded = std::make_shared<std::atomic<bool>>(false);
    QTimer m_watch;                     ///< the gate pauses and ends sessions by itself; once a second we look
    Lanes m_lanes;                      ///< last member: its destructor waits before anything above goes
};

} // namespace plateglass::ui
