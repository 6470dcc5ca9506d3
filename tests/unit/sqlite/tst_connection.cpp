// Opening, keys, statements, transactions and migrations.
#include "sqlite/migrations.h"
#include "sqlite/transaction.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace plateglass;
using namespace plateglass::sqlite;
using base::Errc;

namespace {

constexpr int kPage = 4096;

Key keyOf(std::uint8_t seed)
{
    Key key;
    key.fill(seed);
    return key;
}

OpenOptions encrypted(Access access = Access::Create) { return {.access = access, .key = keyOf(7), .pageSize = kPage}; }

/// Enough rows for a few hundred pages.
void fill(Connection& connection)
{
    QVERIFY(connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT) STRICT;"
                               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                               "INSERT INTO t SELECT i, printf('MARKER%0100d', i) FROM n"));
    QVERIFY(connection.checkpointWal());
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeContents(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Opens and reads every row; the first error met, if any.
std::optional<Errc> errorOfReadingAll(const std::filesystem::path& path)
{
    auto connection = Connection::open(path, encrypted(Access::ReadWrite));
    if (!connection) return connection.error().code;
    const auto sum = connection->integer("SELECT sum(length(text)) FROM t");
    if (!sum) return sum.error().code;
    return std::nullopt;
}

} // namespace

