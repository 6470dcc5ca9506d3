// What a strict policy asks of accounts, as time passes.
#include "gate/account_fixture.h"
#include "support/test_main.h"

#include <QObject>

using namespace plateglass;
using namespace plateglass::test;

class TestAccountRules : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<StrictWorkspace> m_made;
    fs::path m_master;
    std::string m_supervisorSecret, m_administratorSecret;

    std::unique_ptr<gate::Gate> supervisor(const fs::path& workspace)
    {
        m_made->clock.advance(minutes(1)); // a code is good once
        return m_made->in(workspace, "osei", codeNow(m_supervisorSecret, m_made->clock));
    }
    std::unique_ptr<gate::Gate> administrator(const fs::path& workspace)
    {
        m_made->clock.advance(minutes(1));
        return m_made->in(workspace, "adams", codeNow(m_administratorSecret, m_made->clock));
    }
    std::string said(const fs::path& workspace, const std::string& account) { return m_made->said(workspace, account); }

private Q_SLOTS:
    /// The founders with their second factors, and `lind`: proposed by the administrator, trained, approved.
    void initTestCase()
    {
        m_made = std::make_unique<StrictWorkspace>("strict");
        m_master = m_made->path("master");
        m_supervisorSecret = enrolFactor(*m_made->in(m_master, "osei"), m_made->clock);
        {
            auto adams = m_made->in(m_master, "adams");
            m_administratorSecret = enrolFactor(*adams, m_made->clock);
            QVERIFY(adams->accountDesk().add({.name = "lind", .password = kPassword, .need = "analyst of the robbery unit", .trained = std::chrono::year(2026) / 1 / 15}));
        }
        QVERIFY(supervisor(m_master)->accountDesk().approve("lind"));
    }
    void cleanupTestCase() { m_made.reset(); }

    void R72_nobodyGetsPastTheNoticeAndItsAcknowledgementIsRecorded()
    {
        const auto workspace = m_made->copy();
        QVERIFY(!gate::readWorkspaceInfo(workspace)->notice.empty());
        const auto refused = gate::Gate::signIn({workspace, "lind", kPassword}, m_made->clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().detail, std::string("notice"));
        QCOMPARE(said(workspace, "lind"), std::string("in"));
    }

    void R70_aPasswordAloneNeverReachesData()
    {
        const auto workspace = m_made->copy();
        auto gate = m_made->in(workspace, "lind");
        QVERIFY(gate->accountDesk().due().enrolSecondFactor);
        QCOMPARE(gate->startSession(goodRequest()).error().detail, std::string("totp.enrol"));
        QCOMPARE(gate->search("time:all", {}).error().error.detail, std::string("totp.enrol"));
        (void)enrolFactor(*gate, m_made->clock);
        QVERIFY(!gate->accountDesk().due().enrolSecondFactor);
        const auto started = gate->startSession(goodRequest());
        QVERIFY2(started || started.error().detail != "totp.enrol", "the second factor is enrolled");
    }

    void R63_withoutApprovalNeedOrTrainingTheDemoOnly()
    {
        const auto workspace = m_made->copy();
        {
            auto adams = administrator(workspace);
            QCOMPARE(adams->accountDesk().add({.name = "berg", .password = kPassword}).error().detail, std::string("need"));
            QCOMPARE(adams->accountDesk().add({.name = "berg", .password = kPassword, .need = "analyst"})->state, State::Proposed);
            QCOMPARE(adams->accountDesk().approve("berg").error().code, base::Errc::Refused);
        }
        QCOMPARE(said(workspace, "berg"), std::string("refused account.proposed"));
        {
            auto osei = supervisor(workspace);
            QCOMPARE(osei->accountDesk().approve("berg").error().detail, std::string("training.missing"));
            QCOMPARE(osei->accountDesk().add({.name = "own.idea", .password = kPassword, .need = "analyst", .trained = std::chrono::year(2026) / 1 / 15})->state, State::Proposed);
            QCOMPARE(osei->accountDesk().approve("own.idea").error().detail, std::string("approver"));
            QVERIFY(osei->accountDesk().recordTraining("berg", std::chrono::year(2026) / 1 / 30));
            const auto approved = osei->accountDesk().approve("berg");
            QVERIFY(approved);
            QCOMPARE(approved->approvedBy, std::string("osei"));
            QCOMPARE(approved->proposedBy, std::string("adams"));
        }
        QCOMPARE(said(workspace, "berg"), std::string("in"));
    }

    void R64_trainingExpiresAndARefresherBringsTheAccountBack()
    {
        const auto workspace = m_made->copy();
        const auto before = m_made->clock;
        auto now = [&](const char* text) { m_made->clock.advance(*base::fromRfc3339(text) - m_made->clock.now()); };
        for (const char* month : {"2026-04-01T00:00:00Z", "2026-06-20T00:00:00Z", "2026-09-10T00:00:00Z", "2026-12-01T00:00:00Z", "2027-01-14T23:59:59Z"}) {
            now(month);
            QCOMPARE(said(workspace, "lind"), std::string("in")); // used, so that only the training runs out
            { (void)m_made->in(workspace, "osei", codeNow(m_supervisorSecret, m_made->clock)); }
        }
        now("2027-01-15T00:00:01Z");
        QCOMPARE(said(workspace, "lind"), std::string("refused training.expired"));
        QVERIFY(supervisor(workspace)->accountDesk().recordTraining("lind", std::chrono::year(2027) / 1 / 15));
        QCOMPARE(said(workspace, "lind"), std::string("in"));
        m_made->clock.advance(before.now() - m_made->clock.now());
    }

    void R65_ninetyDaysUnusedDisable()
    {
        const auto workspace = m_made->copy();
        const auto before = m_made->clock.now();
        QCOMPARE(said(workspace, "lind"), std::string("in"));
        m_made->clock.advance(days(90) - std::chrono::seconds(1));
        const auto soon = m_made->copy(workspace);
        QCOMPARE(said(soon, "lind"), std::string("in"));
        m_made->clock.advance(std::chrono::seconds(1));
        QCOMPARE(said(workspace, "lind"), std::string("refused account.inactive"));
        {
            auto osei = supervisor(workspace); // the only supervisor: time alone does not shut the last one out
            const auto all = osei->accountDesk().list();
            QCOMPARE(std::ranges::find(all, "lind", &gate::AccountInfo::name)->state, State::Disabled);
            QCOMPARE(std::ranges::find(all, "adams", &gate::AccountInfo::name)->state, State::Active);
        }
        QCOMPARE(said(workspace, "lind"), std::string("refused account.disabled"));
        m_made->clock.advance(before - m_made->clock.now());
    }

    void R66_temporaryAccountsEnd()
    {
        const auto workspace = m_made->copy();
        const auto before = m_made->clock.now();
        {
            auto adams = administrator(workspace);
            gate::NewAccount wanted{.name = "visitor", .password = kPassword, .need = "auditor of the county", .trained = std::chrono::year(2026) / 1 / 15, .lasts = hours(73)};
            QCOMPARE(adams->accountDesk().add(wanted).error().detail, std::string("lasts"));
            wanted.lasts = hours(72);
            QVERIFY(adams->accountDesk().add(wanted));
        }
        QVERIFY(supervisor(workspace)->accountDesk().approve("visitor"));
        m_made->clock.advance(hours(71));
        auto visitor = m_made->in(workspace, "visitor");
        const std::string secret = enrolFactor(*visitor, m_made->clock);
        QVERIFY(visitor->accountDesk().list().size() == 1 && !visitor->accountDesk().due().enrolSecondFactor);
        m_made->clock.advance(hours(1));
        QCOMPARE(visitor->startSession(goodRequest()).error().detail, std::string("account.ended")); // also while signed in
        visitor.reset();
        QCOMPARE(m_made->said(workspace, "visitor", kPassword, codeNow(secret, m_made->clock)), std::string("refused account.ended"));
        { (void)administrator(workspace); }
        QCOMPARE(said(workspace, "visitor"), std::string("refused account.disabled"));
        m_made->clock.advance(before - m_made->clock.now());
    }

    void R67_theYearlyReviewOfAccountsIsRemindedOfUntilItIsSigned()
    {
        const auto workspace = m_made->copy();
        const auto before = m_made->clock.now();
        QVERIFY(!supervisor(workspace)->accountDesk().due().accountReviewOverdue);
        m_made->clock.advance(days(200));
        QVERIFY(administrator(workspace)->accountDesk().recordTraining("osei", std::chrono::year(2026) / 8 / 1));
        m_made->clock.advance(days(166));
        {
            auto osei = supervisor(workspace);
            QVERIFY(osei->accountDesk().due().accountReviewOverdue);
            QVERIFY(osei->accountDesk().signReview());
            QVERIFY(!osei->accountDesk().due().accountReviewOverdue);
        }
        QVERIFY(!supervisor(workspace)->accountDesk().due().accountReviewOverdue);
        m_made->clock.advance(before - m_made->clock.now());
    }

    void R69_afterTwelveHoursThePersonIsProvedAnew()
    {
        const auto workspace = m_made->copy();
        const auto before = m_made->clock.now();
        auto osei = supervisor(workspace);
        QVERIFY(!osei->accountDesk().due().signInAgain);
        m_made->clock.advance(hours(12));
        QVERIFY(osei->accountDesk().due().signInAgain);
        QCOMPARE(osei->startSession(goodRequest()).error().detail, std::string("reauth.due"));
        QCOMPARE(osei->accountDesk().signInAgain("not the password", codeNow(m_supervisorSecret, m_made->clock)).error().code, base::Errc::WrongPassword);
        QCOMPARE(osei->accountDesk().signInAgain(kPassword, "").error().detail, std::string("totp.missing"));
        QVERIFY(osei->accountDesk().signInAgain(kPassword, codeNow(m_supervisorSecret, m_made->clock)));
        QVERIFY(!osei->accountDesk().due().signInAgain);
        const auto started = osei->startSession(goodRequest());
        QVERIFY(started || started.error().detail != "reauth.due");
        osei.reset();
        m_made->clock.advance(before - m_made->clock.now());
    }
};

PLATEGLASS_TEST(TestAccountRules)
#include "tst_account_rules.moc"
