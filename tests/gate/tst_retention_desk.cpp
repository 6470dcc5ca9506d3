// What the gate keeps and lets go: the purge by the policy in force, holds of two people, and how old the data are that are used.
#include "gate/retention_desk.h"
#include "gate/audit_desk.h"
#include "gate/account_desk.h"
#include "gate/workspace_fixture.h"
#include "json/json.h"
#include "support/manual_clock.h"
#include "support/test_main.h"

#include <QObject>
#include <QTest>

#include <format>

using namespace plateglass;
using namespace plateglass::test;
using namespace std::chrono_literals;
using End = gate::RetentionRun::End;

namespace {

constexpr base::UtcTime kToday{1'772'366'400'000'000}; // 2026-03-01T12:00:00Z
constexpr std::chrono::days kKept{21}; // what the policy `strict` says of reads
constexpr std::chrono::days kLent{10};

/// Plates QQA000 and on, one for each of these ages in days.
std::string csvOf(const std::vector<int>& ages, const std::string& stem = "QQA")
{
    std::string text = "plate,time,lat,lon,camera,state\n";
    int number = 0;
    for (const int age : ages) {
        const auto at = base::toRfc3339(kToday - std::chrono::days(age), base::Precision::Second);
        text += std::format("{}{:03},{} {},47.61,-122.33,CAM-1,CA\n", stem, number++, at.substr(0, 10), at.substr(11, 8));
    }
    return text;
}

} // namespace

class TestRetentionDesk : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<ManualClock> m_clock;
    int m_copies = 0;

