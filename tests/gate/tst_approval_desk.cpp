// Two people: what needs a second one, at this desk and at another, and what an emergency leaves behind.
#include "gate/agency_policy.h"
#include "gate/approval_desk.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::test;
using gate::Decision;
using gate::Disposition;
using State = gate::ApprovalRequest::State;

namespace {

constexpr const char* kOld = "plate:QQ8O0I3 time:2026-01-01T00:00:00Z..2026-02-01T00:00:00Z";
constexpr const char* kOther = "plate:QQ8O0I3 time:2026-01-01T00:00:00Z..2026-02-02T00:00:00Z";
constexpr const char* kClinic = "in:circle(47.7,-122.33,200) time:all";
constexpr const char* kReason = "The witness saw the van three weeks before";
const gate::SecondPerson kOsei{"osei", kPassword};

json::Object agencyRules()
{
    const auto parsed = json::parse(R"({
      "approvalTiers": [
        {"code":"data.old","when":"dataOlderDays","over":30,"effect":"before","approver":"supervisor","ttlHours":1,"sentence":"Older than 30 days."},
        {"code":"place.never","when":"sensitivePlace","effect":"refuse","sentence":"Not here."},
        {"code":"training.after","when":"purpose","purposes":["TRAINING"],"effect":"after","ttlHours":48,"sentence":"Looked at afterwards."},
        {"code":"plates.limit","when":"distinctPlates","over":2,"effect":"before","approver":"supervisor","ttlHours":1,"sentence":"More than 2 plates."}],
      "sensitivePlaces": [{"name":"North Clinic","kind":"clinic","lat":477000000,"lon":-1223300000,"radius":50,"buffer":100}]})");
    return *parsed->object();
}

} // namespace

class TestApprovalDesk : public QObject, private AgencyStage {
    Q_OBJECT

    std::int64_t count(const fs::path& workspace, const char* type) { return std::ranges::count(typesOf(m_fixture->records(workspace)), type); }

private Q_SLOTS:
    void initTestCase() { found(agencyRules()); }
    void init() { renewClock(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R6_R26_aTierStopsTheSearchAndSaysHowToGoOn()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t record = 0;
        {
            auto gate = asking(workspace, "lind");
            const auto refused = gate->search(kOld, {});
            QVERIFY(!refused && refused.error().approval && refused.error().record);
            QCOMPARE(refused.error().error.detail, std::string("approval.needed"));
            const auto& path = *refused.error().approval;
            QCOMPARE(path.needs.front().tier.code, std::string("data.old"));
            QCOMPARE(path.approvers, std::vector<std::string>{"osei"});
            QVERIFY(path.breakGlass && !path.refused && !path.stopped);
            QCOMPARE(path.canonical, gate->approvalDesk().pathFor(kOld)->value().canonical);
            QVERIFY(gate->search("plate:QQ8O0I3 time:all", {})); // the policy takes time:all as it is
            record = *refused.error().record;
        }
        const auto records = m_fixture->records(workspace);
        QCOMPARE(typeOf(records.at(record)), std::string("search.refused"));
        QVERIFY(records.at(record).contains("\"tiers\":[\"data.old\"]"));
        QVERIFY(!records.at(record).contains("QQ8O0I3"));
    }

    void R26_approvedAtTheSameDeskItRunsExactlyAsApproved()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t grant = 0, intent = 0;
        {
            auto gate = asking(workspace, "lind");
            auto& desk = gate->approvalDesk();
            const auto request = desk.ask(kOld, kReason);
            QVERIFY(request);
            QVERIFY(!gate->search(request->canonical, {}));
            const auto granted = desk.approveHere(request->id, kOsei, Decision::Grant, "Seen the statement");
            QVERIFY2(granted, granted ? "" : granted.error().detail.c_str());
            QCOMPARE(granted->state, State::Granted);
            QCOMPARE(granted->approver, std::string("osei"));
            grant = granted->record;
            QVERIFY(!desk.pathFor(kOld)->has_value());
            const auto result = gate->search(request->canonical, {});
            QVERIFY(result);
            intent = (*result)->intentRecord;
            QCOMPARE(desk.requests()->front().answer, std::string("Seen the statement"));

            QVERIFY(!gate->search(kOther, {})); // a day more is another question
            auto elsewhere = goodRequest();
            elsewhere.caseNumber = "26-000412";
            QVERIFY(gate->startSession(elsewhere));
            QVERIFY(!gate->search(request->canonical, {}));
            QVERIFY(gate->startSession(goodRequest()));
            QVERIFY(gate->search(request->canonical, {}));
            m_clock->advance(std::chrono::hours(1));
            QVERIFY(gate->startSession(goodRequest()));
            QVERIFY(!gate->search(request->canonical, {}));
            QCOMPARE(desk.requests()->front().state, State::Expired);
        }
        const auto records = m_fixture->records(workspace);
        QCOMPARE(typeOf(records.at(grant)), std::string("approval.grant"));
        QVERIFY(records.at(grant).contains("\"role\":\"supervisor\""));
        QVERIFY(records.at(intent).contains("\"appr\":" + std::to_string(grant)));
        QCOMPARE(std::ranges::count(typesOf(records), "approval.request"), 1);
        for (const auto& record : records)
            QVERIFY(!record.contains("QQ8O0I3"));
    }

