// Case numbers: the list, what resolves, what is pending and until when; and grounds that lean on the workspace.
#include "gate/case_desk.h"
#include "gate/policy_desk.h"
#include "gate/workspace_fixture.h"
#include "json/json.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <atomic>

using namespace plateglass;
using namespace plateglass::test;

namespace {

constexpr const char* kCases = "Number,Title,Opened,Status,Unit,Extra\n"
                               "26-000411,Depot fire,2026-01-02,open,Arson,x\n"
                               "26-000500,\"Van, stolen\",2026-01-03,closed,Auto,\n"
                               "26-000411,twice,2026-01-02,open,Arson,\n"
                               ",no number,2026-01-02,open,Arson,\n"
                               "2026/77,other form,2026-01-02,open,Arson,\n"
                               "26-000501,bad date,yesterday,open,Arson,\n";

/// The wall clock, put forward by hand. Any thread: the gate's housekeeper reads it.
class ShiftedClock final : public base::Clock {
public:
    base::UtcTime now() const override { return m_wall.now() + std::chrono::hours(m_hours.load()); }
    std::chrono::milliseconds monotonic() const override { return m_wall.monotonic(); }
    void forward(int hours) { m_hours += hours; }

private:
    base::SystemClock m_wall;
    std::atomic<int> m_hours = 0;
};

policy::SessionRequest forCase(const char* number, bool pending = false)
{
    auto request = goodRequest();
    request.caseNumber = number;
    request.casePending = pending;
    return request;
}

json::Object& settingsOf(json::Value& file) { return *file.object()->find("settings")->second.object(); }
json::Value& settingOf(json::Value& file, const char* name) { return (*settingsOf(file).find(name)->second.object())["value"]; }

constexpr const char* kJanuary = " time:2026-01-01T00:00:00Z..2026-02-01T00:00:00Z";

} // namespace

