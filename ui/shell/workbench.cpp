#include "ui/shell/workbench.h"

#include "gate/audit_desk.h"
#include "ui/common/error_text.h"
#include "ui/common/formats.h"
#include "ui/common/qt_std.h"
#include "ui/search/query_sentence.h"

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr std::chrono::seconds kWatchEvery{1};

/// A gate that says when it is gone, whichever thread lets go of it last.
std::shared_ptr<gate::Gate> shared(std::unique_ptr<gate::Gate> gate, std::shared_future<void>& closed)
{
    auto gone = std::make_shared<std::promise<void>>();
    closed = gone->get_future().share();
    return {gate.release(), [gone](gate::Gate* last) {
                delete last;
                gone->set_value();
            }};
}

template <class T>
T valueOr(base::Result<T> result, T otherwise)
{
    return result ? std::move(*result) : std::move(otherwise);
}

} // namespace

Workbench::Workbench(const base::Clock& wall, QObject* parent) : QObject(parent), m_wall(wall)
{
    m_watch.setInterval(kWatchEvery);
    connect(&m_watch, &QTimer::timeout, this, &Workbench::lookAgain);
}

Workbench::~Workbench() = default;

QueryChecker Workbench::checker() const
{
    if (!m_gate)
        return {};
    return [weak = std::weak_ptr(m_gate)](const std::string& text) -> std::expected<domain::Query, domain::QueryFault> {
        const auto gate = weak.lock();
        if (!gate)
            return std::unexpected(domain::QueryFault{});
        return gate->check(text);
    };
}

void Workbench::signIn(const gate::Credentials& who)
{
    leave();
    m_lanes.door.start(
        this,
        [who, &wall = m_wall, closed = m_closed](const std::stop_token& stop) {
            if (closed.valid())
                closed.wait(); // the gate before may still be signing its last checkpoint
            auto opened = gate::Gate::signIn(who, wall);
            if (stop.stop_requested())
                opened = base::fail(base::Errc::Cancelled); // nobody waits for it: let the workspace go again
            return std::make_shared<base::Result<std::unique_ptr<gate::Gate>>>(std::move(opened));
        },
        [this](const std::shared_ptr<base::Result<std::unique_ptr<gate::Gate>>>& opened) {
            if (!*opened) {
                Q_EMIT signInFailed(opened->error());
                return;
            }
            adopt(std::move(**opened));
        });
}

void Workbench::adopt(std::unique_ptr<gate::Gate> gate)
{
    m_gate = shared(std::move(gate), m_closed);
    m_desk = Desk{m_gate->workspace(), m_gate->account(), m_gate->policy(), m_gate->zone(), m_gate->may(policy::Capability::Search)};
    m_watch.start();
    Q_EMIT signedIn();
    fetchFurniture();
    lookAgain();
}

void Workbench::dropWork()
{
    m_watch.stop();
    for (AsyncLane* lane : {&m_lanes.door, &m_lanes.session, &m_lanes.search, &m_lanes.shown, &m_lanes.details, &m_lanes.image, &m_lanes.furniture, &m_lanes.watch})
        lane->cancel();
}

void Workbench::leave()
{
    dropWork();
    if (!m_gate)
        return;
    m_investigation.clear();
    m_desk.reset();
    m_session.reset();
    m_records = 0;
    m_changes = 0;
    // Closing writes records and a checkpoint: not on this thread.
    m_lanes.door.start(this, [gate = std::exchange(m_gate, nullptr)](const std::stop_token&) mutable { gate.reset(); return true; }, [](bool) {});
    Q_EMIT left();
}

void Workbench::changeSession(std::function<SessionResult(gate::Gate&)> change, std::function<void(const SessionResult&)> then)
{
    if (!m_gate)
        return;
    ++m_changes;
    m_lanes.session.start(
        this, [gate = m_gate, change = std::move(change)](const std::stop_token&) { return change(*gate); },
        [this, then = std::move(then)](const SessionResult& session) {
            if (session)
                takeSession(*session);
            else if (!then)
                Q_EMIT sessionRefused(sentenceFor(session.error()));
            m_changes = 0;
            if (then)
                then(session);
            lookAgain();
        });
}

