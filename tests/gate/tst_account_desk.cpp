// Accounts as people meet them in a workspace that is only tried out: failures, locks, passwords, second factors, edited files.
#include "gate/account_fixture.h"
#include "json/json.h"
#include "support/test_main.h"

#include <QCryptographicHash>
#include <QFile>
#include <QObject>

using namespace plateglass;
using namespace plateglass::test;

class TestAccountDesk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
    base::FixedClock m_clock{startOfTests()};

    std::string said(const fs::path& workspace, const std::string& account, const std::string& password = kPassword, const std::string& code = {})
    {
        const auto gate = gate::Gate::signIn({workspace, account, password, code}, m_clock);
        return gate ? "in" : std::string(base::word(gate.error().code)) + (gate.error().detail.empty() ? "" : " " + gate.error().detail);
    }
    std::unique_ptr<gate::Gate> in(const fs::path& workspace, const std::string& account)
    {
        auto gate = gate::Gate::signIn({workspace, account, kPassword}, m_clock);
        if (!gate)
            qFatal("sign-in: %s %s", base::word(gate.error().code), gate.error().detail.c_str());
        return std::move(*gate);
    }
    static void editAccounts(const fs::path& workspace, const std::function<void(json::Object&)>& edit, int format = 2)
    {
        auto file = json::parse(readFile(workspace / "keys.json"));
        file->object()->insert_or_assign("format", format);
        for (auto& account : *file->object()->at("accounts").array())
            edit(*account.object());
        writeFile(workspace / "keys.json", json::writePretty(*file));
    }
    static std::int64_t countOf(const std::vector<std::string>& records, const std::string& type) { return std::ranges::count(typesOf(records), type); }

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R68_fiveFailuresLockAndThenTheRightPasswordIsRefused()
    {
        const auto workspace = m_fixture->copy();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(said(workspace, "lind", "not the password"), std::string("wrong-password"));
        QCOMPARE(said(workspace, "lind"), std::string("locked account.locked"));
        m_clock.advance(hours(24));
        QCOMPARE(said(workspace, "lind"), std::string("locked account.locked")); // until somebody releases it, not until time passes
        {
            auto supervisor = in(workspace, "osei");
            QCOMPARE(supervisor->accountDesk().release("lind").error().code, base::Errc::Refused);
            QVERIFY(infoOf(*supervisor, "lind").locked);
        }
        {
            auto administrator = in(workspace, "adams");
            QVERIFY(administrator->accountDesk().release("lind"));
            QCOMPARE(administrator->accountDesk().release("lind").error().detail, std::string("account is not locked"));
        }
        QCOMPARE(said(workspace, "lind"), std::string("in"));
        const auto records = m_fixture->records(workspace);
        QCOMPARE(countOf(records, "login.fail"), 7); // five wrong ones, two refused while locked
        QCOMPARE(countOf(records, "account.lock"), 1);
        QCOMPARE(countOf(records, "account.release"), 1);
    }

    void R68_failuresOlderThanTheWindowDoNotCountAndASignInClearsThem()
    {
        const auto workspace = m_fixture->copy();
        for (int i = 0; i < 4; ++i)
            (void)said(workspace, "lind", "not the password");
        m_clock.advance(minutes(15));
        (void)said(workspace, "lind", "not the password");
        QCOMPARE(said(workspace, "lind"), std::string("in"));
        for (int i = 0; i < 4; ++i)
            (void)said(workspace, "lind", "not the password");
        QCOMPARE(said(workspace, "lind"), std::string("in"));
    }

    void R61_onePersonIsSignedInOnce()
    {
        const auto workspace = m_fixture->copy();
        const auto first = in(workspace, "lind");
        const auto second = said(workspace, "lind");
        QVERIFY2(second.starts_with("locked lind@"), second.c_str());
        QCOMPARE(first->accountDesk().add({.name = "lind", .password = "another good sentence"}).error().code, base::Errc::Refused);
        QCOMPARE(m_fixture->signIn(m_fixture->copy(), "osei")->accountDesk().add({.name = "lind", .password = "another good sentence"}).error().code, base::Errc::AlreadyExists);
    }

    void R71_aPasswordIsChangedByWhoKnowsItAndTheReasonOfARefusalIsSaid()
    {
        const auto workspace = m_fixture->copy();
        std::string longest; // nothing is cut off: the last byte counts
        for (std::uint32_t next = 1; longest.size() < 1024; next = next * 1664525 + 1013904223)
            longest += static_cast<char>('!' + (next >> 16) % 90);
        {
            auto gate = in(workspace, "lind");
            QCOMPARE(gate->accountDesk().changePassword(kPassword, "short").error().detail, std::string("password.short"));
            QCOMPARE(gate->accountDesk().changePassword(kPassword, "Dragon!2024!!").error().detail, std::string("password.common"));
            QCOMPARE(gate->accountDesk().changePassword("not the password", longest).error().code, base::Errc::WrongPassword);
            QVERIFY(gate->accountDesk().changePassword(kPassword, longest));
        }
        QCOMPARE(said(workspace, "lind", longest), std::string("in"));
        longest.back() = static_cast<char>(longest.back() ^ 1);
        QCOMPARE(said(workspace, "lind", longest), std::string("wrong-password"));
        const auto records = m_fixture->records(workspace);
        QCOMPARE(countOf(records, "account.password"), 1);
        QCOMPARE(countOf(records, "login.fail"), 2);
    }

    void R70_aSecondFactorIsAskedOnceEnrolledAndACodeIsGoodOnce()
    {
        const auto workspace = m_fixture->copy();
        std::string secret;
        {
            auto gate = in(workspace, "lind");
            QCOMPARE(gate->accountDesk().confirmTotp("123456").error().code, base::Errc::InvalidArgument);
            QVERIFY(gate->accountDesk().beginTotp()->uri.starts_with("otpauth://totp/Plateglass%20pd.example:lind?secret="));
            secret = enrolFactor(*gate, m_clock);
        }
        QVERIFY(!readFile(workspace / "keys.json").contains(base::toHex(base::viewOf(secret))));
        QCOMPARE(said(workspace, "lind"), std::string("refused totp.missing"));
        QCOMPARE(said(workspace, "lind", kPassword, codeNow(secret, m_clock)), std::string("wrong-password totp.wrong")); // used to enrol
        m_clock.advance(minutes(1));
        const std::string code = codeNow(secret, m_clock);
        QCOMPARE(said(workspace, "lind", kPassword, code), std::string("in"));
        QCOMPARE(said(workspace, "lind", kPassword, code), std::string("wrong-password totp.wrong"));
        {
            auto administrator = in(workspace, "adams");
            QCOMPARE(administrator->accountDesk().resetTotp("adams").error().detail, std::string("own"));
            QVERIFY(!administrator->accountDesk().resetTotp("lind")->secondFactor);
        }
        QCOMPARE(said(workspace, "lind"), std::string("in"));
        const auto records = m_fixture->records(workspace);
        QCOMPARE(countOf(records, "account.totp"), 2);
        QCOMPARE(std::ranges::count_if(records, [](const std::string& r) { return r.contains("password+totp"); }), 1);
    }

    void R66_disabledMeansOutAndOnlyApprovalBringsItBack()
    {
        const auto workspace = m_fixture->copy();
        {
            auto administrator = in(workspace, "adams");
            QCOMPARE(administrator->accountDesk().disable("adams", "").error().detail, std::string("own"));
            QCOMPARE(administrator->accountDesk().disable("lind", "left the unit")->state, State::Disabled);
            QCOMPARE(administrator->accountDesk().approve("lind").error().code, base::Errc::Refused);
        }
        QCOMPARE(said(workspace, "lind"), std::string("refused account.disabled"));
        QVERIFY(in(workspace, "osei")->accountDesk().approve("lind"));
        QCOMPARE(said(workspace, "lind"), std::string("in"));
        QCOMPARE(countOf(m_fixture->records(workspace), "account.disable"), 1);
    }

    void anEditedAttributeIsNoticed_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("state") << "standing" << "state" << "proposed";
        QTest::newRow("training") << "standing" << "trained" << "2026-01-30";
        QTest::newRow("end") << "standing" << "until" << "2036-01-30T00:00:00.000Z";
        QTest::newRow("need") << "standing" << "need" << "another";
        QTest::newRow("who approved") << "standing" << "approvedBy" << "lind";
        QTest::newRow("last sign-in") << "own" << "lastSignIn" << "2036-01-30T00:00:00.000Z";
        QTest::newRow("second factor") << "own" << "totp" << "00";
    }
    void anEditedAttributeIsNoticed()
    {
        QFETCH(QString, part);
        QFETCH(QString, name);
        QFETCH(QString, text);
        const auto workspace = m_fixture->copy();
        { (void)in(workspace, "lind"); }
        editAccounts(workspace, [&](json::Object& account) {
            if (account.at("name").string() && *account.at("name").string() == "lind")
                account.at(part.toStdString()).object()->insert_or_assign(name.toStdString(), text.toStdString());
        });
        const auto refused = said(workspace, "lind");
        QVERIFY2(refused.starts_with("corrupt keys.json: "), refused.c_str()); // by its signature, before the log is asked
    }

    void aKeyFilePutBackIsNoticedThroughTheLog()
    {
        const auto workspace = m_fixture->copy();
        { (void)in(workspace, "lind"); }
        const std::string older = readFile(workspace / "keys.json");
        QVERIFY(in(workspace, "adams")->accountDesk().disable("lind", ""));
        { (void)in(workspace, "osei"); }
        writeFile(workspace / "keys.json", older); // every signature in it is good
        QCOMPARE(said(workspace, "lind"), std::string("corrupt keys.json is not the one the log knows"));
    }

    void aKeyFileOfTheFirstFormatIsReadAndBecomesTheSecond()
    {
        const auto workspace = m_fixture->path("first-format");
        gate::NewWorkspace wanted;
        wanted.directory = workspace;
        wanted.agency = "pd.example";
        wanted.profile = "evaluation";
        wanted.administrator = {"adams", kPassword};
        wanted.supervisor = {"osei", kPassword};
        QVERIFY(gate::createWorkspace(wanted, m_clock));
        // Nobody signed in yet, so the log knows no digest of the file, as logs of that time do not.
        editAccounts(workspace, [](json::Object& account) {
            account.erase("standing");
            account.erase("own");
            account.emplace("state", "active");
        }, 1);
        QCOMPARE(said(workspace, "osei"), std::string("in"));
        QVERIFY(in(workspace, "adams")->accountDesk().recordTraining("osei", std::chrono::year(2026) / 1 / 31));
        QCOMPARE(said(workspace, "osei"), std::string("in"));
        QCOMPARE(infoOf(*in(workspace, "osei"), "osei").trained, std::optional(std::chrono::year_month_day(std::chrono::year(2026) / 1 / 31)));
        // From then on the log knows the file, and the unsigned form is no way back.
        editAccounts(workspace, [](json::Object& account) {
            account.erase("standing");
            account.insert_or_assign("state", "active");
        }, 1);
        QCOMPARE(said(workspace, "osei"), std::string("corrupt keys.json is not the one the log knows"));
    }

    void inventedNamesAreNotCounted()
    {
        const auto workspace = m_fixture->copy();
        QCOMPARE(said(workspace, "nobody.here"), std::string("wrong-password"));
        QVERIFY(!fs::exists(workspace / "sign-in-attempts.json"));
        QCOMPARE(said(workspace, "lind", "not the password"), std::string("wrong-password"));
        QVERIFY(fs::exists(workspace / "sign-in-attempts.json"));
    }

    void R8_recordsNameHostProgramAndTheHashOfTheRunningBinary()
    {
        const auto workspace = m_fixture->copy();
        { (void)in(workspace, "lind"); }
        const auto record = json::parse(lastOfType(m_fixture->records(workspace), "login.ok"));
        const auto* src = record->find("src");
        QFile self(QCoreApplication::applicationFilePath());
        QVERIFY(self.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromStdString(src->stringOr("build", "")), QString::fromLatin1(QCryptographicHash::hash(self.readAll(), QCryptographicHash::Sha256).toHex()));
        QVERIFY(!src->stringOr("host", "").empty() && !src->stringOr("ver", "").empty());
        QVERIFY(!record->find("os")->stringOr("user", "").empty());
    }

    void R73_eachActLeavesExactlyOneRecord()
    {
        const auto workspace = m_fixture->copy();
        const auto before = m_fixture->records(workspace);
        {
            auto gate = in(workspace, "osei");
            QVERIFY(gate->accountDesk().add({.name = "berg", .password = "quilted marmots yawn"}));
            QVERIFY(gate->accountDesk().recordTraining("berg", std::chrono::year(2026) / 1 / 31));
            QCOMPARE(gate->accountDesk().recordTraining("berg", std::chrono::year(2031) / 1 / 31).error().detail, std::string("training.date"));
            QVERIFY(gate->accountDesk().disable("berg", "a trial"));
            QVERIFY(gate->accountDesk().approve("berg"));
            QVERIFY(gate->accountDesk().signReview());
        }
        auto records = m_fixture->records(workspace);
        const auto added = typesOf({records.begin() + static_cast<std::ptrdiff_t>(before.size()), records.end()});
        for (const char* type : {"account.add", "training.done", "account.disable", "account.approve", "account.review"})
            QVERIFY2(std::ranges::count(added, type) == 1, type);
    }
};

PLATEGLASS_TEST(TestAccountDesk)
#include "tst_account_desk.moc"
