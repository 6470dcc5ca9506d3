// The lock: what it closes, what stays, who opens it again, and what stands in the record.
#include "gate/approval_desk.h"
#include "gate/audit_desk.h"
#include "gate/retention_desk.h"
#include "gate/workspace_fixture.h"
#include "support/test_main.h"

#include <QObject>
#include <QTest>

#include <array>

using namespace plateglass;
using namespace plateglass::test;
using gate::LockCause;

namespace {

constexpr const char* kAll = "plate:QQ8O0I3 time:2026-01-01T00:00:00Z..2026-02-01T00:00:00Z";

std::string refusal(const auto& answer) { return answer ? std::string("answered") : answer.error().detail; }

/// The records from the first `lock` on, up to the end of the sign-in.
std::vector<std::string> fromLock(const std::vector<std::string>& types)
{
    const auto from = std::ranges::find(types, "lock");
    return {from, std::ranges::find(from, types.end(), "app.stop")};
}

} // namespace

class TestGateLock : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void aLockedGateAnswersNothingAndTheSessionGoesOnAfterwards()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QVERIFY(gate->startSession(goodRequest()));
            const auto result = *gate->search(kAll, {});
            QVERIFY(gate->lock(LockCause::Person));
            QVERIFY(gate->session()->paused);
            QCOMPARE(gate->search(kAll, {}).error().error.detail, std::string("locked"));
            QCOMPARE(gate->details(result, std::array{std::uint64_t(0)}).error().detail, std::string("locked"));
            QCOMPARE(gate->openImage(result->answer.rows.front().id, gate::ImagePart::Whole).error().detail, std::string("locked"));
            QCOMPARE(gate->resumeSession().error().detail, std::string("locked"));
            QCOMPARE(gate->startSession(goodRequest()).error().detail, std::string("locked"));
            const auto session = gate->unlock(kPassword);
            QVERIFY(session && *session);
            QVERIFY(!(*session)->paused);
            QVERIFY(gate->details(result, std::array{std::uint64_t(0)})); // the result of before still opens its details
            QVERIFY(gate->search(kAll, {}));
        }
        const auto records = m_fixture->records(workspace);
        const auto types = typesOf(records);
        QCOMPARE(*std::prev(std::ranges::find(types, "lock")), std::string("session.pause"));
        QVERIFY(lastOfType(records, "lock").contains("\"code\":\"person\""));
        const auto then = fromLock(types);
        const auto unlock = std::ranges::find(then, "unlock");
        QVERIFY(unlock != then.end());
        QCOMPARE(*std::next(unlock), std::string("session.resume"));
        QCOMPARE(std::ranges::count(types, "session.start"), 1);
    }

    void aLockedGateTellsNothingOfLogHoldsAndImportsEither()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "osei"); // a supervisor, who may see all of these
            const auto sources = gate->sources();
            QVERIFY(sources && !sources->empty() && gate->retentionDesk().holds() && gate->auditDesk().page({}));
            QVERIFY(gate->lock(LockCause::Person));
            QCOMPARE(refusal(gate->auditDesk().page({})), std::string("locked"));
            QCOMPARE(refusal(gate->auditDesk().record(0)), std::string("locked"));
            QCOMPARE(refusal(gate->retentionDesk().holds()), std::string("locked"));
            QCOMPARE(refusal(gate->approvalDesk().requests()), std::string("locked"));
            QCOMPARE(refusal(gate->sources()), std::string("locked"));
            QCOMPARE(refusal(gate->rejectedRows(sources->front().id, 10)), std::string("locked"));
            QVERIFY(gate->unlock(kPassword) && gate->sources());
        }
        const auto types = typesOf(m_fixture->records(workspace));
        QVERIFY(std::ranges::contains(types, "retention.refused") && std::ranges::contains(types, "source.refused"));
    }

    void aWrongPasswordIsRecordedAndLeavesItLocked()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QVERIFY(gate->lock(LockCause::Idle));
            QCOMPARE(gate->unlock("not the password").error().code, base::Errc::WrongPassword);
            QCOMPARE(gate->startSession(goodRequest()).error().detail, std::string("locked"));
            const auto session = gate->unlock(kPassword);
            QVERIFY(session && !*session);
            QVERIFY(gate->startSession(goodRequest()));
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "lock").contains("\"code\":\"idle\""));
        QVERIFY(lastOfType(records, "login.fail").contains("\"code\":\"password\""));
        QVERIFY(std::ranges::contains(fromLock(typesOf(records)), "login.fail"));
        QVERIFY(!std::ranges::contains(typesOf(records), "session.pause")); // there was none to pause
    }

    void aPauseOfAPersonOutlivesTheLock()
    {
        auto gate = m_fixture->signIn(m_fixture->copy(), "lind");
        QVERIFY(gate->startSession(goodRequest()));
        QVERIFY(gate->pauseSession());
        QVERIFY(gate->lock(LockCause::Person));
        const auto session = gate->unlock(kPassword);
        QVERIFY(session && *session);
        QVERIFY((*session)->paused);
    }

    void lockingTwiceIsOneLockAndThePasswordIsAlwaysProved()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QCOMPARE(gate->unlock("anything").error().code, base::Errc::WrongPassword); // although there is nothing to open
            QVERIFY(gate->lock(LockCause::Person));
            QVERIFY(gate->lock(LockCause::Idle));
            QVERIFY(gate->unlock(kPassword));
        }
        const auto types = typesOf(m_fixture->records(workspace));
        QCOMPARE(std::ranges::count(types, "lock"), 1);
        QCOMPARE(std::ranges::count(types, "unlock"), 1);
    }
};

PLATEGLASS_TEST(TestGateLock)
#include "tst_gate_lock.moc"