void Workbench::lock(gate::LockCause cause)
{
    changeSession(
        [cause, reported = m_reported](gate::Gate& gate) -> SessionResult {
            if (reported.valid())
                reported.wait(); // what was on screen until now
            return gate.lock(cause).transform([&gate] { return gate.session(); });
        },
        [this](const SessionResult& locked) {
            if (!locked)
                Q_EMIT troubled(tr("The window was locked, but the lock could not be recorded."));
        });
}

/// On the lane of the lock, so behind it.
void Workbench::unlock(const QString& password)
{
    changeSession([given = toStd(password)](gate::Gate& gate) { return gate.unlock(given); },
                  [this](const SessionResult& session) {
                      if (session)
                          Q_EMIT unlocked();
                      else
                          Q_EMIT unlockFailed(session.error());
                  });
}

void Workbench::startSession(const policy::SessionRequest& request)
{
    changeSession([request](gate::Gate& gate) { return gate.startSession(request).transform([](auto state) { return std::optional(std::move(state)); }); });
}

void Workbench::pauseSession()
{
    changeSession([](gate::Gate& gate) { return gate.pauseSession().transform([](auto state) { return std::optional(std::move(state)); }); });
}

void Workbench::resumeSession()
{
    changeSession([](gate::Gate& gate) { return gate.resumeSession().transform([](auto state) { return std::optional(std::move(state)); }); });
}

void Workbench::endSession()
{
    changeSession([reported = m_reported](gate::Gate& gate) {
        if (reported.valid())
            reported.wait(); // what was on screen belongs into the session's record before it ends
        return gate.endSession().transform([] { return std::optional<gate::SessionState>(); });
    });
}

void Workbench::takeSession(const std::optional<gate::SessionState>& session)
{
    const bool ended = m_session && (!session || session->id != m_session->id);
    const bool byItself = m_changes == 0;
    const bool idle = m_session && session && !m_session->paused && session->paused && byItself;
    m_session = session;
    if (ended)
        m_investigation.clear();
    Q_EMIT sessionChanged();
    if (ended && byItself)
        Q_EMIT troubled(tr("The session ended because its time was over. Its results are closed; both are recorded."));
    if (idle)
        Q_EMIT troubled(tr("The session was paused because nothing was asked for a while. Resume it to go on."));
}

void Workbench::fetchFurniture()
{
    m_lanes.furniture.start(
        this,
        [gate = m_gate](const std::stop_token&) {
            // A part that cannot be read is missing on the map; the search itself says why when it is asked.
            Furniture all;
            all.cameras = valueOr(gate->cameras(), {});
            all.overlays = valueOr(gate->overlays(), {});
            all.fences = valueOr(gate->fences(), {});
            all.baseMaps = gate->baseMaps();
            all.extent = valueOr(gate->extent(), {});
            all.now = gate->now();
            return all;
        },
        [this](const Furniture& all) { Q_EMIT furnitureArrived(all); });
}

void Workbench::lookAgain()
{
    if (!m_gate)
        return;
    m_lanes.watch.start(
        this, [gate = m_gate](const std::stop_token&) { return Looked{gate->session(), gate->auditDesk().size()}; },
        [this](const Looked& looked) { take(looked); });
}

void Workbench::take(const Looked& looked)
{
    takeSession(looked.session);
    if (looked.records != m_records && looked.records > 0) {
        m_records = looked.records;
        Q_EMIT recordWritten(m_records);
    }
}

void Workbench::search(const QString& text)
{
    if (!m_gate || searching())
        return;
    m_investigation.setSearching();
    m_lanes.search.start(
        this, [gate = m_gate, question = toStd(text)](const std::stop_token& stop) { return gate->search(question, stop); },
        [this](std::expected<gate::ResultPtr, gate::SearchFailure> answer) { takeAnswer(std::move(answer)); });
}