class TestConnection : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = std::filesystem::path(m_dir->path().toStdString()) / "x.db";
    }

    void whatIsWrittenIsReadAgain()
    {
        {
            auto connection = Connection::open(m_path, encrypted());
            QVERIFY(connection.has_value());
            fill(*connection);
        }
        auto again = Connection::open(m_path, encrypted(Access::ReadOnly));
        QVERIFY(again.has_value());
        QCOMPARE(*again->integer("SELECT count(*) FROM t"), 5000);
    }
    void theFileHoldsNoPlainText()
    {
        auto connection = Connection::open(m_path, encrypted());
        fill(*connection);
        const auto bytes = contents(m_path);
        QVERIFY(bytes.size() > 500'000);
        QVERIFY(bytes.find("MARKER") == std::string::npos);
        QVERIFY(bytes.find("SQLite format") == std::string::npos);
        QVERIFY(contents(m_path.string() + "-wal").find("MARKER") == std::string::npos);
    }
    void wrongKeyIsCorrupt()
    {
        {
            auto connection = Connection::open(m_path, encrypted());
            fill(*connection);
        }
        auto options = encrypted(Access::ReadWrite);
        options.key = keyOf(8);
        QCOMPARE(Connection::open(m_path, options).error().code, Errc::Corrupt);
        options.key.reset();
        QCOMPARE(Connection::open(m_path, options).error().code, Errc::Corrupt);
    }
    void missingFileIsNotFoundAndNotMade()
    {
        QCOMPARE(Connection::open(m_path, encrypted(Access::ReadWrite)).error().code, Errc::NotFound);
        QCOMPARE(Connection::open(m_path, encrypted(Access::ReadOnly)).error().code, Errc::NotFound);
        QVERIFY(!std::filesystem::exists(m_path));
    }
    void anyFlippedByteIsNoticed()
    {
        {
            auto connection = Connection::open(m_path, encrypted());
            fill(*connection);
        }
        const auto whole = contents(m_path);
        // A byte of every page that holds rows, at a place that wanders through the page: contents, IV and MAC.
        const std::size_t pages = whole.size() / kPage;
        QVERIFY(pages > 100);
        int noticed = 0;
        for (std::size_t page = 0; page < pages; page += 7) {
            auto damaged = whole;
            damaged[page * kPage + (page * 997) % kPage] ^= 1;
            writeContents(m_path, damaged);
            const auto error = errorOfReadingAll(m_path);
            QVERIFY2(error.has_value(), std::to_string(page).c_str());
            QCOMPARE(*error, Errc::Corrupt);
            ++noticed;
        }
        QVERIFY(noticed > 10);
        writeContents(m_path, whole);
        QVERIFY(!errorOfReadingAll(m_path));
    }
    void truncatedFileIsCorrupt()
    {
        {
            auto connection = Connection::open(m_path, encrypted());
            fill(*connection);
        }
        const auto whole = contents(m_path);
        for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(100), std::size_t(kPage - 1), std::size_t(kPage),
                                       whole.size() / 2, whole.size() - kPage, whole.size() - 1}) {
            writeContents(m_path, whole.substr(0, size));
            const auto error = errorOfReadingAll(m_path);
            QVERIFY2(error.has_value(), std::to_string(size).c_str());
            QCOMPARE(*error, Errc::Corrupt);
        }
    }
    void plainFilesOpenWithoutKey()
    {
        const OpenOptions plain{.access = Access::Create, .journal = Journal::Rollback};
        {
            auto connection = Connection::open(m_path, plain);
            fill(*connection);
        }
        QVERIFY(contents(m_path).starts_with("SQLite format 3"));
        QVERIFY(!std::filesystem::exists(m_path.string() + "-wal"));
        auto again = Connection::open(m_path, {.access = Access::ReadOnly});
        QCOMPARE(*again->integer("SELECT count(*) FROM t"), 5000);
        QCOMPARE(again->execute("DELETE FROM t").error().code, Errc::Io);
    }

    void valuesComeBackAsBound()
    {
        auto connection = Connection::open(m_path, encrypted());
        QVERIFY(connection->execute("CREATE TABLE v (i INTEGER, r REAL, t TEXT, b BLOB, n TEXT, e TEXT, z BLOB) STRICT"));
        auto insert = connection->prepare("INSERT INTO v VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        const base::Bytes blob{0, 1, 255};
        using namespace std::string_view_literals;
        insert->bindInteger(1, INT64_MIN)
            .bindReal(2, 0.25)
            .bindText(3, "a\0ü"sv)
            .bindBlob(4, blob)
            .bindNull(5)
            .bindText(6, {})
            .bindBlob(7, {});
        QVERIFY(insert->run());
        auto select = connection->prepare("SELECT * FROM v");
        QVERIFY(*select->step());
        QCOMPARE(select->integer(0), INT64_MIN);
        QCOMPARE(select->real(1), 0.25);
        QVERIFY(select->text(2) == "a\0ü"sv);
        QVERIFY(std::ranges::equal(select->blob(3), blob));
        QVERIFY(select->isNull(4));
        QVERIFY(!select->isNull(5) && select->text(5).empty());
        QVERIFY(!select->isNull(6) && select->blob(6).empty());
        QVERIFY(!*select->step());
    }
    void resetForgetsBindings()
    {
        auto connection = Connection::open(m_path, encrypted());
        auto select = connection->prepare("SELECT ?1");
        select->bindInteger(1, 5);
        QVERIFY(*select->step());
        select->reset();
        QVERIFY(*select->step());
        QVERIFY(select->isNull(0));
    }
    void brokenConstraintNamesTheColumnNotTheValue()
    {
        auto connection = Connection::open(m_path, encrypted());
        QVERIFY(connection->execute("CREATE TABLE u (word TEXT UNIQUE) STRICT; INSERT INTO u VALUES ('QQSECRET')"));
        auto insert = connection->prepare("INSERT INTO u VALUES (?1)");
        insert->bindText(1, "QQSECRET");
        const auto error = insert->run().error();
        QCOMPARE(error.code, Errc::AlreadyExists);
        QVERIFY(error.detail.find("u.word") != std::string::npos);
        QVERIFY(error.detail.find("QQSECRET") == std::string::npos);
    }
    void errorsQuoteNothingThatWasGiven()
    {
        auto connection = Connection::open(m_path, encrypted());
        for (const char* sql : {"SELECT QQSECRET", "SELECT nosuch('QQSECRET')", "QQSECRET", "SELECT CAST('QQSECRET' AS INTEGER) -> 'x'"})
            if (const auto result = connection->execute(sql); !result)
                QVERIFY2(result.error().detail.find("QQSECRET") == std::string::npos, sql);
        QVERIFY(!connection->execute("SELECT QQSECRET"));
    }
    void noRowIsNotFound()
    {
        auto connection = Connection::open(m_path, encrypted());
        QCOMPARE(connection->integer("SELECT 1 WHERE 0").error().code, Errc::NotFound);
    }

    void uncommittedTransactionRollsBack()
    {
        auto connection = Connection::open(m_path, encrypted());
        fill(*connection);
        {
            auto transaction = Transaction::begin(*connection);
            QVERIFY(connection->execute("DELETE FROM t"));
            QCOMPARE(connection->changes(), 5000);
        }
        QVERIFY(!connection->inTransaction());
        QCOMPARE(*connection->integer("SELECT count(*) FROM t"), 5000);
        {
            auto transaction = Transaction::begin(*connection);
            QVERIFY(connection->execute("DELETE FROM t"));
            QVERIFY(transaction->commit());
        }
        QCOMPARE(*connection->integer("SELECT count(*) FROM t"), 0);
    }
    void secondWriterIsLocked()
    {
        auto options = encrypted();
        options.busyTimeout = std::chrono::milliseconds(80);
        auto first = Connection::open(m_path, options);
        auto second = Connection::open(m_path, options);
        auto transaction = Transaction::begin(*first);
        QVERIFY(transaction.has_value());
        const auto start = std::chrono::steady_clock::now();
        QCOMPARE(Transaction::begin(*second).error().code, Errc::Locked);
        QVERIFY(std::chrono::steady_clock::now() - start >= options.busyTimeout / 2); // it waited its turn first
    }
    void readerKeepsItsSnapshot()
    {
        auto writer = Connection::open(m_path, encrypted());
        fill(*writer);
        auto reader = Connection::open(m_path, encrypted(Access::ReadOnly));
        auto view = Transaction::begin(*reader, Transaction::Kind::Deferred);
        QCOMPARE(*reader->integer("SELECT count(*) FROM t"), 5000);
        QVERIFY(writer->execute("DELETE FROM t"));
        QCOMPARE(*reader->integer("SELECT count(*) FROM t"), 5000);
        QVERIFY(view->commit());
        QCOMPARE(*reader->integer("SELECT count(*) FROM t"), 0);
    }
    void interruptEndsARunningStatement()
    {
        auto connection = Connection::open(m_path, encrypted());
        std::atomic<bool> done{false};
        std::jthread interrupter([&] {
            while (!done) {
                connection->interrupt(); // again and again: one that comes before the statement starts is lost
                std::this_thread::yield();
            }
        });
        const auto endless = connection->integer("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        done = true;
        QCOMPARE(endless.error().code, Errc::Cancelled);
    }

    void migrationsRunOnceAndInOrder()
    {
        const std::vector<Migration> one{{1, "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)"}};
        const std::vector<Migration> two{one[0], {2, "INSERT INTO a SELECT x + 1 FROM a"}};
        auto connection = Connection::open(m_path, encrypted());
        QCOMPARE(*userVersion(*connection), 0);
        QVERIFY(migrate(*connection, one));
        QVERIFY(migrate(*connection, two));
        QVERIFY(migrate(*connection, two));
        QCOMPARE(*userVersion(*connection), 2);
        QCOMPARE(*connection->integer("SELECT sum(x) FROM a"), 3);
    }
    void failingMigrationLeavesTheVersionBefore()
    {
        auto connection = Connection::open(m_path, encrypted());
        const std::vector<Migration> steps{{1, "CREATE TABLE a (x INTEGER) STRICT"},
                                           {2, "INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1)"}};
        QVERIFY(!migrate(*connection, steps));
        QCOMPARE(*userVersion(*connection), 1);
        QCOMPARE(*connection->integer("SELECT count(*) FROM a"), 0);
    }
    void newerVersionIsLeftUntouched()
    {
        {
            auto connection = Connection::open(m_path, encrypted());
            fill(*connection);
            QVERIFY(connection->execute("PRAGMA user_version = 9"));
        }
        const auto before = contents(m_path);
        const std::vector<Migration> steps{{1, "CREATE TABLE a (x INTEGER) STRICT"}};
        {
            auto connection = Connection::open(m_path, encrypted(Access::ReadWrite));
            QCOMPARE(migrate(*connection, steps).error().code, Errc::NewerVersion);
        }
        QVERIFY(contents(m_path) == before);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::filesystem::path m_path;
};
PLATEGLASS_TEST(TestConnection)
#include "tst_connection.moc"
