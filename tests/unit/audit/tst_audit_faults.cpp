// A process killed between any two writes, a full disk, failing writes: what was confirmed is there, what was not is not,
// nothing is there by half, and the log goes on.
#include "log_fixture.h"
#include "sqlite/fault_vfs.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;
using base::Errc;
using Access = LogOptions::Access;
using sqlite::Fault;
using sqlite::FaultVfs;

namespace {

/// A day's work in small, with large records so that the write-ahead log is also emptied in between. Counts what was confirmed.
std::uint64_t work(AuditLog& log)
{
    std::uint64_t confirmed = 0;
    for (int i = 0; i < 4; ++i) {
        const auto receipt = log.appendIntent(test::intentDraft(std::string(i == 2 ? 100'000 : 6, 'Q')), base::Receipt::Kind::Question);
        if (!receipt) continue;
        confirmed = receipt->record() + 1;
        if (const auto result = log.append(test::resultDraft(receipt->record()))) confirmed = *result + 1;
        if (i % 2 == 1) (void)log.checkpoint();
    }
    return confirmed;
}

/// All records are whole, numbered, and every intent but those of `open` has its outcome.
void checkWhole(const AuditLog& log)
{
    QVERIFY(log.checkAll());
    const auto records = *log.records(0, 1000);
    QCOMPARE(records.size(), log.size());
    std::set<std::int64_t> open;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto value = json::parse(records[i].bytes);
        QVERIFY(value);
        QCOMPARE(value->integerOr("seq", -1), std::int64_t(i));
        const auto type = value->stringOr("type", "");
        if (!intentStem(type).empty()) {
            open.insert(std::int64_t(i));
            QCOMPARE(log.disclosures(i)->size(), std::size_t(2));
        } else if (!outcomeStem(type).empty()) {
            QCOMPARE(open.erase(value->integerOr("rel", -1)), std::size_t(1));
        }
    }
    QVERIFY(open.empty());
}

} // namespace

class TestAuditFaults : public QObject {
    Q_OBJECT
private slots:
    void R97_killedBetweenAnyTwoWrites()
    {
        bool ranToTheEnd = false;
        int deaths = 0;
        for (std::uint64_t count = 0; !ranToTheEnd; ++count) {
            const test::LogFixture fixture;
            FaultVfs vfs;
            std::uint64_t confirmed = 0;
            {
                const auto log = fixture.create(vfs.name());
                vfs.failAfter(count, Fault::Killed);
                confirmed = work(*log);
                ranToTheEnd = !vfs.hasFailed();
            }
            deaths += !ranToTheEnd;
            vfs.heal();
            const auto log = fixture.open(fixture.options(Access::Open, vfs.name(), "boot2"));
            QVERIFY2(log, log ? "" : log.error().detail.c_str());
            // Everything confirmed, at most the one record in flight, and the outcome that closes a dangling intent.
            QVERIFY((*log)->size() >= confirmed && (*log)->size() <= confirmed + 2);
            checkWhole(**log);
            QVERIFY((*log)->append(test::singleDraft()));
        }
        QVERIFY2(deaths > 40, "the work made too few writes to prove anything");
    }
    void killedWhileTheLogIsMade()
    {
        bool ranToTheEnd = false;
        for (std::uint64_t count = 0; !ranToTheEnd; ++count) {
            const test::LogFixture fixture;
            FaultVfs vfs;
            vfs.failAfter(count, Fault::Killed);
            const bool made = fixture.open(fixture.options(Access::Create, vfs.name())).has_value();
            ranToTheEnd = !vfs.hasFailed();
            vfs.heal();
            const auto log = fixture.open(fixture.options(Access::Open));
            QVERIFY(!made || log);
            if (log) QVERIFY((*log)->append(test::singleDraft()));
            else QVERIFY(log.error().code == Errc::NotFound || log.error().code == Errc::Corrupt);
        }
    }
    void failingWritesRefuseAndTheLogGoesOn_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("full disk") << static_cast<int>(Fault::DiskFull);
        QTest::newRow("I/O error") << static_cast<int>(Fault::IoError);
    }
    void failingWritesRefuseAndTheLogGoesOn()
    {
        QFETCH(int, fault);
        bool ranToTheEnd = false;
        for (std::uint64_t count = 0; !ranToTheEnd; ++count) {
            const test::LogFixture fixture;
            FaultVfs vfs;
            auto log = fixture.create(vfs.name());
            QVERIFY(log->append(test::singleDraft()));
            vfs.failAfter(count, static_cast<Fault>(fault));
            std::optional<Errc> error;
            std::uint64_t confirmed = 1;
            for (int i = 0; i < 4 && !error; ++i) {
                const auto seq = log->append(test::intentDraft(std::string(2000, 'Q')));
                if (seq) confirmed = *seq + 1;
                else error = seq.error().code;
            }
            ranToTheEnd = !error;
            QVERIFY(!error || *error == Errc::AuditUnavailable);
            vfs.heal();
            const auto next = log->append(test::singleDraft("lock"));
            QVERIFY2(next, next ? "" : next.error().detail.c_str());
            QCOMPARE(*next, confirmed); // nothing was kept of what failed
            QVERIFY(log->checkpoint());
            QVERIFY(log->checkAll());
            log.reset();
            const auto again = fixture.open(fixture.options(Access::Open, vfs.name(), "boot2"));
            QVERIFY(again);
            checkWhole(**again);
        }
    }
    void fullDiskRefusesUntilThereIsRoom()
    {
        const test::LogFixture fixture;
        FaultVfs vfs;
        const auto log = fixture.create(vfs.name());
        vfs.fillAfter(100'000);
        std::uint64_t confirmed = 0;
        int refused = 0;
        for (int i = 0; i < 200; ++i) {
            const auto seq = log->append(test::singleDraft());
            if (seq) confirmed = *seq + 1;
            else if (seq.error().code == Errc::AuditUnavailable) ++refused;
        }
        QVERIFY(confirmed > 0 && refused > 0);
        QCOMPARE(log->checkpoint().error().code, Errc::AuditUnavailable);
        QVERIFY(log->records(0, 1000));
        QCOMPARE(log->records(0, 1000)->size(), confirmed);
        vfs.heal();
        QCOMPARE(*log->append(test::singleDraft()), confirmed);
        QVERIFY(log->checkpoint());
        QVERIFY(log->checkAll());
    }
    void unknownOutcomesThatCannotBeWrittenKeepTheLogClosed()
    {
        const test::LogFixture fixture;
        QVERIFY(fixture.create()->append(test::intentDraft()));
        FaultVfs vfs;
        vfs.failAfter(0, Fault::DiskFull);
        QCOMPARE(fixture.open(fixture.options(Access::Open, vfs.name())).error().code, Errc::AuditUnavailable);
        vfs.heal();
        QCOMPARE((*fixture.open(fixture.options(Access::Open, vfs.name())))->size(), std::uint64_t(2));
    }
};
PLATEGLASS_TEST(TestAuditFaults)
#include "tst_audit_faults.moc"
