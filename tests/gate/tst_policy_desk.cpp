// The policy from a file to being in force, and what every record says of it.
#include "gate/account_desk.h"
#include "gate/policy_desk.h"
#include "gate/workspace_fixture.h"
#include "json/json.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace plateglass;
using namespace plateglass::test;

namespace {

json::Value evaluation() { return *json::parse(*policy::shippedProfile("evaluation")); }
json::Value& settingOf(json::Value& file, const char* name)
{
    return (*file.object()->find("settings")->second.object()->find(name)->second.object())["value"];
}
/// The evaluation profile with one number changed.
std::string changed(int rowLimit)
{
    auto file = evaluation();
    settingOf(file, "rowLimit") = rowLimit;
    return json::writePretty(file);
}
std::string polOf(const std::string& record) { return json::parse(record)->stringOr("pol", ""); }

} // namespace

class TestPolicyDesk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R30_theNextRecordNamesTheNewPolicyAndTheOldOneStays()
    {
        const auto workspace = m_fixture->copy();
        std::string before, after;
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            before = gate->policyDesk().inForce()->digest;
            after = gate->policyDesk().propose(changed(1000))->sheet.digest;
            QVERIFY(gate->policyDesk().sign(after));
            QCOMPARE(gate->policyDesk().inForce()->digest, before);
        }
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QVERIFY(gate->startSession(goodRequest()));
            QCOMPARE(gate->policy().rowLimit, 1'000'000u);
            const auto done = gate->policyDesk().sign(after);
            QVERIFY(done && done->sheet.inForce);
            QCOMPARE(gate->policy().rowLimit, 1000u); // at once, and the session under the old ground is over
            QVERIFY(!gate->session());
            QVERIFY(gate->startSession(goodRequest()));
            const auto old = gate->policyDesk().sheet(before);
            QVERIFY(old && !old->inForce && old->policy.rowLimit == 1'000'000u);
            const auto signers = gate->policyDesk().inForce()->signers;
            QCOMPARE(signers, (std::vector<std::string>{"adams", "osei"}));
        }
        const auto records = m_fixture->records(workspace);
        const auto types = typesOf(records);
        const auto at = static_cast<std::size_t>(std::ranges::find(types.rbegin(), types.rend(), std::string("policy.activate")).base() - types.begin()) - 1;
        QCOMPARE(polOf(records[at]), before);
        for (std::size_t i = at + 1; i < records.size(); ++i)
            QCOMPARE(polOf(records[i]), after);
        QVERIFY(lastOfType(records, "policy.propose").contains("\"changes\":[\"rowLimit\"]"));
        QVERIFY(lastOfType(records, "policy.activate").contains(after));
        QCOMPARE(std::ranges::count(types, std::string("policy.sign")), 4); // two founders, two now
        // Both texts leave with the log, so that an outsider can look up what a record names.
        for (const auto& digest : {before, after})
            QVERIFY(fs::exists(m_fixture->lastExport() / "policies" / (digest + ".json")));
    }
    void R30_onePersonIsNotEnough()
    {
        const auto workspace = m_fixture->copy();
        std::string digest;
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            digest = gate->policyDesk().propose(changed(1001))->sheet.digest;
            QVERIFY(!gate->policyDesk().sign(digest)->sheet.inForce);
            QCOMPARE(gate->policyDesk().sign(digest).error().detail, std::string("policy.signed"));
            QVERIFY(!gate->policyDesk().proposals()->front().maySign);
        }
        auto gate = m_fixture->signIn(workspace, "osei");
        QVERIFY(gate->policyDesk().proposals()->front().maySign);
        QCOMPARE(gate->policy().rowLimit, 1'000'000u);
    }
    void R30_twoPeopleOfOneRoleAreNotEnough()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QVERIFY(gate->accountDesk().add({.name = "second.supervisor", .role = policy::Role::Supervisor, .password = kPassword}));
        }
        std::string digest;
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            digest = gate->policyDesk().propose(changed(1002))->sheet.digest;
        }
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QVERIFY(!gate->policyDesk().sign(digest)->sheet.inForce);
        }
        {
            auto gate = m_fixture->signIn(workspace, "second.supervisor");
            QCOMPARE(gate->policyDesk().sign(digest).error().detail, std::string("policy.role"));
        }
        auto gate = m_fixture->signIn(workspace, "abara");
        QVERIFY(gate->policyDesk().sign(digest)->sheet.inForce); // an auditor is another role
    }
    void rolesThatMayNotAreRefusedAndRecorded()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QCOMPARE(gate->policyDesk().propose(changed(1003)).error().code, base::Errc::Refused);
            QCOMPARE(gate->policyDesk().sign("x").error().code, base::Errc::Refused);
            QVERIFY(gate->policyDesk().proposals());
        }
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QCOMPARE(gate->policyDesk().propose(changed(1003)).error().code, base::Errc::Refused);
        }
        QCOMPARE(std::ranges::count(typesOf(m_fixture->records(workspace)), std::string("policy.refused")), 3);
    }
    void whatIsProposedMustBeFit()
    {
        auto gate = m_fixture->signIn(m_fixture->copy(), "adams");
        auto& desk = gate->policyDesk();
        QCOMPARE(desk.propose("{").error().code, base::Errc::Malformed);
        auto file = evaluation();
        file.object()->find("settings")->second.object()->erase("totpRequired");
        QCOMPARE(desk.propose(json::write(file)).error().detail, std::string("policy.totpRequired"));
        auto casework = *json::parse(*policy::shippedProfile("strict"));
        settingOf(casework, "publishCustodianTitle") = "";
        QCOMPARE(desk.propose(json::write(casework)).error().detail, std::string("policy.publishCustodianTitle"));
        settingOf(casework, "auditRetentionDays") = 364;
        QCOMPARE(desk.propose(json::write(casework)).error().detail, std::string("auditRetentionDays")); // R40
        QCOMPARE(desk.propose(*policy::shippedProfile("training")).error().detail, std::string("profile"));
        QCOMPARE(desk.propose(*policy::shippedProfile("evaluation")).error().code, base::Errc::AlreadyExists);
        QVERIFY(desk.proposals()->empty());
    }
    void theDiffNamesSettingsAndValues()
    {
        auto gate = m_fixture->signIn(m_fixture->copy(), "adams");
        auto file = evaluation();
        settingOf(file, "rowLimit") = 5;
        settingOf(file, "purposes").array()->at(1).object()->insert_or_assign("needsWarrant", true);
        const auto changes = gate->policyDesk().compare(json::write(file));
        QVERIFY(changes);
        QCOMPARE(changes->size(), 2u);
        QCOMPARE(changes->at(0).setting, std::string("purposes"));
        QVERIFY(changes->at(0).before.empty());
        QCOMPARE(changes->at(0).after, std::vector<std::string>{"CRIM-AUTO.needsWarrant: true"});
        QCOMPARE(changes->at(1).before, std::vector<std::string>{"1000000"});
        QCOMPARE(changes->at(1).after, std::vector<std::string>{"5"});
    }
    void aCrashBetweenSignatureAndActivationIsFinished()
    {
        const auto workspace = m_fixture->copy();
        const auto active = readFile(workspace / "policy" / "active.json");
        std::string digest;
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            digest = gate->policyDesk().propose(changed(1004))->sheet.digest;
            QVERIFY(gate->policyDesk().sign(digest));
        }
        const auto before = m_fixture->path("before");
        fs::copy(workspace / "policy", before, fs::copy_options::recursive);
        {
            auto gate = m_fixture->signIn(workspace, "osei");
            QVERIFY(gate->policyDesk().sign(digest));
        }
        // As if the power had gone after the second signature was on disk.
        const auto bothSigned = readFile(workspace / "policy" / "active.json");
        auto whole = *json::parse(readFile(before / (digest + ".waiting.json")));
        whole.object()->insert_or_assign("signatures", *json::parse(bothSigned)->find("signatures"));
        writeFile(workspace / "policy" / (digest + ".waiting.json"), json::write(whole));
        writeFile(workspace / "policy" / "active.json", active);
        auto gate = m_fixture->signIn(workspace, "lind");
        QCOMPARE(gate->policy().rowLimit, 1004u);
        QVERIFY(!fs::exists(workspace / "policy" / (digest + ".waiting.json")));
    }
    void aForgedSignatureCountsForNothing()
    {
        const auto workspace = m_fixture->copy();
        std::string digest;
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            digest = gate->policyDesk().propose(changed(1005))->sheet.digest;
            QVERIFY(gate->policyDesk().sign(digest));
        }
        const auto file = workspace / "policy" / (digest + ".waiting.json");
        auto whole = *json::parse(readFile(file));
        auto& signatures = *whole.object()->find("signatures")->second.array();
        auto forged = signatures.front();
        forged.object()->insert_or_assign("by", "osei");
        signatures.push_back(forged);
        writeFile(file, json::write(whole));
        auto gate = m_fixture->signIn(workspace, "lind");
        QCOMPARE(gate->policyDesk().proposals()->front().sheet.signers, std::vector<std::string>{"adams"});
        QCOMPARE(gate->policy().rowLimit, 1'000'000u);
    }
    void R114_nothingIsPublishedWhileAnElementIsMissing()
    {
        const auto workspace = m_fixture->copy();
        auto gate = m_fixture->signIn(workspace, "lind");
        const auto text = gate->policyDesk().publicText(policy::TextForm::Markdown);
        QVERIFY(!text);
        QCOMPARE(text.error().detail, std::string("publishJobTitles"));
    }
};

PLATEGLASS_TEST(TestPolicyDesk)
#include "tst_policy_desk.moc"
