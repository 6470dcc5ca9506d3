// What people do to a workspace: wrong passwords, edited files, a full disk, a second program, a search for plain text.
#include "gate/workspace_fixture.h"
#include "support/test_main.h"

#include <QObject>
#include <QTest>

#if !defined(_WIN32)
#include <csignal>
#include <sys/resource.h>
#endif

using namespace plateglass;
using namespace plateglass::test;

class TestGateAttacks : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;

    base::Errc signInError(const fs::path& workspace, const std::string& account, const std::string& password = kPassword)
    {
        const auto gate = gate::Gate::signIn({workspace, account, password}, m_fixture->clock());
        return gate ? base::Errc::InvalidArgument : gate.error().code;
    }
    static void replaceIn(const fs::path& file, const std::string& what, const std::string& with)
    {
        std::string text = readFile(file);
        const auto at = text.find(what);
        QVERIFY(at != std::string::npos);
        writeFile(file, text.replace(at, what.size(), with));
    }

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R73_aWrongPasswordIsRecordedAtTheNextSignIn()
    {
        const auto workspace = m_fixture->copy();
        QCOMPARE(signInError(workspace, "lind", "not the password"), base::Errc::WrongPassword);
        QCOMPARE(signInError(workspace, "nobody", kPassword), base::Errc::WrongPassword);
        const auto records = m_fixture->records(workspace);
        QCOMPARE(std::ranges::count(typesOf(records), "login.fail"), 2);
    }

    void R61_aSecondProgramIsToldWhoHoldsTheWorkspace()
    {
        const auto workspace = m_fixture->copy();
        const auto first = m_fixture->signIn(workspace, "lind");
        const auto second = gate::Gate::signIn({workspace, "osei", kPassword}, m_fixture->clock());
        QVERIFY(!second);
        QCOMPARE(second.error().code, base::Errc::Locked);
        QVERIFY(second.error().detail.starts_with("lind@"));
    }

    void aRoleEditedInTheKeyFileIsNoticed()
    {
        const auto workspace = m_fixture->copy();
        replaceIn(workspace / "keys.json", "\"role\": \"auditor\"", "\"role\": \"supervisor\"");
        QCOMPARE(signInError(workspace, "abara"), base::Errc::Corrupt);
    }

    void aPolicyEditedAfterItWasSignedIsNoticed()
    {
        const auto workspace = m_fixture->copy();
        for (const auto& entry : fs::directory_iterator(workspace / "policy"))
            if (entry.path().filename() != "active.json")
                replaceIn(entry.path(), "CRIM-AUTO", "CURIOSITY");
        QCOMPARE(signInError(workspace, "lind"), base::Errc::Corrupt);
    }

    void aNewerWorkspaceIsLeftAlone()
    {
        const auto workspace = m_fixture->copy();
        replaceIn(workspace / "workspace.json", "\"format\": 1", "\"format\": 2");
        QCOMPARE(signInError(workspace, "lind"), base::Errc::NewerVersion);
    }

    void aFlippedByteInADatabaseIsNoticed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("audit.db") << "audit.db";
        QTest::newRow("reads.db") << "reads.db";
    }
    void aFlippedByteInADatabaseIsNoticed()
    {
        QFETCH(QString, file);
        const auto workspace = m_fixture->copy();
        const fs::path path = workspace / file.toStdString();
        std::string bytes = readFile(path);
        bytes[100] = static_cast<char>(bytes[100] ^ 1);
        writeFile(path, bytes);
        QCOMPARE(signInError(workspace, "lind"), base::Errc::Corrupt);
    }

    void R75_noPlateStandsOpenInTheWorkspace()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = m_fixture->signIn(workspace, "lind");
            QVERIFY(gate->startSession(goodRequest()));
            const auto result = gate->search("plate:QQ8O0I3 time:all", {});
            QVERIFY(result && (*result)->answer.rows.size() == 2);
        }
        for (const auto& entry : fs::recursive_directory_iterator(workspace))
            if (entry.is_regular_file())
                QVERIFY2(!readFile(entry.path()).contains("QQ8O0I3"), entry.path().filename().c_str());
        QVERIFY(readFile(m_fixture->path("reads.csv")).contains("QQ8O0I3")); // the scan does find what is there
    }

    void R16_noRecordOnDiskNoRows()
    {
#if defined(_WIN32)
        QSKIP("needs setrlimit");
#else
        const auto workspace = m_fixture->copy();
        auto gate = m_fixture->signIn(workspace, "lind");
        QVERIFY(gate->startSession(goodRequest()));
        QVERIFY(gate->search("time:all", {}));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit full{1, before.rlim_max}; // as if the disk had not a byte left
        setrlimit(RLIMIT_FSIZE, &full);
        const auto refused = gate->search("time:all", {});
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!refused);
        QCOMPARE(refused.error().error.code, base::Errc::AuditUnavailable);
        const auto again = gate->search("time:all", {});
        QVERIFY(again); // room again, work goes on
        QCOMPARE((*again)->answer.rows.size(), 5u);
#endif
    }
};

PLATEGLASS_TEST(TestGateAttacks)
#include "tst_gate_attacks.moc"
