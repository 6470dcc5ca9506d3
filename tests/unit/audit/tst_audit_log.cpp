// The log on disk: what is appended stays, in order, signed; what is tampered with is found and named.
#include "log_fixture.h"
#include "sqlite/connection.h"
#include "support/test_main.h"

#include <QTest>

#include <thread>

using namespace plateglass;
using namespace plateglass::audit;
using base::Errc;
using Access = LogOptions::Access;
using base::Receipt;

namespace {

/// Changes the tables behind the log's back, guards removed.
void tamper(const test::LogFixture& fixture, const std::string& sql)
{
    auto connection = sqlite::Connection::open(fixture.file(), {.key = fixture.options(Access::Open).databaseKey});
    QVERIFY(connection);
    for (const char* guard : {"entry_never_changes", "entry_never_goes", "checkpoint_never_changes", "checkpoint_never_goes"})
        QVERIFY(connection->execute(std::string("DROP TRIGGER ") + guard));
    QVERIFY(connection->execute(sql));
}

/// Appends `pairs` searches.
void appendPairs(AuditLog& log, int pairs)
{
    for (int i = 0; i < pairs; ++i) {
        const auto receipt = log.appendIntent(test::intentDraft(), Receipt::Kind::Question);
        QVERIFY(receipt);
        QVERIFY(log.append(test::resultDraft(receipt->record())));
    }
}

struct SettableClock final : base::Clock {
    base::UtcTime wall{};
    std::chrono::milliseconds mono{0};
    base::UtcTime now() const override { return wall; }
    std::chrono::milliseconds monotonic() const override { return mono; }
};

std::string typeOf(const StoredRecord& record) { return json::parse(record.bytes)->stringOr("type", ""); }

std::vector<std::string> typesOf(const AuditLog& log)
{
    std::vector<std::string> out;
    for (const auto& record : test::recordsOf(log)) out.push_back(typeOf(record));
    return out;
}

} // namespace

