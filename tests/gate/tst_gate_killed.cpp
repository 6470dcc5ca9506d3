// R1: a program that searches, imports, takes back and purges is killed at random moments, again and again. Whatever it could have
// shown has its intent and its outcome in the log, nothing acknowledged is lost, the log verifies, and the workspace opens.
//
// PLATEGLASS_KILLS says how many times; without it, 40.
#include "gate/audit_desk.h"
#include "gate/workspace_fixture.h"
#include "support/test_main.h"

#include <QObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <random>
#include <set>
#include <sstream>
#include <thread>

using namespace plateglass;
using namespace plateglass::test;

class TestGateKilled : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void R1_R97_killedAtRandomMomentsNothingShownLacksItsRecord()
    {
        const int kills = std::max(1, qEnvironmentVariableIntValue("PLATEGLASS_KILLS") > 0 ? qEnvironmentVariableIntValue("PLATEGLASS_KILLS") : 40);
        WorkspaceFixture fixture;
        const fs::path workspace = fixture.copy(), scratch = fixture.path("scratch");
        fs::create_directories(scratch);
        fs::copy_file(fixture.path("mapping.json"), scratch / "mapping.json");
        std::mt19937 random(11);
        std::map<std::uint64_t, std::string> promised; // records that somebody was shown rows on
        std::map<std::string, std::uint64_t> sources{{"reads.csv", fixture.totals().accepted}};
        std::set<std::string> unsure; // a removal of it began and was not acknowledged: there or not, but whole
        int early = 0, busy = 0;

        const auto inspect = [&] {
            const auto records = fixture.records(workspace);
            for (const auto& [number, type] : promised) {
                QVERIFY2(number < records.size(), "a record that was acknowledged is not in the log");
                QCOMPARE(typeOf(records[number]), type);
            }
            QProcess verify;
            const auto key = gate::readWorkspaceInfo(workspace)->verifierKey;
            verify.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/plateglass-verify"), {QString::fromStdString(fixture.lastExport().string()), QStringLiteral("--vkey"), QString::fromStdString(key)});
            QVERIFY(verify.waitForFinished(60'000));
            QVERIFY2(verify.exitCode() == 0, verify.readAllStandardOutput().constData());
            const auto gate = fixture.signIn(workspace, "osei");
            const auto there = gate->sources();
            QVERIFY(there);
            std::set<std::string> names;
            std::uint64_t accepted = 0;
            for (const auto& source : *there) {
                names.insert(source.name);
                if (!source.purgeBy) accepted += source.totals.accepted; // the others are past their origin's date
            }
            for (const auto& [name, rows] : sources) QVERIFY2(names.contains(name) || unsure.contains(name), "an acknowledged import is gone");
            QVERIFY(gate->startSession(goodRequest()));
            const auto all = gate->search("time:2026-01-01..2026-02-01", {});
            QVERIFY(all);
            QCOMPARE((*all)->answer.matched, accepted); // duplicates are counted to the source that came first; none was taken back half
            fs::remove_all(fixture.lastExport());
        };

        for (int round = 0; round < kills; ++round) {
            QProcess driver;
            driver.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/gate_driver"), {QString::fromStdString(workspace.string()), QString::fromStdString(scratch.string()), QString::number(round)});
            QVERIFY(driver.waitForStarted());
            // One in eight at any moment from the start, the others while it works.
            if (random() % 8 != 0) QVERIFY2(driver.waitForReadyRead(60'000), driver.readAllStandardError().constData());
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 400'000));
            ::kill(static_cast<pid_t>(driver.processId()), SIGKILL);
            QVERIFY(driver.waitForFinished(60'000));
            QVERIFY2(driver.exitStatus() == QProcess::CrashExit, driver.readAllStandardError().constData());
            std::istringstream lines(driver.readAllStandardOutput().toStdString());
            int told = 0;
            for (std::string line; std::getline(lines, line);) {
                std::istringstream words(line);
                std::string what, name;
                std::uint64_t first = 0, second = 0;
                words >> what;
                ++told;
                if (what == "shown" && words >> first >> second) promised[first] = "search.intent", promised[second] = "search.result";
                if (what == "kept" && words >> name >> first) sources[name] = first;
                if (what == "going" && words >> name) unsure.insert(name);
                if (what == "gone" && words >> name) sources.erase(name);
            }
            ++(told == 0 ? early : busy);
            if (round % 20 == 19 || round == kills - 1) {
                inspect();
                if (QTest::currentTestFailed()) return;
                // What was under way when it died may have happened or not: from now on it is held to what is there.
                unsure.clear();
                const auto gate = fixture.signIn(workspace, "osei");
                sources.clear();
                const auto there = gate->sources();
                QVERIFY(there);
                for (const auto& source : *there) sources[source.name] = source.totals.accepted;
            }
        }
        qInfo("%d kills, %d before it was ready, %d while it worked; %zu records promised and found", kills, early, busy, promised.size());
        QVERIFY(busy > kills / 2);
    }
};
PLATEGLASS_TEST(TestGateKilled)
#include "tst_gate_killed.moc"
