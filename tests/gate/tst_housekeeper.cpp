// What the gate does by itself while it stands open: the log is checked by the week and let go by its age, reviews that nobody made
// are passed on, a policy that somebody put back is noticed. And what leaves: nothing that has gone since, large files by two people.
#include "gate/agency_policy.h"
#include "gate/approval_desk.h"
#include "support/test_main.h"

#include <QTest>

#include <array>

using namespace plateglass;
using namespace plateglass::test;
using gate::Decision;

namespace {

constexpr const char* kAll = "time:all cam:!NONE";
constexpr const char* kReason = "The witness saw the van three weeks before";

json::Object agencyRules()
{
    return *json::parse(R"({
      "auditRetentionDays": 365,
      "anchorKind": "paper", "anchorMostMinutes": 10080, "anchorHardStop": true,
      "sharingScope": "listed",
      "sharingRecipients": [{"code":"DA","name":"District attorney","kind":"prosecutor","jurisdiction":"US-WA","legalBasis":"prosecution","reviewed":"2099-01-01"}],
      "approvalTiers": [{"code":"export.large","when":"exportRows","over":3,"effect":"before","approver":"supervisor","ttlHours":1,"sentence":"More than 3 rows."}]})")->object();
}

} // namespace

class TestHousekeeper : public QObject, private AgencyStage {
    Q_OBJECT