class TestAuditLog : public QObject {
    Q_OBJECT
    test::LogFixture m_large; ///< 608 records; signed at 2, 102 and 604

private slots:
    void initTestCase()
    {
        const auto log = m_large.create();
        for (int i = 0; i < 302; ++i) {
            appendPairs(*log, 1);
            if (i == 0 || i == 50) QVERIFY(log->checkpoint());
        }
        QVERIFY(log->checkpoint());
        appendPairs(*log, 2);
    }
    void recordsAreKeptInOrderAndReadBack()
    {
        const test::LogFixture fixture;
        {
            const auto log = fixture.create();
            QCOMPARE(*log->append(test::singleDraft()), std::uint64_t(0));
            const auto receipt = log->appendIntent(test::intentDraft(), Receipt::Kind::Question);
            QVERIFY(receipt);
            QCOMPARE(receipt->record(), std::uint64_t(1));
            QVERIFY(receipt->kind() == Receipt::Kind::Question);
            QCOMPARE(*log->append(test::resultDraft(1)), std::uint64_t(2));
        }
        const auto log = fixture.open(fixture.options(Access::Open));
        QVERIFY(log);
        QCOMPARE((*log)->size(), std::uint64_t(3));
        const auto records = *(*log)->records(1, 10);
        QCOMPARE(records.size(), std::size_t(2));
        QCOMPARE(records[0].seq, std::uint64_t(1));
        QCOMPARE(json::parse(records[0].bytes)->integerOr("seq", -1), std::int64_t(1));
        QCOMPARE((*log)->records(0, 1)->size(), std::size_t(1));
        QVERIFY((*log)->records(3, 10)->empty());
    }
    void disclosuresLieBesideTheirRecord()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->append(test::intentDraft("QQ77")));
        QVERIFY(log->disclosures(0)->empty());
        const auto disclosures = *log->disclosures(1);
        QCOMPARE(disclosures.size(), std::size_t(2));
        QCOMPARE(disclosures[0].path, std::string("q"));
        QCOMPARE(*Disclosure::parse(disclosures[0].text)->value.string(), std::string("QQ77"));
        QVERIFY(!log->records(1, 1)->front().bytes.contains("QQ77"));
    }
    void checkpointsSignWhatIsThere()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QCOMPARE(*log->lastCheckpoint(), std::string());
        const auto empty = openCheckpoint(*log->checkpoint(), log->verifier());
        QCOMPARE(empty->size, std::uint64_t(0));
        QCOMPARE(empty->root, emptyRoot());
        appendPairs(*log, 2);
        const auto note = *log->checkpoint();
        QCOMPARE(openCheckpoint(note, log->verifier())->size, std::uint64_t(4));
        QCOMPARE(*log->checkpoint(), note);
        QCOMPARE(*log->lastCheckpoint(), note);
        std::vector<Hash> leaves;
        for (const auto& record : test::recordsOf(*log)) leaves.push_back(leafHash(base::viewOf(record.bytes)));
        QCOMPARE(openCheckpoint(note, log->verifier())->root, rootOf(leaves));
    }
    void checkpointIsDueAfterAMinute()
    {
        test::LogFixture fixture;
        const auto log = fixture.create();
        fixture.clock.advance(std::chrono::minutes(5));
        QVERIFY(log->append(test::singleDraft()));
        fixture.clock.advance(std::chrono::seconds(59));
        QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->checkpointIfDue());
        QCOMPARE(*log->lastCheckpoint(), std::string());
        fixture.clock.advance(std::chrono::seconds(1));
        QVERIFY(log->checkpointIfDue());
        const auto first = *log->lastCheckpoint();
        QCOMPARE(openCheckpoint(first, log->verifier())->size, std::uint64_t(2));
        fixture.clock.advance(std::chrono::seconds(100));
        QVERIFY(log->checkpointIfDue());
        QCOMPARE(*log->lastCheckpoint(), first);
        QVERIFY(log->append(test::singleDraft())); // the minute counts from here, not from the last signing
        fixture.clock.advance(std::chrono::seconds(30));
        QVERIFY(log->checkpointIfDue());
        QCOMPARE(*log->lastCheckpoint(), first);
    }
    void everyRecordHasAProof()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QCOMPARE(log->proof(0).error().code, Errc::NotFound);
        appendPairs(*log, 300); // two complete bundles and a part
        const auto records = *log->records(0, 1000);
        for (std::uint64_t seq = 0; seq < 600; seq += 37) {
            const auto proof = log->proof(seq);
            QVERIFY(proof);
            QVERIFY(RecordProof::parse(proof->text())->proves(base::viewOf(records[seq].bytes), log->verifier()));
            QVERIFY(!proof->proves(base::viewOf(records[seq + 1 < 600 ? seq + 1 : 0].bytes), log->verifier()));
        }
        QCOMPARE(log->proof(600).error().code, Errc::NotFound);
    }
    void logsAcrossManyBundlesReopen()
    {
        const test::LogFixture fixture;
        std::string note;
        for (int round = 0; round < 5; ++round) {
            const auto log = round == 0 ? fixture.create() : std::move(*fixture.open(fixture.options(Access::Open)));
            if (round > 0) QCOMPARE(*log->lastCheckpoint(), note);
            appendPairs(*log, 70);
            note = *log->checkpoint();
            appendPairs(*log, 3); // left unsigned
            QVERIFY(log->checkAll());
        }
        QCOMPARE((*fixture.open(fixture.options(Access::Open)))->size(), std::uint64_t(5 * 146));
    }
    void R7_danglingIntentsBecomeUnknown()
    {
        const test::LogFixture fixture;
        {
            const auto log = fixture.create();
            QVERIFY(log->append(test::intentDraft()));
            QVERIFY(log->append(RecordDraft{.type = "import.intent"}));
            QVERIFY(log->append(test::resultDraft(0)));
            QVERIFY(log->append(test::intentDraft()));
        }
        {
            const auto reader = fixture.open(fixture.options(Access::ReadOnly));
            QVERIFY(reader);
            QCOMPARE((*reader)->size(), std::uint64_t(4));
        }
        const auto log = fixture.open(fixture.options(Access::Open, {}, "boot2"));
        QVERIFY(log);
        QCOMPARE(typesOf(**log), (std::vector<std::string>{"search.intent", "import.intent", "search.result", "search.intent", "import.unknown", "search.unknown"}));
        const auto closing = *json::parse((*log)->records(4, 1)->front().bytes);
        QCOMPARE(closing.integerOr("rel", -1), std::int64_t(1));
        QCOMPARE(closing.stringOr("out", ""), std::string("unknown"));
        QCOMPARE((*fixture.open(fixture.options(Access::Open)))->size(), std::uint64_t(6));
    }
    void outcomesNeedTheirIntent()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::intentDraft()));
        QCOMPARE(log->append(test::resultDraft(7)).error().code, Errc::InvalidArgument);
        QCOMPARE(log->append({.type = "search.result"}).error().code, Errc::InvalidArgument);
        QCOMPARE(log->append({.type = "search.result", .fields = {{"rel", "0"}}}).error().code, Errc::InvalidArgument);
        QCOMPARE(log->append({.type = "export.result", .fields = {{"rel", 0}}}).error().code, Errc::InvalidArgument);
        QVERIFY(log->append({.type = "search.refused", .out = "refused"}));
        QVERIFY(log->append({.type = "search.cancelled", .out = "cancelled", .fields = {{"rel", 0}}}));
        QCOMPARE(log->append(test::resultDraft(0)).error().code, Errc::InvalidArgument);
        QCOMPARE(log->size(), std::uint64_t(3));
    }
    void R11_noReceiptIsMadeForAnOutcome()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::intentDraft()));
        QCOMPARE(log->appendIntent(test::resultDraft(0), Receipt::Kind::Question).error().code, Errc::InvalidArgument);
        QCOMPARE(log->size(), std::uint64_t(1));
        QVERIFY(log->appendIntent(test::singleDraft("view.image"), Receipt::Kind::Question));
    }
    void badDraftsLeaveNothing()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QCOMPARE(log->append({.type = "x", .fields = {{"q", 1.5}}}).error().code, Errc::InvalidArgument);
        QCOMPARE(*log->append(test::singleDraft()), std::uint64_t(0));
    }
    void largeValuesAreKeptBeside()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        const std::string canonical(200'000, 'q');
        QVERIFY(log->append({.type = "search.intent", .fields = {{"q", json::Object{{"canonical", canonical}}}}}));
        QVERIFY(log->records(0, 1)->front().bytes.size() <= 65'535);
        QCOMPARE(*Disclosure::parse(log->disclosures(0)->front().text)->value.string(), canonical);
        json::Object many;
        for (int i = 0; i < 20'000; ++i) many.emplace("k" + std::to_string(i), i);
        QCOMPARE(log->append({.type = "x", .fields = {{"q", many}}}).error().code, Errc::LimitExceeded);
        QCOMPARE(log->size(), std::uint64_t(1));
    }
    void timeNeverRunsBackwardsWithinARun()
    {
        const test::LogFixture fixture;
        SettableClock clock;
        const auto open = [&](Access access, std::string boot) {
            return std::move(*AuditLog::open(fixture.file(), test::logKey(), clock, fixture.options(access, {}, std::move(boot))));
        };
        const auto appendAt = [&](AuditLog& log, std::int64_t wallSeconds, int mono) {
            clock.wall = {wallSeconds * 1'000'000};
            clock.mono = std::chrono::milliseconds(mono);
            QVERIFY(log.append(test::singleDraft()));
        };
        {
            const auto log = open(Access::Create, "boot1");
            appendAt(*log, 1000, 0);
            appendAt(*log, 400, 1500); // set back: the other clock leads on
            appendAt(*log, 2000, 2500);
        }
        appendAt(*open(Access::Open, "boot1"), 1000, 3000); // the same run, with the log opened again
        appendAt(*open(Access::Open, "boot2"), 1000, 0);    // another run may begin at any time
        std::vector<std::string> times;
        for (const auto& record : test::recordsOf(*open(Access::Open, "boot3"))) times.push_back(json::parse(record.bytes)->stringOr("t", ""));
        QCOMPARE(times, (std::vector<std::string>{"1970-01-01T00:16:40.000Z", "1970-01-01T00:16:41.500Z", "1970-01-01T00:33:20.000Z",
                                                  "1970-01-01T00:33:20.500Z", "1970-01-01T00:16:40.000Z"}));
    }
    void twoThreadsTakeTurns()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        std::atomic<int> failures{0};
        const auto work = [&] {
            for (int i = 0; i < 150; ++i) {
                const auto receipt = log->appendIntent(test::intentDraft(), Receipt::Kind::Question);
                if (!receipt || !log->append(test::resultDraft(receipt->record()))) ++failures;
                if (i % 50 == 0 && !log->checkpoint()) ++failures;
            }
        };
        {
            const std::jthread one(work), two(work);
        }
        QCOMPARE(failures.load(), 0);
        QCOMPARE(log->size(), std::uint64_t(600));
        QVERIFY(log->checkAll());
        const auto records = *log->records(0, 1000);
        for (std::size_t i = 0; i < records.size(); ++i) QCOMPARE(json::parse(records[i].bytes)->integerOr("seq", -1), std::int64_t(i));
    }
    void openingSaysWhatIsWrong()
    {
        const test::LogFixture fixture;
        QCOMPARE(fixture.open(fixture.options(Access::Open)).error().code, Errc::NotFound);
        {
            const auto log = fixture.create();
            QVERIFY(log->append(test::singleDraft()));
            QVERIFY(log->checkpoint());
        }
        QCOMPARE(fixture.open(fixture.options(Access::Create)).error().code, Errc::AlreadyExists);
        auto wrong = fixture.options(Access::Open);
        wrong.databaseKey[0] ^= 1;
        QCOMPARE(fixture.open(wrong).error().code, Errc::Corrupt);
        auto otherKey = *SigningKey::fromSeed(std::string(test::kOrigin), SigningKey::randomSeed());
        QCOMPARE(AuditLog::open(fixture.file(), std::move(otherKey), fixture.clock, fixture.options(Access::Open)).error().code, Errc::Corrupt);
        QVERIFY(fixture.open(fixture.options(Access::Open)));
    }
    void emptyDatabaseIsNoLog()
    {
        const test::LogFixture fixture;
        {
            auto connection = sqlite::Connection::open(fixture.file(), {.access = sqlite::Access::Create, .key = fixture.options(Access::Open).databaseKey});
            QVERIFY(connection && connection->execute("CREATE TABLE t (x)"));
        }
        QCOMPARE(fixture.open(fixture.options(Access::Open)).error().code, Errc::Corrupt);
        QCOMPARE(fixture.open(fixture.options(Access::ReadOnly)).error().code, Errc::Corrupt);
    }
    void newerLogsAreLeftAlone()
    {
        const test::LogFixture fixture;
        QVERIFY(fixture.create()->append(test::singleDraft()));
        tamper(fixture, "PRAGMA user_version = 99");
        QCOMPARE(fixture.open(fixture.options(Access::Open)).error().code, Errc::NewerVersion);
        QCOMPARE(fixture.open(fixture.options(Access::ReadOnly)).error().code, Errc::NewerVersion);
    }
    void readersDoNotWrite()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->checkpoint());
        const auto reader = std::move(*fixture.open(fixture.options(Access::ReadOnly)));
        QCOMPARE(reader->append(test::singleDraft()).error().code, Errc::AuditUnavailable);
        QVERIFY(reader->proof(0));
        QVERIFY(reader->checkAll());
        QVERIFY(log->append(test::singleDraft()));
        const auto late = std::move(*fixture.open(fixture.options(Access::ReadOnly)));
        QCOMPARE(late->checkpoint().error().code, Errc::AuditUnavailable);
    }
    void tablesGuardAgainstAccidents()
    {
        const test::LogFixture fixture;
        {
            const auto log = fixture.create();
            appendPairs(*log, 1);
            QVERIFY(log->checkpoint());
        }
        auto connection = sqlite::Connection::open(fixture.file(), {.key = fixture.options(Access::Open).databaseKey});
        QVERIFY(connection);
        for (const char* sql : {"UPDATE entry SET bytes = x'00'", "DELETE FROM entry", "DELETE FROM checkpoint", "UPDATE checkpoint SET note = ''",
                                "UPDATE disclosure SET text = ''"})
            QVERIFY2(!connection->execute(sql), sql);
        QVERIFY(connection->execute("DELETE FROM disclosure")); // erasing is a right, and the log stays whole
        QVERIFY((*fixture.open(fixture.options(Access::Open)))->checkAll());
    }
    void tamperingIsFoundAndNamed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("atOpening"); // empty: the end is untouched, checkAll finds it
        QTest::addColumn<QByteArray>("byCheckAll");
        const QByteArray changeOld = "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'u1', 'u2') AS BLOB) WHERE seq = ";
        QTest::newRow("old record changed") << changeOld + "4" << QByteArray() << QByteArray("record 4 does not match its hash");
        QTest::newRow("late record changed") << changeOld + "602" << QByteArray("record 602 does not match its hash") << QByteArray();
        QTest::newRow("unsigned record changed") << changeOld + "606" << QByteArray("record 606 does not match its hash") << QByteArray();
        QTest::newRow("old record deleted") << QByteArray("DELETE FROM entry WHERE seq = 100") << QByteArray() << QByteArray("record 100 is missing");
        QTest::newRow("signed end cut off") << QByteArray("DELETE FROM entry WHERE seq >= 600") << QByteArray("600 records are there, but 604 were signed") << QByteArray();
        QTest::newRow("record and hash changed") << QByteArray("UPDATE entry SET bytes = x'7b7d', leaf = x'62ab32dca48af99b9a4f0c8c4fe389dfb97aa1d15a7e0dd9ab2f4dee1b0d4f83' WHERE seq = 3")
                                                  << QByteArray() << QByteArray("record 3 does not match its hash");
        QTest::newRow("two records swapped") << QByteArray("UPDATE entry SET seq = -1 WHERE seq = 10; UPDATE entry SET seq = 10 WHERE seq = 11; UPDATE entry SET seq = 11 WHERE seq = -1")
                                              << QByteArray() << QByteArray("a record between 2 and 101 is not what was signed");
        QTest::newRow("bundle's root changed") << QByteArray("UPDATE bundle SET root = zeroblob(32) WHERE number = 1") << QByteArray("record between 0 and 603") << QByteArray();
        QTest::newRow("bundle's root deleted") << QByteArray("DELETE FROM bundle WHERE number = 1") << QByteArray("a bundle's root is missing") << QByteArray();
        QTest::newRow("checkpoint moved") << QByteArray("UPDATE checkpoint SET size = 603 WHERE size = 604") << QByteArray("the checkpoint of 603 records is not signed") << QByteArray();
        QTest::newRow("old checkpoint changed") << QByteArray("UPDATE checkpoint SET note = replace(note, 'pd.', 'qd.') WHERE size = 2") << QByteArray()
                                                 << QByteArray("the checkpoint of 2 records is not signed");
        QTest::newRow("table gone") << QByteArray("DROP TABLE open_intent") << QByteArray("SQL logic error") << QByteArray();
    }
    void tamperingIsFoundAndNamed()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, atOpening);
        QFETCH(QByteArray, byCheckAll);
        const test::LogFixture fixture;
        std::filesystem::copy_file(m_large.file(), fixture.file());
        tamper(fixture, sql.toStdString());
        const auto log = fixture.open(fixture.options(Access::Open));
        QCOMPARE(log.has_value(), atOpening.isEmpty());
        const auto error = log ? (*log)->checkAll().error() : log.error();
        QCOMPARE(error.code, Errc::Corrupt);
        const auto expected = atOpening.isEmpty() ? byCheckAll : atOpening;
        QVERIFY2(error.detail.contains(expected.toStdString()), error.detail.c_str());
    }
    void rootsOfUnsignedBundlesAreChecked()
    {
        const test::LogFixture fixture;
        {
            const auto log = fixture.create();
            for (int i = 0; i < 600; ++i) {
                QVERIFY(log->append(test::singleDraft()));
                if (i == 99) QVERIFY(log->checkpoint());
            }
        }
        tamper(fixture, "UPDATE bundle SET root = zeroblob(32) WHERE number = 1");
        const auto log = fixture.open(fixture.options(Access::Open));
        QVERIFY(!log);
        const auto error = log.error();
        QVERIFY2(error.detail.contains("records 256 to 511 do not match their root"), error.detail.c_str());
    }
    void consistentRewritesAreFoundByTheCheckpoints()
    {
        // Record 3 replaced with hash and all: only what was signed says no.
        const test::LogFixture fixture;
        {
            const auto log = fixture.create();
            QVERIFY(log->append(test::singleDraft("app.start")));
            QVERIFY(log->append(test::singleDraft("app.start")));
            QVERIFY(log->checkpoint());
            for (int i = 0; i < 3; ++i) QVERIFY(log->append(test::singleDraft("lock")));
            QVERIFY(log->checkpoint());
            for (int i = 0; i < 600; ++i) QVERIFY(log->append(test::singleDraft("unlock")));
        }
        tamper(fixture, "UPDATE entry SET bytes = x'7b7d', leaf = x'" + base::toHex(leafHash(base::viewOf("{}"))) + "' WHERE seq = 3");
        const auto log = fixture.open(fixture.options(Access::Open));
        QVERIFY(!log);
        const auto error = log.error();
        QCOMPARE(error.code, Errc::Corrupt);
        QVERIFY2(error.detail.contains("a record between 0 and 4"), error.detail.c_str());
    }
};
PLATEGLASS_TEST(TestAuditLog)
#include "tst_audit_log.moc"
