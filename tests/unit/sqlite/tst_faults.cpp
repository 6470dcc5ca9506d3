// Full disks, failing writes, and a process killed between any two writes: what was committed stays, what was not is gone.
#include "sqlite/fault_vfs.h"
#include "sqlite/transaction.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace plateglass;
using namespace plateglass::sqlite;
using base::Errc;

namespace {

OpenOptions through(const std::string& vfs, Journal journal)
{
    Key key;
    key.fill(3);
    return {.access = Access::Create, .key = key, .journal = journal, .vfs = vfs};
}

/// Ten transactions; the number of those that reported success.
int tenTransactions(Connection& connection, std::optional<Errc>& firstError)
{
    int committed = 0;
    for (int i = 0; i < 10; ++i) {
        auto transaction = Transaction::begin(connection);
        auto result = transaction
            ? connection.execute("INSERT INTO t (text) SELECT hex(randomblob(100)) FROM (VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10))")
            : base::Result<void>(std::unexpected(transaction.error()));
        if (result) result = transaction->commit();
        if (result) ++committed;
        else if (!firstError) firstError = result.error().code;
    }
    return committed;
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT
private slots:
    void R97_killedBetweenAnyTwoWrites_data()
    {
        QTest::addColumn<int>("journal");
        QTest::newRow("write-ahead log") << static_cast<int>(Journal::Wal);
        QTest::newRow("rollback journal") << static_cast<int>(Journal::Rollback);
    }
    void R97_killedBetweenAnyTwoWrites()
    {
        QFETCH(int, journal);
        bool ranToTheEnd = false;
        int deaths = 0;
        for (std::uint64_t count = 0; !ranToTheEnd; ++count) {
            const QTemporaryDir dir;
            const auto path = std::filesystem::path(dir.path().toStdString()) / "x.db";
            FaultVfs vfs;
            const auto options = through(vfs.name(), static_cast<Journal>(journal));
            int committed = 0;
            {
                auto connection = Connection::open(path, options);
                QVERIFY(connection->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT) STRICT"));
                vfs.failAfter(count, Fault::Killed);
                std::optional<Errc> error;
                committed = tenTransactions(*connection, error);
                ranToTheEnd = !vfs.hasFailed();
            }
            deaths += vfs.hasFailed() ? 1 : 0;
            vfs.heal();
            auto again = Connection::open(path, options);
            QVERIFY2(again.has_value(), std::to_string(count).c_str());
            const auto rows = again->integer("SELECT count(*) FROM t");
            QVERIFY(rows.has_value());
            // A commit whose last step after the commit point failed may be there without having been reported.
            QVERIFY2(*rows == committed * 10 || *rows == (committed + 1) * 10, std::to_string(count).c_str());
            if (ranToTheEnd) QCOMPARE(*rows, 100);
            QCOMPARE(*again->integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
        }
        QVERIFY(deaths > 20);
    }
    void fullDiskIsSaidAndKeepsWhatWasCommitted()
    {
        const QTemporaryDir dir;
        const auto path = std::filesystem::path(dir.path().toStdString()) / "x.db";
        FaultVfs vfs;
        auto connection = Connection::open(path, through(vfs.name(), Journal::Wal));
        QVERIFY(connection->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT) STRICT"));
        vfs.fillAfter(30'000);
        std::optional<Errc> error;
        const int committed = tenTransactions(*connection, error);
        QVERIFY(committed > 0 && committed < 10);
        QCOMPARE(*error, Errc::DiskFull);
        QVERIFY(vfs.hasFailed());
        QCOMPARE(*connection->integer("SELECT count(*) FROM t"), committed * 10);
        vfs.heal();
        error.reset();
        QCOMPARE(tenTransactions(*connection, error), 10);
    }
    void failingWriteIsIo()
    {
        const QTemporaryDir dir;
        const auto path = std::filesystem::path(dir.path().toStdString()) / "x.db";
        FaultVfs vfs;
        auto connection = Connection::open(path, through(vfs.name(), Journal::Wal));
        QVERIFY(connection->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT) STRICT"));
        vfs.failAfter(0, Fault::IoError);
        std::optional<Errc> error;
        QCOMPARE(tenTransactions(*connection, error), 0);
        QCOMPARE(*error, Errc::Io);
    }
};
PLATEGLASS_TEST(TestFaults)
#include "tst_faults.moc"