    [[nodiscard]] std::vector<std::string> typesIn(const fs::path& workspace) { return typesOf(m_fixture->records(workspace)); }

private Q_SLOTS:
    void initTestCase() { found(agencyRules()); }
    void init() { renewClock(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R28_aReviewThatNobodyMadeIsPassedOnInTheLogOnceForEachStep()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t glass = 0;
        {
            auto gate = asking(workspace, "lind");
            const auto searched = gate->approvalDesk().breakGlass(kAll, {"lind", kPassword}, "The child was seen in that car an hour ago", {});
            QVERIFY(searched);
            glass = (*searched)->intentRecord - 1;
        }
        const auto escalated = [&](std::chrono::hours later) {
            m_clock->advance(later);
            {
                auto gate = open(workspace, "abara");
                QTest::qWait(2500); // two rounds of the housekeeper
            }
            std::vector<std::string> found;
            for (const auto& record : m_fixture->records(workspace))
                if (typeOf(record) == "review.escalated") found.push_back(record);
            return found;
        };
        QCOMPARE(escalated(std::chrono::hours(23)).size(), std::size_t(0));
        const auto first = escalated(std::chrono::hours(2));
        QCOMPARE(first.size(), std::size_t(1));
        QVERIFY2(first.front().contains("\"rel\":" + std::to_string(glass)) && first.front().contains("\"to\":\"auditor\"") && first.front().contains("\"escalations\":1"), first.front().c_str());
        QCOMPARE(escalated(std::chrono::hours(1)).size(), std::size_t(1)); // said once
        {
            auto gate = open(workspace, "osei");
            QVERIFY(gate->approvalDesk().review(glass, gate::Disposition::Justified, "The call log agrees"));
        }
        QCOMPARE(escalated(std::chrono::hours(48)).size(), std::size_t(1)); // it was made
    }
    void R88_aWeekLaterTheWholeLogIsCheckedAgainByItself()
    {
        const auto workspace = m_fixture->copy();
        auto gate = open(workspace, "abara");
        QTest::qWait(1200);
        QVERIFY(!gate->auditDesk().chain().verifiedAt);
        m_clock->advance(std::chrono::days(8)); // nobody signs in anew meanwhile
        QTRY_VERIFY_WITH_TIMEOUT(gate->auditDesk().chain().verifiedAt, 10'000);
        QVERIFY(m_clock->now() - *gate->auditDesk().chain().verifiedAt < std::chrono::seconds(1)); // kept in milliseconds
    }
    void R41_recordsPastTheirTimeGoByThemselvesAndTheRestProvesItself()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "osei");
            for (int i = 0; i < 300; ++i) QVERIFY(gate->pauseSession() && gate->resumeSession());
        }
        m_clock->advance(std::chrono::days(366));
        {
            auto gate = open(workspace, "osei"); // who may not order it; the policy does
            QTest::qWait(2500);
            QVERIFY(gate->accountDesk().approve("abara")); // disabled meanwhile, because nobody used it
        }
        {
            auto gate = open(workspace, "abara");
            QVERIFY(gate->auditDesk().exportTo(m_fixture->path("year"), {}));
        }
        const auto records = recordsOf(m_fixture->path("year"));
        const auto purge = lastOfType(records, "purge.intent");
        QVERIFY2(purge.contains("\"class\":\"audit\"") && purge.contains("\"why\":\"schedule\"") && purge.contains("\"from\":0"), purge.c_str());
        QVERIFY(lastOfType(records, "purge.result").contains("\"n\":512"));
        QVERIFY(json::parse(records.front())->integerOr("seq", 0) == 512);
    }
    void R30_anOlderPolicyPutBackIsNoticedHoweverWellItWasSigned()
    {
        const auto workspace = m_fixture->copy();
        const auto older = readFile(workspace / "policy" / "active.json");
        activate(workspace, {});
        const auto newer = readFile(workspace / "policy" / "active.json");
        QVERIFY(older != newer);
        QVERIFY(gate::Gate::signIn({workspace, "osei", kPassword}, *m_clock));
        writeFile(workspace / "policy" / "active.json", older);
        const auto refused = gate::Gate::signIn({workspace, "osei", kPassword}, *m_clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, base::Errc::Corrupt);
        QVERIFY(refused.error().detail.contains("active.json"));
        writeFile(workspace / "policy" / "active.json", newer);
        QVERIFY(lastOfType(m_fixture->records(workspace), "integrity.fail").contains("policy.replaced"));
    }
    void R96_withoutAWitnessForTooLongNothingIsSearched()
    {
        const auto workspace = m_fixture->copy();
        auto gate = open(workspace, "osei");
        QVERIFY(gate->startSession(goodRequest()) && gate->search(kAll, {}));
        m_clock->advance(std::chrono::days(7));
        gate.reset(); // a sign-in does not last so long
        gate = open(workspace, "osei");
        const auto session = gate->startSession(goodRequest());
        QVERIFY2(session, session ? "" : session.error().detail.c_str());
        QCOMPARE(gate->search(kAll, {}).error().error.detail, std::string("witness.overdue"));
        QVERIFY(gate->auditDesk().checkpointForPaper());
        QVERIFY(gate->search(kAll, {}));
    }

    void aLargeFileNeedsASecondPerson()
    {
        const auto workspace = m_fixture->copy();
        const auto file = m_fixture->path("large.csv");
        std::uint64_t grant = 0;
        {
            auto gate = asking(workspace, "lind");
            const auto all = gate->search(kAll, {}), few = gate->search("plate:QQ8* time:all", {});
            QVERIFY(all && few && (*few)->answer.rows.size() == 3);
            QCOMPARE(gate->approvalDesk().ask(kAll, kReason).error().detail, std::string("approval.needless")); // the search itself needs nobody
            QCOMPARE(gate->exportRows(*all, {file, "DA"}).error().detail, std::string("approval.needed"));
            QVERIFY(!fs::exists(file));
            const auto asked = gate->approvalDesk().ask(kAll, kReason);
            QVERIFY2(asked, asked ? "" : asked.error().detail.c_str());
            QCOMPARE(asked->needs.back().tier.code, std::string("export.large"));
            QVERIFY(!gate->exportRows(*all, {file, "DA"})); // asking is not having
            const auto granted = gate->approvalDesk().approveHere(asked->id, {"osei", kPassword}, Decision::Grant, "The prosecutor asked for all of it");
            QVERIFY2(granted, granted ? "" : granted.error().detail.c_str());
            grant = granted->record;
            QCOMPARE(gate->exportRows(*all, {file, "DA"})->rows, std::uint64_t(5));
            QVERIFY(gate->exportRows(*few, {m_fixture->path("few.csv"), "DA"})); // three rows are not more than three
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "export.refused").contains("\"tiers\":[\"export.large\"]"));
        bool named = false;
        for (const auto& record : records) named |= typeOf(record) == "export.intent" && record.contains("\"appr\":" + std::to_string(grant));
        QVERIFY(named);
    }
    void whatHasGoneSinceTheAnswerDoesNotLeave()
    {
        const auto workspace = m_fixture->copy();
        writeFile(m_fixture->path("short.csv"), "plate,time,lat,lon,camera,state\nQQ5SHORT,2026-01-06 08:00:00,47.61,-122.33,CAM-1,CA\n");
        writeFile(m_fixture->path("back.csv"), "plate,time,lat,lon,camera,state\nQQ6BACK,2026-01-06 09:00:00,47.61,-122.33,CAM-1,CA\n");
        auto gate = asking(workspace, "osei");
        const auto mapping = m_fixture->path("mapping.json");
        QVERIFY(gate->importFile({.file = m_fixture->path("short.csv"), .mapping = mapping, .purgeBy = m_clock->now() + std::chrono::hours(1)}, {}));
        QVERIFY(gate->importFile({.file = m_fixture->path("back.csv"), .mapping = mapping}, {}));
        const auto all = gate->search(kAll, {});
        QVERIFY(all);
        QCOMPARE((*all)->answer.rows.size(), std::size_t(7));
        const std::array<gate::RowRange, 1> whole{{{0, 7}}};
        const std::array columns{gate::Column::Plate};
        QCOMPARE(gate->copied(*all, whole, columns)->rows, std::uint64_t(7));
        m_clock->advance(std::chrono::hours(1)); // its origin's limit
        const auto later = gate->copied(*all, whole, columns);
        QVERIFY(later);
        QCOMPARE(later->rows, std::uint64_t(6));
        QVERIFY(!later->text.contains("QQ5SHORT") && later->text.contains("QQ6BACK"));
        QVERIFY(gate->removeSource("back.csv"));
        const auto last = gate->copied(*all, whole, columns);
        QVERIFY(last);
        QCOMPARE(last->rows, std::uint64_t(5));
        QVERIFY(!last->text.contains("QQ6BACK"));
    }
};

PLATEGLASS_TEST(TestHousekeeper)
#include "tst_housekeeper.moc"
