// What is done to a whole workspace is killed at random moments: afterwards it is as it was or as it was to be, opens for everybody,
// and its log verifies. PLATEGLASS_KILLS says how many times for each; without it, 3.
#include "care_fixture.h"
#include "gate/workspace_care.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <random>
#include <thread>

using namespace plateglass;
using namespace plateglass::test;

class TestCareKilled : public QObject {
    Q_OBJECT

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::mt19937 m_random{7};

    /// Runs the driver, to its end where `after` is none. True when it was killed before its end.
    static bool run(const QStringList& words, std::optional<std::chrono::microseconds> after)
    {
        QProcess driver;
        driver.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/care_driver"), words);
        if (!driver.waitForStarted()) qFatal("care_driver");
        if (after) {
            std::this_thread::sleep_for(*after);
            ::kill(static_cast<pid_t>(driver.processId()), SIGKILL);
        }
        driver.waitForFinished(120'000);
        if (!after && driver.exitCode() != 0) qFatal("care_driver: %s", driver.readAllStandardError().constData());
        return driver.exitStatus() == QProcess::CrashExit;
    }

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R97_killedItIsTheOldOrTheNew_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"adopt", "rekey", "backup", "restore", "rotate"}) QTest::newRow(what) << QString::fromLatin1(what);
    }
    void R97_killedItIsTheOldOrTheNew()
    {
        QFETCH(QString, what);
        const int kills = qEnvironmentVariableIntValue("PLATEGLASS_KILLS") > 0 ? qEnvironmentVariableIntValue("PLATEGLASS_KILLS") : 3;
        const auto text = [](const fs::path& path) { return QString::fromStdString(path.string()); };
        const fs::path backup = m_fixture->path("backup-" + what.toStdString());
        if (what == QStringLiteral("restore")) run({QStringLiteral("backup"), text(m_fixture->copy()), text(backup)}, {});
        std::chrono::microseconds whole{0};
        int killed = 0, done = 0;
        for (int round = -1; round < kills; ++round) {
            auto workspace = m_fixture->copy();
            const auto old = *gate::readWorkspaceInfo(workspace);
            const auto target = m_fixture->path(what.toStdString() + "-target" + std::to_string(round + 1));
            if (what == QStringLiteral("adopt")) carryElsewhere(workspace);
            const QStringList words{what, text(what == QStringLiteral("restore") ? backup : workspace), text(target)};
            if (round < 0) { // how long it takes
                QElapsedTimer timer;
                timer.start();
                run(words, {});
                whole = std::chrono::microseconds(timer.nsecsElapsed() / 1000);
                continue;
            }
            // Most of the time goes into the password; what may break comes after it.
            const auto quarter = whole / 4;
            (run(words, quarter + std::chrono::microseconds(m_random() % static_cast<unsigned>(whole.count()))) ? killed : done) += 1;

            if (what == QStringLiteral("backup")) { // there whole, or not there; and the workspace goes on
                if (fs::exists(target)) QVERIFY(gate::restoreWorkspace({target, "adams", kPassword}, fs::path(target.string() + "-restored"), "A look", m_fixture->clock()));
            }
            if (what == QStringLiteral("restore")) {
                if (!fs::exists(target)) continue;
                workspace = target;
            }
            const bool mayBeCopy = what == QStringLiteral("adopt") || what == QStringLiteral("restore");
            if (mayBeCopy && m_fixture->signIn(workspace, "adams")->isCopy()) {
                const auto adopted = gate::adoptWorkspace({workspace, "adams", kPassword}, "After the crash", m_fixture->clock());
                QVERIFY2(adopted, adopted ? "" : adopted.error().detail.c_str());
            }
            QCOMPARE(readsIn(*m_fixture, workspace), std::int64_t(5));
            QVERIFY(!readFile(workspace / "keys.json").contains(".next"));
            const auto now = gate::readWorkspaceInfo(workspace)->verifierKey;
            std::vector<std::string> keys{now};
            if (now != old.verifierKey) keys.push_back(old.verifierKey);
            QCOMPARE(complaints(*m_fixture, workspace, keys), QByteArray());
            fs::remove_all(workspace);
            fs::remove_all(m_fixture->lastExport());
        }
        qInfo("%s: %d killed on the way, %d had ended before", qPrintable(what), killed, done);
        QVERIFY(killed > 0);
    }
};

PLATEGLASS_TEST(TestCareKilled)
#include "tst_care_killed.moc"
