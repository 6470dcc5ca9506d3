// Administrators bring data in without being able to read it.
#include "gate/workspace_fixture.h"
#include "support/test_main.h"

#include <QObject>
#include <QTest>

using namespace plateglass;
using namespace plateglass::test;

namespace {
constexpr const char* kMore = "plate,time,lat,lon,camera,state\nQQ5NEW1,2026-01-05 08:00:00,47.61000,-122.33000,CAM-1,CA\n";
} // namespace

class TestIntake : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;

    std::size_t found(const fs::path& workspace)
    {
        auto gate = m_fixture->signIn(workspace, "lind");
        if (!gate->startSession(goodRequest()))
            return 999;
        const auto result = gate->search("plate:QQ5NEW1 time:all", {});
        return result ? (*result)->answer.rows.size() : 999;
    }

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void anAdministratorsImportWaitsSealedAndIsTakenIn()
    {
        const auto workspace = m_fixture->copy();
        writeFile(m_fixture->path("more.csv"), kMore);
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            const auto left = gate->importFile({m_fixture->path("more.csv"), m_fixture->path("mapping.json")}, {});
            QVERIFY(left);
            QCOMPARE(left->totals.accepted, 1u);
        }
        int sealed = 0;
        for (const auto& entry : fs::directory_iterator(workspace / "intake")) {
            ++sealed;
            QVERIFY(!readFile(entry.path()).contains("QQ5NEW1"));
        }
        QCOMPARE(sealed, 1);
        QCOMPARE(found(workspace), 1u); // the analyst holds the key, so her sign-in takes it in
        QVERIFY(fs::is_empty(workspace / "intake"));
        const auto types = typesOf(m_fixture->records(workspace));
        QCOMPARE(std::ranges::count(types, "import.wait"), 1);
        QCOMPARE(std::ranges::count(types, "import.result"), 2);
    }

    void aChangedSealIsNotTakenIn()
    {
        const auto workspace = m_fixture->copy();
        writeFile(m_fixture->path("more.csv"), kMore);
        {
            auto gate = m_fixture->signIn(workspace, "adams");
            QVERIFY(gate->importFile({m_fixture->path("more.csv"), m_fixture->path("mapping.json")}, {}));
        }
        const fs::path sealed = fs::directory_iterator(workspace / "intake")->path();
        std::string bytes = readFile(sealed);
        bytes[bytes.size() - 40] = static_cast<char>(bytes[bytes.size() - 40] ^ 1);
        writeFile(sealed, bytes);
        QCOMPARE(found(workspace), 0u);
        QVERIFY(fs::exists(sealed));
    }
};

PLATEGLASS_TEST(TestIntake)
#include "tst_intake.moc"
