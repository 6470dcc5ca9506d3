// The power goes after every single write and sync of a sign-in, a search and a sign-out; what was not synced is dropped, reordered or
// torn. After each, the log opens, verifies, and holds every record that somebody had been told of: nobody was shown a row whose
// intent is not on the disk.
#include "gate/audit_desk.h"
#include "gate/workspace_fixture.h"
#include "sqlite/recording_vfs.h"
#include "support/test_main.h"

#include <QObject>
#include <QProcess>
#include <QTest>

#include <format>

using namespace plateglass;
using namespace plateglass::test;
using sqlite::RecordingVfs;

class TestGatePower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void R1_R97_noRowWasShownWhoseIntentAPowerCutTookAway()
    {
        WorkspaceFixture fixture;
        // Once before, so that the key of the quarter's plate tags is in place: it lies in a file of its own.
        const fs::path live = fixture.copy(), before = fixture.path("before");
        {
            const auto analyst = fixture.signIn(live, "lind");
            QVERIFY(analyst->startSession(goodRequest()));
            QVERIFY(analyst->search("plate:QQ8O0I3 time:2026-01-01..2026-02-01", {}));
        }
        fs::copy(live, before, fs::copy_options::recursive);

        std::vector<sqlite::FileChange> journal;
        std::vector<std::pair<std::size_t, std::uint64_t>> told; // from this change on, somebody had been told of records up to this number
        {
            const RecordingVfs vfs(RecordingVfs::Scope::Default);
            {
                const auto analyst = fixture.signIn(live, "lind");
                QVERIFY(analyst->startSession(goodRequest()));
                told.emplace_back(vfs.size(), analyst->auditDesk().size());
                const auto answer = analyst->search("plate:QQ8* time:2026-01-01..2026-02-01", {});
                QVERIFY(answer);
                told.emplace_back(vfs.size(), analyst->auditDesk().size());
                const std::array<gate::RowRange, 1> rows{{{0, 2}}};
                QVERIFY(analyst->rowsShown(*answer, rows));
                told.emplace_back(vfs.size(), analyst->auditDesk().size());
                QVERIFY(analyst->endSession());
                told.emplace_back(vfs.size(), analyst->auditDesk().size());
            }
            journal = vfs.journal();
        }
        QVERIFY(std::ranges::any_of(journal, [](const auto& change) { return change.path.ends_with("audit.db-wal"); }));
        const auto whole = fixture.records(live);

        int states = 0;
        // Each state costs a sign-in, whose password is slow on purpose: of the changes only those of the log are cut between, and all that
        // was not synced is dropped at every other of them, a part of it at the others. The store has its own test.
        for (std::size_t count = 1; count <= journal.size(); ++count) {
            if (!journal[count - 1].path.contains("audit.db")) continue;
            const std::uint64_t seed = states % 2 == 0 ? 0 : count;
            const auto where = std::format("change {} of {}, seed {}", count, journal.size(), seed);
            const fs::path cut = fixture.path("cut");
            fs::copy(before, cut, fs::copy_options::recursive);
            sqlite::cutPower(journal, count, live, cut, seed);
            const auto found = fixture.records(cut);
            std::uint64_t acknowledged = 0;
            for (const auto& [from, size] : told)
                if (count >= from) acknowledged = size;
            QVERIFY2(found.size() >= acknowledged, where.c_str());
            for (std::uint64_t i = 0; i < acknowledged; ++i) QVERIFY2(found[i] == whole[i], where.c_str());
            if (states % 8 < 2) {
                QProcess verify;
                verify.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/plateglass-verify"),
                             {QString::fromStdString(fixture.lastExport().string()), QStringLiteral("--vkey"), QString::fromStdString(gate::readWorkspaceInfo(cut)->verifierKey)});
                QVERIFY(verify.waitForFinished(60'000));
                QVERIFY2(verify.exitCode() == 0, (where + verify.readAllStandardOutput().toStdString()).c_str());
            }
            fs::remove_all(fixture.lastExport());
            fs::remove_all(cut);
            ++states;
        }
        QVERIFY(states > 20);
        qInfo("%d states of %zu changes", states, journal.size());
    }
};
PLATEGLASS_TEST(TestGatePower)
#include "tst_gate_power.moc"