    [[nodiscard]] fs::path path(const std::string& name) const { return fs::path(m_dir.path().toStdString()) / name; }
    [[nodiscard]] std::unique_ptr<gate::Gate> signIn(const fs::path& workspace, const std::string& account) const
    {
        auto gate = gate::Gate::signIn({workspace, account, kPassword}, *m_clock);
        if (!gate) qFatal("sign-in: %s %s", base::word(gate.error().code), gate.error().detail.c_str());
        return std::move(*gate);
    }
    /// `strict` purges by the age of a read; in `evaluation`, which limits no question, the source ends after ten days.
    [[nodiscard]] fs::path copy(const std::string& profile)
    {
        m_clock = std::make_unique<ManualClock>(kToday);
        const fs::path to = path("copy" + std::to_string(++m_copies));
        fs::copy(path(profile), to, fs::copy_options::recursive);
        return to;
    }
    [[nodiscard]] base::Result<domain::Source> import(gate::Gate& gate, const std::string& name, const std::string& csv, std::optional<base::UtcTime> purgeBy = {}) const
    {
        writeFile(path(name), csv);
        return gate.importFile({.file = path(name), .mapping = path("mapping.json"), .purgeBy = purgeBy}, {});
    }
    static void begin(gate::Gate& gate, const std::string& caseNumber = "26-000411")
    {
        auto request = goodRequest();
        request.caseNumber = caseNumber;
        const auto started = gate.startSession(request);
        if (!started) qFatal("session: %s", started.error().detail.c_str());
    }
    /// Time passes beside an open gate, and its person proves themselves anew.
    void later(gate::Gate& gate, std::chrono::milliseconds by)
    {
        m_clock->advance(by);
        QVERIFY(gate.accountDesk().signInAgain(kPassword, ""));
    }
    static std::uint64_t count(gate::Gate& gate, const std::string& text = "plate:QQA* time:2026-01-01..2026-03-05")
    {
        const auto result = gate.search(text, {});
        if (!result) qFatal("search: %s", result.error().error.detail.c_str());
        return (*result)->answer.matched;
    }
    [[nodiscard]] std::vector<std::string> records(const fs::path& workspace)
    {
        const fs::path out = path("export" + std::to_string(++m_copies));
        if (const auto done = signIn(workspace, "abara")->auditDesk().exportTo(out, {}); !done) qFatal("export");
        return recordsOf(out);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_clock = std::make_unique<ManualClock>(kToday);
        writeFile(path("mapping.json"), kMappingJson);
        for (const char* profile : {"strict", "evaluation"}) {
            // Months pass here, and accounts are not what is tested.
            auto file = *json::parse(*policy::shippedProfile(profile));
            auto& settings = *file.object()->find("settings")->second.object();
            const auto set = [&](const char* name, json::Value value) { settings.find(name)->second.object()->insert_or_assign("value", std::move(value)); };
            for (const char* name : {"accountApproval", "totpRequired", "trainingRequired"}) set(name, false);
            set("signInNotice", "");
            set("inactiveDays", 3'660);
            const fs::path policyFile = path(std::string(profile) + ".json");
            writeFile(policyFile, json::write(file));
            QVERIFY(gate::createWorkspace({.directory = path(profile), .agency = "pd.example", .profile = policyFile.string(), .administrator = {"adams", kPassword}, .supervisor = {"osei", kPassword}}, *m_clock));
            auto supervisor = signIn(path(profile), "osei");
            QVERIFY(supervisor->accountDesk().add({.name = "lind", .password = kPassword}));
            QVERIFY(supervisor->accountDesk().add({.name = "abara", .role = policy::Role::Auditor, .password = kPassword}));
            const auto ends = supervisor->policy().retention.read ? std::nullopt : std::optional(kToday + kLent);
            QVERIFY(import(*supervisor, "reads.csv", csvOf({0, 1, 5, 10, 20, 20}) + "QQABAD,2026-02-30 10:00:00,47.6,-122.3,CAM-1,CA\n", ends));
        }
        QCOMPARE(signIn(path("strict"), "osei")->policy().retention.read, std::optional(kKept));
    }

    void R32_afterMonthsOffNothingOldIsThereAndAPurgeIsRecorded()
    {
        const auto workspace = copy("strict");
        m_clock->advance(60 * 24h);
        {
            const auto analyst = signIn(workspace, "lind");
            QVERIFY(!*analyst->extent());
            QVERIFY(analyst->cameras()->empty());
            const auto run = analyst->retentionDesk().run({});
            QVERIFY(run);
            QVERIFY(run->end == End::Done);
            QCOMPARE(run->gone.reads, 6u);
            QCOMPARE(run->gone.rejectedRows, 1u);
            QVERIFY(analyst->retentionDesk().run({})->end == End::NothingDue);
        }
        const auto all = records(workspace);
        const auto intent = lastOfType(all, "purge.intent");
        QVERIFY(intent.contains("\"before\":{") && intent.contains("\"pol\":\""));
        QVERIFY(std::ranges::count(typesOf(all), "purge.result") >= 1);
    }
    void R32_noAnswerHoldsWhatIsPastItsLimitPurgedOrNot()
    {
        const auto workspace = copy("evaluation");
        const auto analyst = signIn(workspace, "lind");
        begin(*analyst);
        const auto answer = analyst->search("plate:QQA* time:2026-01-01..2026-03-05", {});
        QCOMPARE((*answer)->answer.matched, 6u);
        later(*analyst, 11 * 24h); // the next look of the schedule has not come: its thread waits for the housekeeper
        const std::array<std::uint64_t, 1> first{0};
        const auto rows = analyst->details(*answer, first); // refused where the session has ended by then
        QVERIFY(!rows || rows->empty());
        begin(*analyst);
        QCOMPARE(count(*analyst), 0u);
        QCOMPARE(analyst->openImage((*answer)->answer.rows.front().id, gate::ImagePart::Whole).error().code, base::Errc::NotFound);
        QVERIFY(!*analyst->extent());
    }
    void R34_thePurgeRecordHoldsCountsAndRangeAndNoPlates()
    {
        const auto workspace = copy("strict");
        m_clock->advance(12 * 24h); // 20 + 12 and 10 + 12 days: three reads are too old
        {
            const auto supervisor = signIn(workspace, "osei");
            QCOMPARE(supervisor->retentionDesk().run({})->gone.reads, 3u);
            QCOMPARE(supervisor->sources()->size(), 1u); // the others live on
        }
        const auto all = records(workspace);
        const auto counted = std::ranges::find_if(all, [](const auto& r) { return typeOf(r) == "purge.result" && r.contains("\"reads\":3"); });
        QVERIFY(counted != all.end());
        QVERIFY(counted->contains("\"oldest\":\"2026-02-09T12:00:00.000Z\"") && counted->contains("\"newest\":\"2026-02-19T12:00:00.000Z\""));
        for (const auto& record : all) QVERIFY(!record.contains("QQA0"));
    }
    void R32_theScheduleRunsWhileTheProgramStandsOpen()
    {
        const auto workspace = copy("strict");
        const auto supervisor = signIn(workspace, "osei");
        QVERIFY(supervisor->retentionDesk().run({})->end == End::NothingDue);
        const auto before = supervisor->auditDesk().size();
        m_clock->advance(2 * 24h);
        QTRY_VERIFY_WITH_TIMEOUT(supervisor->auditDesk().size() >= before + 2, 20'000);
        later(*supervisor, 0ms);
        QCOMPARE(supervisor->retentionDesk().run({})->gone.reads, 2u);
    }
    void R39_importedReadsKeepTheirOwnDate()
    {
        const auto workspace = copy("strict");
        const auto supervisor = signIn(workspace, "osei");
        QVERIFY(import(*supervisor, "theirs.csv", csvOf({20}, "QQB")));
        QVERIFY(import(*supervisor, "lent.csv", csvOf({0}, "QQC"), kToday + std::chrono::days(1)));
        QCOMPARE(supervisor->retentionDesk().dryRun({})->gone.reads, 0u);
        // A day later: the read of 20 days, both of our own of that age, and the lent one, which is a day old.
        QCOMPARE(supervisor->retentionDesk().dryRun(kToday + 25h)->gone.reads, 4u);
        later(*supervisor, 25h);
        QCOMPARE(supervisor->retentionDesk().run({})->gone.reads, 4u);
        QCOMPARE(supervisor->retentionDesk().dryRun({})->gone.reads, 0u);
    }
    void R26_R35_aHoldNeedsTwoPeopleAndShowsToItsCaseOnly()
    {
        const auto workspace = copy("evaluation");
        std::int64_t id = 0;
        {
            const auto analyst = signIn(workspace, "lind");
            begin(*analyst);
            const auto answer = analyst->search("plate:QQA004 time:2026-01-01..2026-03-05", {});
            QVERIFY(answer && (*answer)->answer.matched == 1);
            QCOMPARE(analyst->retentionDesk().requestHold(*answer, "short").error().detail, std::string("facts"));
            const auto asked = analyst->retentionDesk().requestHold(*answer, "The van of the statement, on its way to the warehouse.");
            QVERIFY(asked);
            QVERIFY(asked->state == gate::HeldReads::State::Requested);
            id = asked->id;
            QCOMPARE(analyst->retentionDesk().approveHold(id).error().code, base::Errc::Refused);
        }
        {
            const auto supervisor = signIn(workspace, "osei");
            QCOMPARE(supervisor->retentionDesk().approveHold(id + 1).error().code, base::Errc::NotFound);
            const auto held = supervisor->retentionDesk().approveHold(id);
            QVERIFY(held && held->state == gate::HeldReads::State::Held && held->approver == "osei");
            QVERIFY(held->expires == kToday + std::chrono::days(365));
            begin(*supervisor);
            const auto own = supervisor->search("plate:QQA003 time:2026-01-01..2026-03-05", {});
            const auto asked = supervisor->retentionDesk().requestHold(*own, "Another vehicle of the same statement, seen at the gate.");
            QVERIFY(asked);
            QCOMPARE(supervisor->retentionDesk().approveHold(asked->id).error().detail, std::string("hold.own"));
        }
        m_clock->advance(30 * 24h);
        const auto analyst = signIn(workspace, "lind");
        QCOMPARE(analyst->retentionDesk().run({})->gone.reads, 5u); // what was asked for and never approved went too
        begin(*analyst, "26-000999");
        QCOMPARE(count(*analyst), 0u);
        begin(*analyst);
        QCOMPARE(count(*analyst), 1u);
    }
    void R29_aHoldLastsAYearARenewalBeginsItAnewAndItsEndPurges()
    {
        const auto workspace = copy("evaluation");
        {
            const auto analyst = signIn(workspace, "lind");
            begin(*analyst);
            QVERIFY(analyst->retentionDesk().requestHold(*analyst->search("plate:QQA00? time:2026-01-01..2026-03-05", {}), "All vehicles of the evening, for the defence."));
        }
        const auto supervisor = signIn(workspace, "osei");
        auto& desk = supervisor->retentionDesk();
        QVERIFY(desk.approveHold(1));
        later(*supervisor, 364 * 24h);
        QCOMPARE(desk.run({})->gone.reads, 0u);
        QVERIFY(desk.approveHold(1)->expires == m_clock->now() + std::chrono::days(365));
        later(*supervisor, 364 * 24h);
        QCOMPARE(desk.run({})->gone.reads, 0u);
        QVERIFY(desk.holds()->front().state == gate::HeldReads::State::Held);
        later(*supervisor, 2 * 24h);
        QCOMPARE(desk.run({})->gone.reads, 6u);
        QVERIFY(desk.holds()->empty());
    }
    void aReleasedHoldLetsGo()
    {
        const auto workspace = copy("evaluation");
        {
            const auto analyst = signIn(workspace, "lind");
            begin(*analyst);
            QVERIFY(analyst->retentionDesk().requestHold(*analyst->search("plate:QQA00? time:2026-01-01..2026-03-05", {}), "All vehicles of the evening, for the defence."));
        }
        const auto supervisor = signIn(workspace, "osei");
        QVERIFY(supervisor->retentionDesk().approveHold(1));
        QCOMPARE(supervisor->removeSource("reads.csv").error().detail, std::string("held"));
        QVERIFY(supervisor->retentionDesk().releaseHold(1)->state == gate::HeldReads::State::Released);
        QCOMPARE(supervisor->retentionDesk().releaseHold(1).error().detail, std::string("hold.over"));
        QVERIFY(supervisor->removeSource("reads.csv"));
    }
    void anAdministratorRunsItWithoutSeeingAReadAndTheNextKeyHolderPurges()
    {
        const auto workspace = copy("strict");
        m_clock->advance(60 * 24h);
        {
            const auto administrator = signIn(workspace, "adams");
            QVERIFY(administrator->retentionDesk().run({})->end == End::LeftForTheKey);
            QCOMPARE(administrator->retentionDesk().dryRun({}).error().code, base::Errc::Refused);
        }
        QCOMPARE(signIn(workspace, "abara")->retentionDesk().run({}).error().code, base::Errc::Refused);
        QCOMPARE(signIn(workspace, "lind")->retentionDesk().run({})->gone.reads, 6u);
        const auto types = typesOf(records(workspace));
        QCOMPARE(std::ranges::count(types, "purge.wait"), 1);
        QCOMPARE(std::ranges::count(types, "purge.refused"), 1);
    }
    void R33_aSealedImportThatWaitedTooLongGoesUnopened()
    {
        const auto workspace = copy("strict");
        QVERIFY(import(*signIn(workspace, "adams"), "sealed.csv", csvOf({0}, "QQS")));
        QCOMPARE(std::distance(fs::directory_iterator(workspace / "intake"), fs::directory_iterator()), 1);
        m_clock->advance(20 * 24h);
        QCOMPARE(signIn(workspace, "adams")->retentionDesk().run({})->gone.waitingImports, 0u);
        m_clock->advance(2 * 24h);
        QCOMPARE(signIn(workspace, "adams")->retentionDesk().run({})->gone.waitingImports, 1u);
        QVERIFY(fs::is_empty(workspace / "intake"));
    }
    void R36_theAgeOfWhatWasUsedIsReportedByMonth()
    {
        const auto workspace = copy("evaluation");
        {
            const auto analyst = signIn(workspace, "lind");
            begin(*analyst);
            const auto answer = *analyst->search("plate:QQA* time:2026-01-01..2026-03-05", {}); // 0, 1, 5, 10, 20, 20 days
            QCOMPARE(answer->answer.matched, 6u);
            const std::array<gate::RowRange, 1> oldest{{{0, 2}}};
            QVERIFY(analyst->rowsShown(answer, oldest)); // by time: the two of 20 days
        }
        const auto auditor = signIn(workspace, "abara");
        const auto age = auditor->retentionDesk().ageOfData();
        QVERIFY(age);
        QCOMPARE(age->months.size(), 1u);
        QCOMPARE(age->months[0].month, std::string("2026-03"));
        QVERIFY((age->months[0].returned == gate::AgeSpread{6, 5, 20, 20, 20, 20}));
        QVERIFY((age->months[0].opened == gate::AgeSpread{2, 20, 20, 20, 20, 20}));
        QVERIFY(!age->overdue);
        later(*auditor, 731 * 24h);
        QVERIFY(auditor->retentionDesk().ageOfData()->overdue);
    }
};
PLATEGLASS_TEST(TestRetentionDesk)
#include "tst_retention_desk.moc"