    void R25_R26_aSupervisorDecidesAboutForbiddenWordsAtThisDesk()
    {
        const auto workspace = m_fixture->copy();
        auto words = goodRequest();
        words.question = "Which vans stood at the protest against the stadium that morning?";
        {
            auto gate = open(workspace, "lind");
            auto& desk = gate->approvalDesk();
            QCOMPARE(gate->startSession(words).error().detail, std::string("forbidden.PROTECTED-ACTIVITY"));
            QCOMPARE(desk.startDecided(goodRequest(), kOsei, Decision::Grant, kReason).error().detail, std::string("approval.needless"));
            QCOMPARE(desk.startDecided(words, {"lind", kPassword}, Decision::Grant, kReason).error().detail, std::string("approval.own"));
            QCOMPARE(desk.startDecided(words, {"adams", kPassword}, Decision::Grant, kReason).error().detail, std::string("role"));
            QCOMPARE(desk.startDecided(words, kOsei, Decision::Grant, " ").error().detail, std::string("reason.missing"));
            QCOMPARE(desk.startDecided(words, kOsei, Decision::Deny, "This is about the rally").error().detail, std::string("approval.denied"));
            auto vague = words;
            vague.caseNumber = "none";
            QCOMPARE(desk.startDecided(vague, kOsei, Decision::Grant, kReason).error().detail, std::string("case.pattern"));
            QVERIFY(!gate->session());
            const auto begun = desk.startDecided(words, kOsei, Decision::Grant, "A robbery beside it, not the rally itself");
            QVERIFY2(begun, begun ? "" : begun.error().detail.c_str());
            QCOMPARE(begun->approver, std::string("osei"));
            QVERIFY(gate->search("plate:QQ8O0I3 time:all", {}));
        }
        const auto records = m_fixture->records(workspace);
        const auto grant = std::ranges::find_if(records, [](const auto& record) { return typeOf(record) == "approval.grant"; });
        QVERIFY(grant != records.end());
        QVERIFY(grant->contains("\"terms\":[\"PROTECTED-ACTIVITY\"]") && grant->contains("\"role\":\"supervisor\""));
        QVERIFY(lastOfType(records, "session.start").contains("\"appr\":" + std::to_string(grant - records.begin())));
        QCOMPARE(std::ranges::count(typesOf(records), "approval.deny"), 1);
        QCOMPARE(std::ranges::count(typesOf(records), "approval.refused"), 2);
    }
    void aSessionIsExtendedForAReasonThatSaysSomething()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = open(workspace, "lind");
            QCOMPARE(gate->extendSession(kReason).error().detail, std::string("session.missing"));
            const auto begun = gate->startSession(goodRequest());
            m_clock->advance(std::chrono::minutes(25));
            QCOMPARE(gate->extendSession("follow up").error().detail, std::string("question.stock"));
            const auto longer = gate->extendSession(kReason);
            QVERIFY2(longer, longer ? "" : longer.error().detail.c_str());
            QCOMPARE(longer->ends, begun->ends + std::chrono::minutes(25));
            QCOMPARE(gate->session()->id, begun->id);
            QVERIFY(gate->pauseSession());
            QCOMPARE(gate->extendSession(kReason).error().detail, std::string("session.paused"));
        }
        const auto records = m_fixture->records(workspace);
        QCOMPARE(std::ranges::count(typesOf(records), "session.extend"), 1);
        QVERIFY(lastOfType(records, "session.extend").contains("\"ends\":"));
    }

    void R26_approverIsNotTheRequester()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "lind");
            const auto request = gate->approvalDesk().ask(kOld, kReason);
            QVERIFY(request);
            QCOMPARE(gate->approvalDesk().approveHere(request->id, {"lind", kPassword}, Decision::Grant, "I say so").error().detail, std::string("approval.own"));
            QCOMPARE(gate->approvalDesk().decide(request->id, Decision::Grant, "I say so").error().detail, std::string("role"));
            QVERIFY(!gate->search(kOld, {}));
        }
        {
            auto gate = asking(workspace, "osei"); // the only supervisor finds nobody
            QCOMPARE(gate->approvalDesk().ask(kOld, kReason).error().detail, std::string("approval.nobody"));
            QVERIFY(gate->search(kOld, {}).error().approval->approvers.empty());
        }
        QCOMPARE(count(workspace, "approval.refused"), 2);
        QCOMPARE(count(workspace, "approval.grant"), 0);
    }
    void R26_anApproverHasTheRoleOfTheTierAndTheRightPassword()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "lind");
            auto& desk = gate->approvalDesk();
            const auto request = desk.ask(kOld, kReason);
            QCOMPARE(desk.approveHere(request->id, {"abara", kPassword}, Decision::Grant, "fine").error().code, base::Errc::Refused);
            QCOMPARE(desk.approveHere(request->id, {"osei", "not the password"}, Decision::Grant, "fine").error().code, base::Errc::WrongPassword);
            QCOMPARE(desk.approveHere(request->id, kOsei, Decision::Grant, "  ").error().detail, std::string("reason.missing"));
            QCOMPARE(desk.approveHere("../../etc/passwd", kOsei, Decision::Grant, "fine").error().code, base::Errc::NotFound);
            QVERIFY(!gate->search(kOld, {}));
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "login.fail").contains("\"beside\":true"));
        QVERIFY(lastOfType(records, "approval.refused").contains("\"role\":\"auditor\""));
    }
    void R26_aDenialStaysVisibleToBoth()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "lind");
            const auto request = gate->approvalDesk().ask(kOld, kReason);
            QVERIFY(gate->approvalDesk().approveHere(request->id, kOsei, Decision::Deny, "The statement names another week"));
            QCOMPARE(gate->approvalDesk().approveHere(request->id, kOsei, Decision::Grant, "on second thought").error().code, base::Errc::AlreadyExists);
            QVERIFY(!gate->search(kOld, {}));
            QCOMPARE(gate->approvalDesk().requests()->front().state, State::Denied);
        }
        QCOMPARE(open(workspace, "osei")->approvalDesk().requests()->front().state, State::Denied);
        QCOMPARE(count(workspace, "approval.deny"), 1);
    }
    void R26_pendingRequestsSurviveARestart()
    {
        const auto workspace = m_fixture->copy();
        std::string canonical;
        {
            auto gate = asking(workspace, "lind");
            canonical = gate->approvalDesk().ask(kOld, kReason)->canonical;
        }
        {
            auto gate = open(workspace, "osei");
            const auto waiting = gate->approvalDesk().requests();
            QCOMPARE(waiting->size(), 1u);
            QCOMPARE(waiting->front().state, State::Pending);
            QCOMPARE(waiting->front().canonical, canonical);
            QCOMPARE(waiting->front().requester, std::string("lind"));
            QCOMPARE(waiting->front().ground.caseNumber, std::string("26-000411"));
            QVERIFY(gate->approvalDesk().decide(waiting->front().id, Decision::Grant, "Seen the statement"));
        }
        QVERIFY(open(workspace, "abara")->approvalDesk().requests()->empty()); // sealed to others
        QVERIFY(asking(workspace, "lind")->search(canonical, {}));
    }
    void R26_anUnansweredRequestExpires()
    {
        const auto workspace = m_fixture->copy();
        auto gate = asking(workspace, "lind");
        const auto request = gate->approvalDesk().ask(kOld, kReason);
        m_clock->advance(std::chrono::hours(24));
        QCOMPARE(gate->approvalDesk().approveHere(request->id, kOsei, Decision::Grant, "late").error().detail, std::string("approval.expired"));
    }

    void R26_twoDesksExchangeSignedFiles()
    {
        const auto workspace = m_fixture->copy(), away = m_fixture->path("away");
        const auto asked = m_fixture->path("asked.json"), answered = m_fixture->path("answered.json");
        fs::copy(workspace, away, fs::copy_options::recursive);
        auto gate = asking(workspace, "lind");
        const auto request = gate->approvalDesk().ask(kOld, kReason);
        QVERIFY(gate->approvalDesk().writeRequest(request->id, asked));
        const std::string text = readFile(asked);
        QVERIFY(!text.contains("QQ8") && !text.contains("26-000411") && text.contains("data.old"));
        {
            auto other = open(away, "osei");
            QCOMPARE(other->approvalDesk().readRequest(asked)->canonical, request->canonical);
            QVERIFY(other->approvalDesk().decideFile(asked, answered, Decision::Grant, "Seen the statement"));
        }
        for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"\"expires\":\"20", "\"expires\":\"21"}, {"\"grant\"", "\"deny\""}}) {
            std::string changed = readFile(answered);
            QVERIFY(changed.contains(from));
            changed.replace(changed.find(from), from.size(), to);
            writeFile(m_fixture->path("changed.json"), changed);
            QCOMPARE(gate->approvalDesk().takeAnswer(m_fixture->path("changed.json")).error().code, base::Errc::Corrupt);
        }
        const auto taken = gate->approvalDesk().takeAnswer(answered);
        QVERIFY2(taken, taken ? "" : taken.error().detail.c_str());
        QCOMPARE(taken->approver, std::string("osei"));
        QCOMPARE(gate->approvalDesk().takeAnswer(answered).error().code, base::Errc::AlreadyExists);
        QVERIFY(gate->search(request->canonical, {}));
    }
    void R26_aRequestOfAnotherWorkspaceOrAnotherTextIsRefused()
    {
        const auto workspace = m_fixture->copy();
        auto gate = asking(workspace, "lind");
        const auto first = gate->approvalDesk().ask(kOld, kReason);
        const auto asked = m_fixture->path("asked2.json"), answered = m_fixture->path("answered2.json");
        QVERIFY(gate->approvalDesk().writeRequest(first->id, asked));
        std::string changed = readFile(asked);
        changed.replace(changed.find("data.old"), 8, "data.new");
        writeFile(m_fixture->path("changed2.json"), changed);
        gate.reset();
        auto supervisor = open(workspace, "osei");
        QCOMPARE(supervisor->approvalDesk().decideFile(m_fixture->path("changed2.json"), answered, Decision::Grant, "fine").error().code, base::Errc::Corrupt);
        supervisor.reset();
        WorkspaceFixture stranger;
        QCOMPARE(stranger.signIn(stranger.copy(), "osei")->approvalDesk().decideFile(asked, answered, Decision::Grant, "fine").error().detail, std::string("approval.workspace"));
        QVERIFY(!fs::exists(answered));
    }

    void R28_anEmergencyRunsAtOnceAndIsReviewed()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t intent = 0;
        {
            auto gate = asking(workspace, "lind");
            auto& desk = gate->approvalDesk();
            QCOMPARE(desk.breakGlass(kOld, {"lind", "not the password"}, kReason, {}).error().error.code, base::Errc::WrongPassword);
            QCOMPARE(desk.breakGlass(kOld, {"lind", kPassword}, "", {}).error().error.detail, std::string("reason.missing"));
            QCOMPARE(desk.breakGlass(kOld, {"lind", kPassword}, "investigation ongoing investigation", {}).error().error.detail, std::string("reason.stock"));
            QCOMPARE(desk.breakGlass(kOld, kOsei, kReason, {}).error().error.detail, std::string("breakglass.other"));
            const auto result = desk.breakGlass(kOld, {"lind", kPassword}, kReason, {});
            QVERIFY(result);
            QCOMPARE((*result)->answer.rows.size(), 2u);
            intent = (*result)->intentRecord;
            QCOMPARE(desk.reviews().error().code, base::Errc::Refused); // not for analysts
        }
        std::uint64_t record = 0;
        {
            auto gate = open(workspace, "osei");
            const auto items = gate->approvalDesk().reviews();
            QCOMPARE(items->size(), 1u);
            QCOMPARE(items->front().searcher, std::string("lind"));
            QCOMPARE(items->front().reason, std::string(kReason));
            QVERIFY(items->front().canonical.starts_with("plate:QQ8O0I3"));
            QCOMPARE(items->front().duty.role, policy::Role::Supervisor);
            QVERIFY(items->front().duty.until <= m_clock->now() + std::chrono::hours(24));
            record = items->front().record;
            QCOMPARE(gate->approvalDesk().review(record, Disposition::Justified, " ").error().detail, std::string("comment.missing"));
            QVERIFY(gate->approvalDesk().review(record, Disposition::Justified, "The witness statement is in the file"));
            QVERIFY(gate->approvalDesk().reviews()->empty());
            QCOMPARE(gate->approvalDesk().review(record, Disposition::Justified, "again").error().code, base::Errc::NotFound);
        }
        const auto records = m_fixture->records(workspace);
        QCOMPARE(typeOf(records.at(record)), std::string("breakglass"));
        QVERIFY(record < intent);
        QVERIFY(records.at(intent).contains("\"appr\":" + std::to_string(record)) && records.at(intent).contains("\"emergency\":true"));
        QCOMPARE(std::ranges::count(typesOf(records), "breakglass"), 1);
        QVERIFY(lastOfType(records, "review.close").contains("\"rel\":" + std::to_string(record)));
    }
    void R28_unreviewedAfterADayItGoesToTheNextRole()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "osei");
            QVERIFY(gate->approvalDesk().breakGlass(kOld, kOsei, kReason, {}));
            const auto record = gate->approvalDesk().reviews()->front().record;
            QCOMPARE(gate->approvalDesk().review(record, Disposition::Justified, "mine").error().detail, std::string("review.own"));
        }
        {
            auto auditor = open(workspace, "abara");
            QCOMPARE(auditor->approvalDesk().review(auditor->approvalDesk().reviews()->front().record, Disposition::Justified, "early").error().detail, std::string("role"));
        }
        m_clock->advance(std::chrono::hours(24));
        auto auditor = open(workspace, "abara");
        const auto items = auditor->approvalDesk().reviews();
        QCOMPARE(items->front().duty.role, policy::Role::Auditor);
        QCOMPARE(items->front().duty.escalations, 1);
        QVERIFY(auditor->approvalDesk().review(items->front().record, Disposition::NeedsCorrection, "The reason should have named the statement"));
        QVERIFY(auditor->approvalDesk().reviews()->empty());
    }
    void R28_aSevereDispositionNeedsTwo()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t record = 0;
        {
            auto gate = asking(workspace, "lind");
            QVERIFY(gate->approvalDesk().breakGlass(kOld, {"lind", kPassword}, kReason, {}));
        }
        {
            auto gate = open(workspace, "osei");
            record = gate->approvalDesk().reviews()->front().record;
            QVERIFY(gate->approvalDesk().review(record, Disposition::Violation, "There is no such witness"));
            QVERIFY(gate->approvalDesk().review(record, Disposition::Violation, "I say it twice"));
            QCOMPARE(gate->approvalDesk().reviews()->front().proposed, std::optional(Disposition::Violation));
            QCOMPARE(gate->approvalDesk().reviews()->front().first, std::string("osei"));
        }
        m_clock->advance(std::chrono::hours(25));
        auto auditor = open(workspace, "abara");
        QVERIFY(auditor->approvalDesk().review(record, Disposition::Violation, "I agree"));
        QVERIFY(auditor->approvalDesk().reviews()->empty());
    }
    void R26_aTierMaySendASearchToReviewInstead()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t intent = 0;
        {
            auto gate = open(workspace, "lind");
            auto request = goodRequest();
            request.purpose = "TRAINING";
            QVERIFY(gate->startSession(request));
            const auto result = gate->search("plate:QQ8O0I3 time:all", {});
            QVERIFY(result);
            intent = (*result)->intentRecord;
        }
        const auto items = open(workspace, "osei")->approvalDesk().reviews();
        QCOMPARE(items->size(), 1u);
        QCOMPARE(items->front().record, intent);
        QVERIFY(items->front().duty.until > m_clock->now() + std::chrono::hours(47));
    }

    void R108_aPlaceThatIsRefusedIsRefusedInAnEmergencyToo()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "lind");
            const auto refused = gate->search(kClinic, {});
            QCOMPARE(refused.error().error.detail, std::string("approval.never"));
            QVERIFY(refused.error().approval->refused && refused.error().approval->approvers.empty() && !refused.error().approval->breakGlass);
            QCOMPARE(gate->approvalDesk().ask(kClinic, kReason).error().code, base::Errc::Refused);
            QCOMPARE(gate->approvalDesk().breakGlass(kClinic, {"lind", kPassword}, kReason, {}).error().error.detail, std::string("approval.never"));
            QCOMPARE(gate->count(kClinic, {}).error().error.detail, std::string("approval.never"));
        }
        QCOMPARE(count(workspace, "search.intent"), 0);
    }
    void R110_moreThanTheLimitOfPlatesStopsAtTheCount()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "lind");
            const auto stopped = gate->search("plate:QQ* time:all", {});
            QVERIFY(!stopped && stopped.error().approval && stopped.error().approval->stopped);
            QCOMPARE(stopped.error().approval->stopped->reads, 10u); // fewer than ten, so no more is said
            QCOMPARE(stopped.error().approval->needs.front().tier.code, std::string("plates.limit"));
            QVERIFY(gate->search("in:circle(47.61,-122.33,300) time:all", {})); // two plates
            QVERIFY(gate->search("plate:QQ8O0I3,QQ800I3,QQ1ABC2 time:all", {})); // whole plates, asked for by name
            const auto request = gate->approvalDesk().ask("plate:QQ* time:all", kReason);
            QVERIFY2(request, request ? "" : request.error().detail.c_str());
            QVERIFY(gate->approvalDesk().approveHere(request->id, kOsei, Decision::Grant, "All of them are needed"));
            const auto result = gate->search("plate:QQ* time:all", {});
            QVERIFY(result);
            QCOMPARE((*result)->answer.rows.size(), 5u);
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "search.refused").contains("\"code\":\"plates.limit\""));
        QVERIFY(lastOfType(records, "search.refused").contains("\"rel\":"));
    }
};

PLATEGLASS_TEST(TestApprovalDesk)
#include "tst_approval_desk.moc"