class TestCaseDesk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;

    std::unique_ptr<gate::Gate> signIn(const fs::path& workspace, const std::string& account, const base::Clock& clock)
    {
        auto gate = gate::Gate::signIn({workspace, account, kPassword}, clock);
        if (!gate)
            qFatal("sign-in: %s", gate.error().detail.c_str());
        return std::move(*gate);
    }
    fs::path withCases()
    {
        const auto workspace = m_fixture->copy();
        auto gate = m_fixture->signIn(workspace, "osei");
        if (!gate->caseDesk().importCases(m_fixture->path("cases.csv"), {}))
            qFatal("cases");
        return workspace;
    }
    /// A workspace where this policy file is in force.
    fs::path under(const json::Value& file)
    {
        const auto workspace = m_fixture->copy();
        std::string digest;
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            const auto proposal = gate->policyDesk().propose(json::write(file));
            if (!proposal || !gate->policyDesk().sign(proposal->sheet.digest))
                qFatal("policy: %s", proposal ? "" : proposal.error().detail.c_str());
            digest = proposal->sheet.digest;
        }
        auto gate = m_fixture->signIn(workspace, "osei");
        if (!gate->policyDesk().sign(digest))
            qFatal("policy");
        return workspace;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        writeFile(m_fixture->path("cases.csv"), kCases);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void R23_theListResolvesAndIsAudited()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QVERIFY(!*gate->caseDesk().hasList());
            const auto done = gate->caseDesk().importCases(m_fixture->path("cases.csv"), {});
            QVERIFY(done);
            QCOMPARE(done->total, 6u);
            QCOMPARE(done->accepted, 2u);
            std::vector<std::string> reasons;
            for (const auto& row : done->rejected)
                reasons.push_back(row.reason);
            std::ranges::sort(reasons);
            QCOMPARE(reasons, (std::vector<std::string>{"number.missing", "number.pattern", "number.twice", "opened.date"}));
            const auto found = gate->caseDesk().resolve("26-000500");
            QVERIFY(found && *found);
            QCOMPARE((*found)->title, std::string("Van, stolen"));
            QVERIFY(!*gate->caseDesk().resolve("26-999999"));
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "case.import.result").contains("\"accepted\":2"));
        QVERIFY(!readFile(workspace / "reads.db").contains("Depot fire")); // the list lies encrypted
    }
    void R23_aSessionShowsTheCaseAndRefusesUnknownOnes()
    {
        const auto workspace = withCases();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            const auto session = gate->startSession(forCase("26-000411"));
            QVERIFY(session);
            QCOMPARE(session->caseTitle, std::string("Depot fire"));
            QCOMPARE(session->caseStatus, std::string("open"));
            QVERIFY(!session->caseDue);
            QCOMPARE(gate->startSession(forCase("26-777777")).error().detail, std::string("case.unknown"));
        }
        QVERIFY(lastOfType(m_fixture->records(workspace), "session.refused").contains("\"code\":\"case.unknown\""));
    }
    void R23_aPendingCaseHasADeadlineAndIsFlaggedAfterIt()
    {
        const auto workspace = withCases();
        ShiftedClock clock;
        {
            auto gate = signIn(workspace, "lind", clock);
            const auto session = gate->startSession(forCase("26-777777", true));
            QVERIFY(session && session->caseDue);
            QVERIFY(*session->caseDue - session->started <= std::chrono::hours(24) && *session->caseDue - session->started > std::chrono::hours(23));
            const auto due = *session->caseDue;
            clock.forward(5);
            QCOMPARE(*gate->startSession(forCase("26-777777", true))->caseDue, due); // a new session is no new time
            QCOMPARE(gate->caseDesk().pending()->size(), 1u);
        }
        QVERIFY(lastOfType(m_fixture->records(workspace), "session.start").contains("\"pending\":\""));
        clock.forward(20);
        {
            auto gate = signIn(workspace, "lind", clock);
            QCOMPARE(gate->startSession(forCase("26-888888", true)).error().detail, std::string("case.overdue"));
            QVERIFY(gate->startSession(forCase("26-000411"))); // a case that resolves is not barred
        }
        { auto again = signIn(workspace, "lind", clock); }
        QCOMPARE(std::ranges::count(typesOf(m_fixture->records(workspace)), std::string("case.overdue")), 1);
    }
    void R23_aPendingCaseIsCompletedByHandOrByTheNextList()
    {
        const auto workspace = withCases();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QVERIFY(gate->startSession(forCase("26-777777", true)));
            QVERIFY(gate->startSession(forCase("26-888888", true)));
            const auto open = *gate->caseDesk().pending();
            QCOMPARE(open.size(), 2u);
            QCOMPARE(gate->caseDesk().complete(open[0], "26-999999").error().detail, std::string("case.unknown"));
            QVERIFY(gate->caseDesk().complete(open[0], "26-000411"));
            QCOMPARE(gate->caseDesk().complete(open[0], "26-000411").error().code, base::Errc::NotFound);
        }
        writeFile(m_fixture->path("more.json"), R"([{"number":"26-888888","title":"Harbor","opened":"2026-01-09","status":"open","unit":"Auto"}])");
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QCOMPARE(gate->caseDesk().pending()->size(), 1u); // a supervisor sees everybody's
            QCOMPARE(gate->caseDesk().importCases(m_fixture->path("more.json"), {})->completed, 1u);
            QVERIFY(gate->caseDesk().pending()->empty());
        }
        QCOMPARE(std::ranges::count(typesOf(m_fixture->records(workspace)), std::string("case.complete")), 2);
    }
    void anAdministratorsListWaitsSealed()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            const auto left = gate->caseDesk().importCases(m_fixture->path("cases.csv"), {});
            QVERIFY(left && left->waits);
            QCOMPARE(left->accepted, 2u);
            QCOMPARE(gate->caseDesk().resolve("26-000411").error().code, base::Errc::Refused); // brings it in, cannot look at it
        }
        for (const auto& entry : fs::directory_iterator(workspace / "intake"))
            QVERIFY(!readFile(entry.path()).contains("Depot fire"));
        auto gate = m_fixture->signIn(workspace, "lind");
        QVERIFY(gate->caseDesk().resolve("26-000411")->has_value());
        QCOMPARE(gate->caseDesk().importCases(m_fixture->path("cases.csv"), {}).error().code, base::Errc::Refused);
    }
    void R22_copiedWordsAreFoundInTheLog()
    {
        auto file = *json::parse(*policy::shippedProfile("evaluation"));
        settingOf(file, "questionMemory") = 5;
        const auto workspace = under(file);
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QVERIFY(gate->startSession(forCase("26-000411")));
        }
        auto gate = m_fixture->signIn(workspace, "lind");
        QVERIFY(gate->startSession(forCase("26-000411"))); // the same case goes on
        QCOMPARE(gate->startSession(forCase("26-000500")).error().detail, std::string("question.copied"));
        auto other = forCase("26-000500");
        other.question = "Where was the stolen van seen after Sunday?";
        QVERIFY(gate->startSession(other));
    }
    void R25_aForbiddenTermStopsTheSessionAndIsRecorded()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            auto request = goodRequest();
            request.question = "Undocumented family moved, find their new home";
            QCOMPARE(gate->startSession(request).error().detail, std::string("forbidden.IMMIGRATION"));
            QCOMPARE(gate->search(std::string("plate:QQ8O0I3") + kJanuary, {}).error().error.code, base::Errc::Refused);
        }
        QVERIFY(lastOfType(m_fixture->records(workspace), "session.refused").contains("\"code\":\"forbidden.IMMIGRATION\""));
    }
    void R3_R27_whatAKindOfQuestionNeedsIsAskedForBeforeItRuns()
    {
        auto file = *json::parse(*policy::shippedProfile("evaluation"));
        settingOf(file, "requiredFields") = *json::parse(R"({"plate":["case"],"partial":["offence","time"],"area":["warrant"],"list":[],"analysis":[]})");
        settingOf(file, "purposes").array()->at(1).object()->insert_or_assign("maxWindowDays", 7);
        settingOf(file, "purposes").array()->at(1).object()->insert_or_assign("legalBasis", "Policy 4.2");
        const auto workspace = under(file);
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            auto request = goodRequest();
            request.offence = "";
            const auto session = gate->startSession(request);
            QCOMPARE(session->legalBasis, std::string("Policy 4.2"));
            const auto refused = [&](const std::string& text) {
                const auto answer = gate->search(text, {});
                return answer ? std::string("answered") : answer.error().error.detail;
            };
            const std::string week = " time:2026-01-01T00:00:00Z..2026-01-08T00:00:00Z";
            QCOMPARE(refused("plate:QQ8O0I3" + week), std::string("answered"));
            QCOMPARE(refused(std::string("plate:QQ8O0I3") + kJanuary), std::string("purpose.window"));
            QCOMPARE(refused("plate:QQ8*" + week), std::string("required.offence"));
            QCOMPARE(refused("cam:CAM-1" + week), std::string("required.warrant"));
            request.warrant = {"W-26-77", "Superior Court", gate->now() + std::chrono::hours(24)};
            QVERIFY(gate->startSession(request)->legalBasis.contains("W-26-77"));
            QCOMPARE(refused("cam:CAM-1" + week), std::string("answered"));
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "search.refused").contains("\"code\":\"required.warrant\""));
        QVERIFY(lastOfType(records, "session.start").contains("\"warrantUntil\":\""));
    }
};

PLATEGLASS_TEST(TestCaseDesk)
#include "tst_case_desk.moc"