void Workbench::cancelSearch()
{
    m_lanes.search.requestStop(); // the answer is wanted all the same: it says that the cancellation was recorded
}

void Workbench::takeAnswer(std::expected<gate::ResultPtr, gate::SearchFailure> answer)
{
    lookAgain();
    if (answer) {
        const gate::SearchResult& result = **answer;
        const double seconds = std::chrono::duration<double>(result.elapsed + result.gateShare).count();
        constexpr int kDecimals = 2;
        const QString sentence = tr("%Ln read(s) in %1 s", nullptr, static_cast<int>(std::min<std::size_t>(result.answer.rows.size(), std::numeric_limits<int>::max())))
                                     .arg(QLocale().toString(seconds, 'f', kDecimals));
        m_investigation.setResult(std::move(*answer));
        Q_EMIT searchEnded(sentence);
        return;
    }
    const gate::SearchFailure& failure = answer.error();
    if (failure.error.code == base::Errc::Cancelled) {
        m_investigation.setCancelled();
        Q_EMIT searchEnded(m_investigation.result() ? tr("Search cancelled. Nothing is shown, and that is recorded. The previous result is still here.")
                                                    : tr("Search cancelled. Nothing is shown, and that is recorded."));
        return;
    }
    const QString sentence = failure.fault ? sentenceFor(*failure.fault) : sentenceFor(failure.error);
    m_investigation.setFailed(sentence);
    Q_EMIT searchEnded(tr("No result: the search failed."));
}

void Workbench::recordShown(const gate::ResultPtr& result, const std::vector<gate::RowRange>& ranges)
{
    if (!m_gate || !result)
        return;
    // Each report is written, also where a newer one is under way; a failure of any of them counts.
    auto done = std::make_shared<std::promise<void>>();
    m_reported = done->get_future().share();
    m_lanes.shown.start(
        this,
        [gate = m_gate, result, ranges, done, failed = m_unrecorded](const std::stop_token&) {
            const auto recorded = gate->rowsShown(result, ranges);
            done->set_value();
            // Refused: of a session that has ended meanwhile; its results are closed anyway.
            if (!recorded && recorded.error().code != base::Errc::Refused)
                *failed = true;
            return failed->load();
        },
        [this](bool failed) {
            lookAgain();
            if (!failed)
                return;
            *m_unrecorded = false;
            m_investigation.clear();
            Q_EMIT troubled(tr("What was shown could not be recorded, so the result was closed."));
        });
}

void Workbench::fetch(qint64 position)
{
    const gate::ResultPtr result = m_investigation.result();
    if (!m_gate || !result || position < 0 || static_cast<std::size_t>(position) >= result->answer.rows.size())
        return;
    const auto row = static_cast<std::uint64_t>(position);
    m_lanes.details.start(
        this,
        [gate = m_gate, result, row](const std::stop_token&) { return gate->details(result, std::array{row}); },
        [this, position](const base::Result<std::vector<domain::Read>>& reads) {
            lookAgain();
            if (reads && !reads->empty())
                Q_EMIT readArrived(reads->front(), position);
        });
    if (result->answer.rows[row].image != domain::ImageState::Stored)
        return;
    if (m_session && m_session->paused) { // asking would only write a refusal
        Q_EMIT imageArrived(ImageAnswer{base::fail(base::Errc::Refused, "session.paused")}, position);
        return;
    }
    m_lanes.image.start(
        this, [gate = m_gate, id = result->answer.rows[row].id](const std::stop_token& stop) -> base::Result<gate::OpenedImage> {
            if (stop.stop_requested())
                return base::fail(base::Errc::Cancelled); // somebody stepped on before it was opened: nothing to record
            return gate->openImage(id, gate::ImagePart::Whole);
        },
        [this, position](const base::Result<gate::OpenedImage>& image) {
            lookAgain();
            Q_EMIT imageArrived(ImageAnswer{image}, position);
        });
}

} // namespace plateglass::ui
