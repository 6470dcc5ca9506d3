// What the gate costs a search, beside what this disk needs for a sync, and how much of the log a search takes. PLATEGLASS_SEARCHES
// says how many searches; without it, 200.
#include "gate/workspace_fixture.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

using namespace plateglass;
using namespace plateglass::test;

namespace {

using Microseconds = std::chrono::microseconds;

Microseconds median(std::vector<Microseconds> all)
{
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::ranges::nth_element(all, middle);
    return *middle;
}

/// Appending a page to a file and syncing it, as the log does.
Microseconds syncTime(const fs::path& folder)
{
    const int file = ::open((folder / "sync-figure").c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    std::vector<Microseconds> all;
    const std::string page(4096, 'x');
    for (int i = 0; i < 100; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (::write(file, page.data(), page.size()) != static_cast<ssize_t>(page.size()) || ::fdatasync(file) != 0) qFatal("sync");
        all.emplace_back(timer.nsecsElapsed() / 1000);
    }
    ::close(file);
    return median(all);
}

} // namespace

class TestGateFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGatesShareOfASearchAndTheLogsGrowth()
    {
        const int searches = qEnvironmentVariableIntValue("PLATEGLASS_SEARCHES") > 0 ? qEnvironmentVariableIntValue("PLATEGLASS_SEARCHES") : 200;
        WorkspaceFixture fixture;
        const auto workspace = fixture.copy();
        std::vector<Microseconds> shares;
        std::uintmax_t before = 0;
        {
            const auto gate = fixture.signIn(workspace, "lind");
            QVERIFY(gate->startSession(goodRequest()) && gate->search("plate:QQ8O0I3 time:all", {}));
        }
        before = fs::file_size(workspace / "audit.db");
        {
            const auto gate = fixture.signIn(workspace, "lind");
            QVERIFY(gate->startSession(goodRequest()));
            for (int i = 0; i < searches; ++i) {
                const auto result = gate->search("plate:QQ8O0I3 time:all", {});
                QVERIFY(result);
                shares.push_back((*result)->gateShare);
            }
        }
        const auto sync = syncTime(workspace), share = median(shares);
        const auto growth = (fs::file_size(workspace / "audit.db") - before) / static_cast<std::uintmax_t>(searches);
        qInfo("gate's share of a search: median %lld us; a sync of this disk: median %lld us; the log grows by %llu bytes a search", static_cast<long long>(share.count()),
              static_cast<long long>(sync.count()), static_cast<unsigned long long>(growth));
        // Two records are synced for a search; the rest must be done in five milliseconds.
        QVERIFY2(share < std::chrono::milliseconds(5) + 2 * sync, "slower than the limit; on a busy machine try again alone");
        QVERIFY2(growth < 3 * 1024, "a search takes more than 3 KB of the log");
    }
};

PLATEGLASS_TEST(TestGateFigures)
#include "tst_gate_figures.moc"
